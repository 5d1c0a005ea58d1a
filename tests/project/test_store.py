"""Files that are no projects, and projects that two programs change."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aemo_studio.base.errors import OutputError, ProjectError
from aemo_studio.cli import main
from aemo_studio.project import changing, content_key, load_project, lock, save_project
from tests.factories import make_project

IMPOSSIBLE = ["a\0b", "/music/" + "n" * 256, "/" + "folder/" * 700 + "song.wav"]


def _film(document: dict[str, Any], name: str) -> None:
    document["video"]["absolute"] = name


def _analysed_film(document: dict[str, Any], name: str) -> None:
    document["project"]["analysis"]["video"]["path"] = name


def _suggestion(document: dict[str, Any], name: str) -> None:
    document["project"]["recommendations"][0][0]["track"]["file"] = name


def _pick(document: dict[str, Any], name: str) -> None:
    document["project"]["picks"][0]["track"]["file"] = name


@pytest.mark.parametrize("name", IMPOSSIBLE, ids=["zero", "long name", "long path"])
@pytest.mark.parametrize("put", [_film, _analysed_film, _suggestion, _pick])
@pytest.mark.parametrize("command", [["export", "--to", "m3u8"], ["preview"], ["pick"]])
def test_names_that_no_file_can_have(
    command: list[str], put: Callable[[dict[str, Any], str], None], name: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = tmp_path / "p.aemo"
    save_project(make_project(), path)
    document = json.loads(path.read_bytes())
    put(document, name)
    path.write_text(json.dumps(document))
    assert main([command[0], str(path), *command[1:]]) == 6
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("name", ["/音樂/" + "長" * 200 + ".wav", "C:\\Music\\" + "ü" * 250])
def test_names_that_only_another_system_can_have_are_no_damage(name: str, tmp_path: Path) -> None:
    """A name of 200 Chinese characters is usual on Windows and too long for Linux."""
    path = tmp_path / "p.aemo"
    save_project(make_project(), path)
    document = json.loads(path.read_bytes())
    _pick(document, name)
    path.write_text(json.dumps(document))
    assert main(["export", str(path), "--to", "m3u8", "--copy-files"]) == 0
    assert main(["preview", str(path)]) in (3, 6)


def test_an_empty_file_is_a_plain_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.aemo").write_bytes(b"")
    assert main(["pick", str(tmp_path / "p.aemo")]) == 6
    assert "p.aemo is empty (0 bytes)" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices")
def test_devices_and_pipes_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.aemo")
    for path in (Path("/dev/zero"), Path("/dev/null"), tmp_path / "pipe.aemo"):
        with pytest.raises(ProjectError, match="device or a pipe"):
            load_project(path)
        assert main(["recommend", str(path)]) == 6
        assert main(["catalog", "check", str(path)]) == 5
        assert main(["analyze", str(path), "-o", str(tmp_path / "x.aemo")]) == 3


def test_what_another_program_saved_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "p.aemo"
    save_project(make_project(), path)
    key = content_key(path)
    save_project(dataclasses.replace(make_project(), picks=()), path, replacing=key)
    with pytest.raises(OutputError, match="has changed"):
        save_project(make_project(), path, replacing=key)
    assert load_project(path).picks == ()
    path.unlink()
    save_project(make_project(), path, replacing=key)


def test_one_program_at_a_time_changes_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, inside, log = tmp_path / "p.aemo", threading.Event(), list[str]()

    def second() -> None:
        with changing(path):
            log.append("second")

    with changing(path):
        waiting = threading.Thread(target=second)
        waiting.start()
        inside.wait(0.3)
        log.append("first")
    waiting.join(timeout=10)
    assert log == ["first", "second"]
    monkeypatch.setattr(lock, "WAIT_S", 0.1)
    with changing(path), pytest.raises(OutputError, match="try again"), changing(path):
        raise AssertionError("both are inside")


def test_without_a_place_for_the_lock_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("AEMO_STUDIO_CACHE", str(tmp_path / "file"))
    path = tmp_path / "p.aemo"
    save_project(make_project(), path)
    assert main(["pick", str(path), "--clear"]) == 0
    assert load_project(path).picks == ()
