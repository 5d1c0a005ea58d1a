"""Exporting through the window: for a program, for people, as data, all at once into one folder."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs.export import ExportDialog
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.processes.folder_export import FolderRequest
from aemo_studio.gui.processes.rendered_export import prepare
from aemo_studio.output.export.programs import PROGRAMS
from aemo_studio.project import load_project
from tests.factories import make_project

WAIT_MS = 60_000


@pytest.fixture
def desk(window: MainWindow, talk_project: Path) -> MainWindow:
    """With a project open whose name is `talk`."""
    window.session.load(load_project(talk_project), talk_project)
    return window


def dialog_of(window: MainWindow, program: str = "", *formats: str) -> ExportDialog:
    """The dialog, with just these formats chosen."""
    window.actions_by_name["export"].trigger()
    dialog = window.dialogs.open_now["export"]
    assert isinstance(dialog, ExportDialog)
    if program:
        dialog.choice.choose_program(program)
    for name in dialog.choice.formats() if formats else ():
        dialog.choice.set_format(name, False)
    for name in formats:
        dialog.choice.set_format(name)
    return dialog


def exported(qtbot: QtBot, dialog: ExportDialog, folder: Path) -> None:
    dialog.choice.folder.setText(str(folder))
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.running.isVisible(), timeout=WAIT_MS)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_editing_program_chooses_the_formats_and_is_remembered(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in PROGRAMS:
        proposed = tuple(each.name for each in program.formats if each.proposed)
        dialog = dialog_of(desk, program.name)
        assert dialog.choice.formats() == proposed, program.name
        dialog.reject()
    dialog = dialog_of(desk, "avid")
    dialog.choice.set_format("avid-markers", False)
    dialog.choice.set_format("html")
    dialog.choice.options.language.setCurrentIndex(1)
    exported(qtbot, dialog, tmp_path)
    assert names_in(tmp_path) == {"talk.aaf", "talk.html"}
    assert 'lang="zh-TW"' in (tmp_path / "talk.html").read_text(encoding="utf-8")
    assert "Exported talk.aaf and 1 more" in desk.status.message.text()
    page = dialog.finished_page
    assert page.how.text() == "How to open it in Avid Media Composer"
    assert not page.steps.isVisible()
    page.how.click()
    assert "Import Media" in page.steps.toPlainText()
    assert "Import Markers" not in page.steps.toPlainText(), "only of what was written"
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    page.show_folder.click()
    assert shown == [QUrl.fromLocalFile(str(tmp_path))]
    page.close_button.click()
    again = dialog_of(desk)
    assert again.choice.program.name == "avid"
    assert again.choice.formats() == ("aaf", "html")
    assert again.choice.folder.text() == str(tmp_path)


def test_existing_files_are_listed_first_and_nothing_is_lost_unasked(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also `talk-2.edl`, of which no file dialog knows."""
    parts = (b"first", b"second")
    monkeypatch.setattr(
        "aemo_studio.output.export.resolve_edl.render_resolve_edls", lambda *_: parts
    )
    place, second = tmp_path / "talk.edl", tmp_path / "talk-2.edl"
    place.write_bytes(b"mine")
    second.write_bytes(b"mine too")
    dialog = dialog_of(desk, "resolve", "resolve-edl", "srt")

    def again() -> None:
        exported(qtbot, dialog, tmp_path)
        assert dialog.there.isVisible()
        listed = [dialog.there.files.item(n).text() for n in range(dialog.there.files.count())]
        assert listed == [str(place), str(second)]

    again()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.choice.isVisible()
    assert names_in(tmp_path) == {place.name, second.name}
    for _ in range(2):  # what is written already loses nothing
        again()
        QTest.keyClick(dialog.there.keep, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.finished_page.isVisible, timeout=WAIT_MS)
        dialog.finished_page.more.click()
    assert {path.name: path.read_bytes()[:8] for path in tmp_path.glob("*.edl")} == {
        "talk.edl": b"mine",
        "talk-2.edl": b"mine too",
        "talk (2).edl": b"first",
        "talk (2)-2.edl": b"second",
    }
    assert (tmp_path / "talk (2).srt").is_file(), "all files of an export have one name"
    again()
    dialog.there.replace.click()
    qtbot.waitUntil(dialog.finished_page.isVisible, timeout=WAIT_MS)
    assert (place.read_bytes(), second.read_bytes()) == parts


