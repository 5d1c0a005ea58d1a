"""Recovery files: unsaved work survives a crash, is offered until answered, never in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.document import autosave
from aemo_studio.gui.document.differences import sentences_about
from aemo_studio.gui.document.recovery import Recovered, RecoveryFile, find_recovered
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


def offers(session: Session) -> list[Recovered]:
    heard: list[Recovered] = []
    session.recovered.connect(heard.extend)
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
    assert found.path == saved
    session.restore(found)
    assert session.project.edit_of(0).note == "before the crash"
    assert (session.path, session.dirty) == (saved, True)
    qtbot.waitUntil(lambda: len(kept(state)) == 1, timeout=20_000)
    session.save()
    assert load_project(saved).edit_of(0).note == "before the crash"
    heard.clear()
    session.open(saved)
    assert heard == []


def test_what_is_left_for_later_is_offered_again_and_never_twice_at_once(
    session: Session, saved: Path, state: Path
) -> None:
    crash(saved, "x")
    heard = offers(session)
    session.open(saved)
    session.open(saved)
    assert len(heard) == 1, "it was not answered yet"
    session.postpone(heard[0])
    session.offer_unsaved()
    assert [found.path for found in heard] == [saved, saved]
    session.dismiss(heard[1])
    assert list(state.iterdir()) == []


def test_at_the_start_all_work_is_offered_of_saved_projects_too(
    session: Session, saved: Path
) -> None:
    for path, note in ((None, "first"), (saved, "second"), (None, "third")):
        crash(path, note)
    heard = offers(session)
    session.offer_unsaved()
    assert [found.project.edit_of(0).note for found in heard] == ["third", "second", "first"]
    session.restore(heard[1])
    assert (session.path, session.dirty) == (saved, True)


def test_what_differs_is_said_in_words(session: Session, saved: Path, qtbot: QtBot) -> None:
    def told(edit: Callable[[], object], path: Path | None = saved) -> tuple[str, ...]:
        session.load(film(), path)
        edit()
        session.keep_safe_now()
        (file,) = (state_folder() / "recovery").glob("*.recovery")
        assert session.project is not None
        return sentences_about(
            Recovered(session.project, path, datetime.now(UTC), file, QLockFile(""))
        )

    assert told(lambda: session.set_note(0, "x")) == ("Not saved: notes (1)",)
    assert told(lambda: session.split_scene(20.0)) == ("Not saved: scene boundaries (5 scenes)",)
    (both,) = told(lambda: (session.set_emotion(0, Emotion.SAD), session.add_marker(3.0)))
    assert both == "Not saved: emotions (1), markers (1)"
    (new,) = told(lambda: session.set_note(2, "z"), None)
    assert "notes (" in new
    assert "choice of music" not in new
    os.utime(saved, (2e9, 2e9))
    assert len(told(lambda: session.set_note(1, "y"))) == 2, "saved again since then"


def test_the_work_of_a_window_that_lives_is_not_offered(
    session: Session, saved: Path, state: Path, qtbot: QtBot
) -> None:
    session.open(saved)
    session.set_note(0, "mine")
    qtbot.waitUntil(lambda: len(kept(state)) == 1, timeout=20_000)
    second = Session()
    heard = offers(second)
    second.open(saved)
    assert heard == []
    second.load(film(), None)
    second.set_emotion(0, Emotion.SAD)
    qtbot.waitUntil(lambda: len(kept(state)) == 2, timeout=20_000)
    second.close()
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
    assert find_recovered(tmp_path / "p.aemo") == (), "it is being offered"
    assert same(found.project.scenes, project.scenes)
    assert found.project.recommendations == project.recommendations


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
