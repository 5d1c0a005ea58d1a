"""Helper processes: answers, crashes, cancelling."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from aemo_studio.base.errors import Cancelled
from aemo_studio.base.progress import CancelToken
from aemo_studio.music.own_music.helper_processes import Failed, work_on


def shout(path: Path) -> str:
    if path.name == "crash":
        os._exit(9)
    if path.name == "slow":
        time.sleep(30)
    return path.name.upper()


def test_a_crash_costs_one_file() -> None:
    paths = [Path(name) for name in ("a", "crash", "b", "c")]
    answers = {path.name: said for path, said in work_on(paths, shout, 2, CancelToken())}
    assert {name: said for name, said in answers.items() if name != "crash"} == {
        "a": "A", "b": "B", "c": "C",
    }  # fmt: skip
    assert isinstance(answers["crash"], Failed)
    assert "also when tried alone" in str(answers["crash"].reason)


def die_beside_others(path: Path) -> str:
    """Dies the first time that it is asked for this file, as through a neighbour's fault."""
    if not path.exists():
        path.touch()
        os._exit(9)
    return path.name


def test_a_file_whose_helper_died_is_tried_once_more(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}" for n in range(3)]
    assert dict(work_on(paths, die_beside_others, 2, CancelToken())) == {p: p.name for p in paths}


def die(path: Path) -> str:
    with (path.parent / "tried").open("a") as file:
        file.write(".")
    os._exit(9)


def test_where_helpers_only_die_a_large_folder_does_not_take_hours(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}" for n in range(60)]
    answers = dict(work_on(paths, die, 2, CancelToken()))
    assert set(answers) == set(paths)
    assert all(isinstance(answer, Failed) for answer in answers.values())
    assert len((tmp_path / "tried").read_text()) < 20


def test_nothing_to_do() -> None:
    assert list(work_on([], shout, 2, CancelToken())) == []


def test_cancelling_ends_the_processes_at_once() -> None:
    token = CancelToken()
    answers = work_on([Path("a"), Path("slow")], shout, 1, token)
    assert next(answers) == (Path("a"), "A")
    token.cancel()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        next(answers)
    assert time.monotonic() - started < 5
