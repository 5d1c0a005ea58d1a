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
    assert "brought the decoder down" in answers["crash"]


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
