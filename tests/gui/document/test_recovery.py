"""Recovery files: unsaved work survives a crash, is offered once, and never in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.document import autosave
from aemo_studio.gui.document.recovery import RecoveryFile, find_recovered
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.remembered.settings import state_folder
from aemo_studio.project import load_project, save_project
from tests.equality import same
from tests.project.editing.films import film


@pytest.fixture(autouse=True)
def state(own_settings: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the recovery files of this test lie; they are written at once."""
    monkeypatch.setattr(autosave, "WAIT_MS", 0)
    return state_folder() / "recovery"


@pytest.fixture
def session(qtbot: QtBot, state: Path) -> Iterator[Session]:
    made = Session()
    yield made
    made.close()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "中文 cut #1 🎬.aemo"
    save_project(film(), path)
    return path


def kept(state: Path) -> list[Path]:
    return sorted(state.glob("*.recovery"))


def crash(path: Path | None, note: str) -> None:
    """A program that edits the project at `path` (or one never saved) and is killed."""
    code = f"""
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from aemo_studio.gui.document.session import Session
from tests.project.editing.films import film
session = Session()
path = {str(path) if path else None!r}
session.open(Path(path)) if path else session.load(film(), None)
session.set_note(0, {note!r})
session.keep_safe_now()
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


def offers(session: Session) -> list[object]:
    heard: list[object] = []
    session.recovered.connect(heard.append)
    return heard


def test_unsaved_work_is_kept_and_saving_removes_it(
    session: Session, saved: Path, state: Path, qtbot: QtBot
) -> None:
    session.open(saved)
    assert kept(state) == []
    before = saved.read_bytes()
    session.set_note(0, "unsaved")
    qtbot.waitUntil(lambda: len(kept(state)) == 1, timeout=20_000)
    assert saved.read_bytes() == before
    session.save()
    qtbot.waitUntil(lambda: kept(state) == [], timeout=20_000)
    assert list(state.iterdir()) == []


def test_undoing_to_what_was_saved_and_closing_remove_it(
    session: Session, saved: Path, state: Path, qtbot: QtBot
) -> None:
    session.open(saved)
    session.set_note(0, "unsaved")
    qtbot.waitUntil(lambda: len(kept(state)) == 1, timeout=20_000)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: kept(state) == [], timeout=20_000)
    session.undo_stack.redo()
    qtbot.waitUntil(lambda: len(kept(state)) == 1, timeout=20_000)
    session.close()
    assert list(state.iterdir()) == []


def test_after_a_crash_it_is_offered_once_and_can_be_restored(
    session: Session, saved: Path, state: Path, qtbot: QtBot
) -> None:
    crash(saved, "before the crash")
    heard = offers(session)
    session.open(saved)
    assert session.project is not None
    assert session.project.edit_of(0).note == ""
    (found,) = heard
    assert found.path == saved  # type: ignore[attr-defined]
    session.restore(found)  # type: ignore[arg-type]
    assert session.project.edit_of(0).note == "before the crash"
    assert (session.path, session.dirty) == (saved, True)
    qtbot.waitUntil(lambda: len(kept(state)) == 1, timeout=20_000)
    assert not list(state.glob("*.offered"))
    session.save()
    assert load_project(saved).edit_of(0).note == "before the crash"
    heard.clear()
    session.open(saved)
    assert heard == []


def test_what_was_not_answered_is_not_offered_again_and_not_lost_either(
    session: Session, saved: Path, state: Path
) -> None:
    crash(saved, "x")
    heard = offers(session)
    session.open(saved)
    session.open(saved)
    assert len(heard) == 1
    assert len(list(state.glob("*.offered"))) == 1
    session.dismiss(heard[0])  # type: ignore[arg-type]
    assert list(state.iterdir()) == []


def test_projects_never_saved_are_offered_too_all_of_them(session: Session, saved: Path) -> None:
    crash(None, "first")
    crash(None, "second")
    heard = offers(session)
    session.open(saved)
    assert heard == []
    session.offer_unsaved()
    notes = [found.project.edit_of(0).note for found in heard]  # type: ignore[attr-defined]
    assert notes == ["second", "first"]
    session.restore(heard[1])  # type: ignore[arg-type]
    assert (session.path, session.dirty) == (None, True)


def test_the_work_of_a_window_that_lives_is_not_offered(
    session: Session, saved: Path, state: Path, qtbot: QtBot
) -> None:
    session.open(saved)
    session.set_note(0, "mine")
    qtbot.waitUntil(lambda: len(kept(state)) == 1, timeout=20_000)
    second = Session()
    heard = offers(second)
    second.open(saved)
    second.set_emotion(0, Emotion.SAD)
    qtbot.waitUntil(lambda: len(kept(state)) == 2, timeout=20_000)
    second.close()
    assert heard == []
    assert len(kept(state)) == 1


def test_a_damaged_recovery_stands_in_nobodys_way(
    session: Session, saved: Path, state: Path
) -> None:
    crash(saved, "x")
    (file,) = kept(state)
    file.write_bytes(file.read_bytes()[:100])
    heard = offers(session)
    assert session.open(saved)
    assert heard == []


def test_the_latest_state_is_written_and_is_whole(state: Path, tmp_path: Path) -> None:
    file = RecoveryFile(tmp_path / "p.aemo")
    project = film()
    file.write(project)
    file.write(project)
    del file
    (found,) = find_recovered(tmp_path / "p.aemo")
    assert same(found.project.scenes, project.scenes)
    assert found.project.recommendations == project.recommendations
    assert find_recovered(tmp_path / "p.aemo") == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told_once(
    session: Session, qtbot: QtBot, state: Path
) -> None:
    state.mkdir(parents=True)
    state.chmod(0o500)
    assert_told_once(session, qtbot)


def test_a_state_folder_that_is_a_file_is_told_once(session: Session, qtbot: QtBot) -> None:
    state_folder().write_text("in the way")
    assert_told_once(session, qtbot)


def assert_told_once(session: Session, qtbot: QtBot) -> None:
    told: list[str] = []
    session.failed.connect(told.append)
    session.load(film(), None)
    session.set_note(0, "a")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    session.set_note(0, "b")
    qtbot.wait(100)
    assert len(told) == 1
    assert told[0].startswith("Unsaved work cannot be kept safe. ")
