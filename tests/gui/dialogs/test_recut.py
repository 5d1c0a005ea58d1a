"""A project is moved to a new cut of its film from the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.project import SceneEdit
from aemo_studio.gui.dialogs.recut import RecutDialog
from aemo_studio.gui.processes.child import ChildProcess
from aemo_studio.gui.processes.events import Progress, RecutList, read_event
from tests.factories import make_project


class Child:
    """Stands for the child process: what it is asked, and what it tells."""

    asked: tuple[str, ...] = ()

    @classmethod
    def start(cls, child: ChildProcess, arguments: list[str]) -> None:
        cls.asked = tuple(arguments)
        child.reported.emit(Progress("film", 0.5))


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RecutDialog:
    def start(child: ChildProcess, arguments: Callable[[Path], list[str]]) -> None:
        Child.start(child, arguments(tmp_path))

    monkeypatch.setattr(ChildProcess, "start", start)
    project = replace(make_project(), edits=(SceneEdit(note="soft"), SceneEdit(), SceneEdit()))
    made = RecutDialog(project, tmp_path / "cut.aemo", "cpu")
    qtbot.addWidget(made)
    return made


def test_it_proposes_a_place_that_is_not_the_old_project(
    dialog: RecutDialog, tmp_path: Path
) -> None:
    assert not dialog.start_button.isEnabled()
    dialog.choose(tmp_path / "cut.mov")
    assert dialog.target.text() == str(tmp_path / "cut recut.aemo")
    assert dialog.start_button.isEnabled()
    dialog.target.setText(str(tmp_path / "cut.aemo"))
    assert not dialog.start_button.isEnabled()
    assert "stays" in dialog.message.text()


def test_it_asks_the_command_line_and_shows_the_list(
    dialog: RecutDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.choose(tmp_path / "new.mov")
    assert not dialog.old_list.isEnabled()
    dialog.cut_list.setText(str(tmp_path / "new.edl"))
    dialog.old_list.setText(str(tmp_path / "old.edl"))
    dialog.start_button.click()
    assert Child.asked[0] == "conform"
    assert f"--old-edl={tmp_path / 'old.edl'}" in Child.asked
    assert f"--edl={tmp_path / 'new.edl'}" in Child.asked
    assert Child.asked[-1] == str(tmp_path / "new.mov")
    assert dialog.progress.value() == 500
    assert not dialog.film.isEnabled()
    child = dialog.work._child
    told = read_event(b'{"event":"recut","shots":9,"sentences":["91% found","gone: shot 2"]}')
    assert isinstance(told, RecutList)
    child.reported.emit(told)
    child.done.emit(None)
    assert dialog.message.text() == "91% found"
    assert dialog.changes.item(0).text() == "gone: shot 2"
    with qtbot.waitSignal(dialog.open_wanted) as opened:
        dialog.open_button.click()
    assert opened.args == [tmp_path / "new.aemo"]


def test_a_refusal_is_shown_and_can_be_mended(dialog: RecutDialog, tmp_path: Path) -> None:
    dialog.choose(tmp_path / "new.mov")
    dialog.start_button.click()
    dialog.work._child.failed.emit("edit", "new.mov shares nothing with the film.")
    assert dialog.message.text() == "new.mov shares nothing with the film."
    assert dialog.start_button.isEnabled()
    assert dialog.open_button.isHidden()