def test_a_bundle_holds_the_chosen_formats_with_the_music(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path
) -> None:
    there = tmp_path / "talk bundle"
    there.mkdir()
    (there / "README.txt").write_text("mine")
    dialog = dialog_of(desk, "kdenlive", "otio", "csv")
    dialog.choice.options.bundle.setChecked(True)
    exported(qtbot, dialog, tmp_path)
    assert dialog.there.files.item(0).text() == str(there)
    dialog.there.keep.click()
    qtbot.waitUntil(dialog.finished_page.isVisible, timeout=WAIT_MS)
    assert names_in(there) == {"README.txt"}
    written = tmp_path / "talk (2) bundle"
    assert {path.suffix for path in written.iterdir()} == {".csv", ".otio", ".txt"}
    assert names_in(tmp_path) == {there.name, written.name}


def test_stems_can_be_cancelled_and_fail_with_a_sentence(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path
) -> None:
    dialog = dialog_of(desk, "reaper", "stems")
    dialog.choice.folder.setText(str(tmp_path))
    dialog.export.click()
    qtbot.waitUntil(lambda: dialog.run.child.running, timeout=WAIT_MS)
    dialog.running.cancel.click()
    qtbot.waitUntil(dialog.choice.isVisible, timeout=10_000)
    exported(qtbot, dialog, tmp_path)
    assert dialog.choice.isVisible(), "what was chosen stays"
    assert "no picks" in desk.messages.dialog.text()  # type: ignore[union-attr]
    assert list(tmp_path.glob("*stems*")) == []


def test_the_film_with_the_music_is_rendered_by_a_child(
    desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is there already is asked about like every other file."""
    there = tmp_path / "talk.preview.mp4"
    there.write_bytes(b"mine")
    dialog = dialog_of(desk, "final-cut", "preview")
    dialog.choice.folder.setText(str(tmp_path))
    plan = dialog.choice.plan()
    prepared = prepare(load_project(desk.session.path), plan, lambda _n: None)  # type: ignore[arg-type]
    assert prepared.in_the_way() == [there]
    assert prepared.rendered == ()
    words = FolderRequest("preview", there, plan.options, replace=True).arguments(Path("p.aemo"))
    assert words == ["preview", "--events", f"--output={there}", "--force", "--", "p.aemo"]


def test_what_cannot_be_written_is_said(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = dialog_of(desk, "resolve", "csv")
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path / "none")
    dialog.choice.choose.click()
    exported(qtbot, dialog, tmp_path / "none")
    assert "no folder" in desk.messages.dialog.text()  # type: ignore[union-attr]
    dialog.choice.set_format("csv", False)
    assert not dialog.export.isEnabled(), "nothing is chosen"
    assert dialog.choice.summary.text() == "Choose what is to be written."


def test_the_dialog_says_what_is_missing_and_asks_only_what_matters(window: MainWindow) -> None:
    """A film that is not there, without picks."""
    window.session.load(dataclasses.replace(make_project(), picks=()), None)
    dialog = dialog_of(window, "final-cut", "fcpxml")
    choice = dialog.choice
    assert "Nothing is picked" in choice.summary.text()
    assert "has moved" in choice.summary.text()
    options = choice.options
    assert not options.language.isVisible()
    assert not options.copy_music.isVisible()
    choice.set_format("html")
    choice.set_format("m3u8")
    choice.set_format("cuesheet-xlsx")
    assert options.language.isVisible()
    assert options.copy_music.isVisible()
    assert options.company.isVisible()
    options.bundle.setChecked(True)
    assert not options.copy_music.isVisible(), "the bundle has the music"


def test_beats_and_levels_are_asked_for_where_they_are_written(
    qtbot: QtBot, desk: MainWindow, tmp_path: Path
) -> None:
    dialog = dialog_of(desk, "premiere", "csv")
    form = dialog.choice.options
    assert form.beats.isHidden()
    assert form.levels.isHidden()
    assert dialog.choice.plan().options.beats is None
    dialog = dialog_of(desk, "premiere", "fcp7-xml")
    form = dialog.choice.options
    form.beats.setCurrentIndex(form.beats.findData("bars"))
    form.levels.setChecked(True)
    plan = dialog.choice.plan()
    assert (plan.options.beats, plan.levels) == ("bars", True)
    assert desk.session.project is not None
    prepared = prepare(desk.session.project, plan, lambda _number: None)
    assert prepared.plan.options.levels is not None
    words = FolderRequest("bundle", tmp_path, plan.options, plan.formats, levels=True)
    assert {"--beats=bars", "--levels"} <= set(words.arguments(tmp_path / "p.aemo"))
    stems = FolderRequest("stems", tmp_path, plan.options, levels=True)
    assert not {"--beats=bars", "--levels"} & set(stems.arguments(tmp_path / "p.aemo"))
    dialog.choice.remember()
    again = dialog_of(desk, "premiere", "fcp7-xml").choice.options
    assert (again.beats.currentData(), again.levels.isChecked()) == ("bars", True)
