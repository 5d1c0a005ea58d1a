"""Importing own music: a folder by a real child, tables with columns of any name."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.gui.dialogs.import_music import ImportDialog
from aemo_studio.gui.dialogs.preferences import PreferencesDialog
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.music.catalogue.store import load_catalogue
from tests.song_factory import Part, song, write_song

WAIT_MS = 60_000


def dialog_of(window: MainWindow) -> ImportDialog:
    window.actions_by_name["import music"].trigger()
    dialog = window.dialogs.open_now["import music"]
    assert isinstance(dialog, ImportDialog)
    return dialog


def start(dialog: ImportDialog) -> None:
    QTest.mouseClick(dialog.form.start, Qt.MouseButton.LeftButton)


def chosen(qtbot: QtBot, dialog: ImportDialog, source: Path) -> None:
    """With its columns read."""
    dialog.choose(source)
    qtbot.waitUntil(lambda: bool(dialog.form.target.text()), timeout=WAIT_MS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One piece (a second would be listened to by a second helper), oddly named."""
    folder = tmp_path / "我的 music #1"
    folder.mkdir()
    write_song(folder / "piece.wav", song(bpm=140, parts=(Part(4),)))
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A spreadsheet with columns that nothing recognises as the title."""
    book = openpyxl.Workbook()
    for row in (
        ("Bezeichnung", "Interpret", "Stimmung", "Dauer"),
        ("Sommer", "Anna", "happy", "2:10"),
        ("Winter", "Bert", "sad", "3:00"),
        ("Nebel", "Carl", "foggy", "3:10"),
    ):
        book.active.append(row)
    path = tmp_path / "Musik, alt.xlsx"
    book.save(path)
    return path


def test_a_folder_becomes_a_catalogue_in_use(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    dialog = dialog_of(window)
    dialog.choose(folder)
    assert dialog.form.columns.isHidden(), "a folder has no columns"
    start(dialog)
    assert dialog.work.pid, "a child listens; the window does not"
    with qtbot.waitSignal(dialog.work.imported, timeout=WAIT_MS):
        pass
    assert "1 track is in the catalogue" in dialog.form.words.text()
    catalogue = folder.parent / "我的 music #1.csv"
    assert len(load_catalogue(str(catalogue)).tracks) == 1
    assert str(catalogue) in window.preferences.now.catalogues


def test_a_table_is_mapped_by_hand_where_the_guess_fails(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    dialog = dialog_of(window)
    chosen(qtbot, dialog, table)
    columns = dialog.form.columns
    assert columns.columns()["moods"] == "stimmung", "this one was guessed"
    assert not dialog.form.start.isEnabled(), "a title is needed"
    title = columns.chooser("title")
    title.setCurrentIndex(title.findData("bezeichnung"))
    title.activated.emit(title.currentIndex())
    length = columns.chooser("duration_s")
    length.setCurrentIndex(0)
    start(dialog)
    with qtbot.waitSignal(dialog.work.imported, timeout=WAIT_MS):
        pass
    assert "3 tracks" in dialog.form.words.text()
    assert "foggy" in dialog.form.problems.toPlainText()
    made = load_catalogue(str(table.parent / "Musik, alt catalogue.csv"))
    assert {track.title for track in made.tracks} == {"Sommer", "Winter"}
    assert all(track.duration_s is None for track in made.tracks), "left out by hand"


def test_a_file_that_is_there_is_not_overwritten_unasked(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    dialog = dialog_of(window)
    chosen(qtbot, dialog, table)
    precious = table.parent / "precious.csv"
    precious.write_text("mine", encoding="utf-8")
    title = dialog.form.columns.chooser("title")
    title.setCurrentIndex(1)
    title.activated.emit(1)
    dialog.form.target.setText(str(precious))
    start(dialog)
    assert "already" in dialog.form.words.text()
    assert precious.read_text(encoding="utf-8") == "mine"


def test_what_is_no_table_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(window)
    (tmp_path / "no.xlsx").write_bytes(b"PK nonsense")
    dialog.choose(tmp_path / "no.xlsx")
    qtbot.waitUntil(lambda: "cannot be read" in dialog.form.words.text(), timeout=WAIT_MS)
    assert not dialog.form.start.isEnabled()


def answered(qtbot: QtBot, dialog: ImportDialog, chooser: Chooser, answer: object) -> list[str]:
    """Chooses another answer about a table; the heads that are shown then."""
    preview = dialog.form.shape.preview

    def heads() -> list[str]:
        items = [preview.horizontalHeaderItem(n) for n in range(preview.columnCount())]
        return [item.text() for item in items if item is not None]

    before = heads()
    chooser.setCurrentIndex(chooser.findData(answer))
    chooser.activated.emit(chooser.currentIndex())
    qtbot.waitUntil(lambda: heads() != before, timeout=WAIT_MS // 4)
    return heads()


def test_the_encoding_that_was_guessed_is_shown_and_can_be_changed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_bytes("歌名,歌手,情緒\n夜曲,周杰倫,sad\n".encode("big5"))
    dialog = dialog_of(window)
    chosen(qtbot, dialog, tmp_path / "list.csv")
    shape, columns = dialog.form.shape, dialog.form.columns
    assert shape.encoding.currentText() == "Big5 (guessed)"
    assert shape.sheet.isHidden()
    cell = shape.preview.item(0, 1)
    assert cell is not None
    assert cell.text() == "周杰倫"
    heads = answered(qtbot, dialog, shape.encoding, "cp1252")
    assert heads[0] != "歌名"
    assert not dialog.form.start.isEnabled(), "no head is a title any more"
    assert answered(qtbot, dialog, shape.encoding, "big5") == ["歌名", "歌手", "情緒"]
    assert columns.columns()["title"] == "歌名"
    assert shape.encoding.currentText() == "Big5", "said, no longer guessed"
    shape.encoding.setCurrentIndex(shape.encoding.findData("utf-8"))
    shape.encoding.activated.emit(shape.encoding.currentIndex())
    qtbot.waitUntil(lambda: "is not text in utf-8" in dialog.form.words.text(), timeout=WAIT_MS)
    assert not dialog.form.start.isEnabled()


def test_another_sheet_and_another_row_of_heads_are_imported_as_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Old"
    for row in (("Title", "Artist", "Mood"), ("A", "Ana", "sad")):
        book.active.append(row)
    new = book.create_sheet("New")
    for row in (("Title", "Interpret", "Mood"), ("Titre", "Artiste", "Humeur"), ("B", "Bo", "sad")):
        new.append(row)
    book.save(tmp_path / "list.xlsx")
    dialog = dialog_of(window)
    chosen(qtbot, dialog, tmp_path / "list.xlsx")
    shape = dialog.form.shape
    assert shape.sheet.currentText() == "Old (guessed)"
    assert shape.encoding.isHidden()
    assert answered(qtbot, dialog, shape.sheet, "New") == ["title", "interpret", "mood"]
    assert shape.head_row.currentText() == "1 (guessed)"
    assert answered(qtbot, dialog, shape.head_row, 2) == ["titre", "artiste", "humeur"]
    start(dialog)
    with qtbot.waitSignal(dialog.work.imported, timeout=WAIT_MS):
        pass
    (track,) = load_catalogue(str(tmp_path / "list catalogue.csv")).tracks
    assert (track.title, track.artist) == ("B", "Bo")


def test_a_killed_import_is_said_and_can_be_repeated(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    dialog = dialog_of(window)
    dialog.choose(folder)
    start(dialog)
    os.kill(dialog.work.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: "ended unexpectedly" in dialog.form.words.text(), timeout=WAIT_MS)
    assert dialog.form.start.isEnabled()


def test_cancelling_and_closing_end_the_child(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    dialog = dialog_of(window)
    dialog.choose(folder)
    start(dialog)
    with qtbot.waitSignal(dialog.work.cancelled, timeout=10_000):
        QTest.mouseClick(dialog.form.close_button, Qt.MouseButton.LeftButton)
    assert "Cancelled" in dialog.form.words.text()
    assert not dialog.work.pid


def test_preferences_that_are_open_hear_of_it(window: MainWindow, tmp_path: Path) -> None:
    window.actions_by_name["preferences"].trigger()
    asking = window.dialogs.open_now["preferences"]
    assert isinstance(asking, PreferencesDialog)
    mine = tmp_path / "mine.csv"
    mine.write_text("title,artist,moods\nA,B,happy\n", encoding="utf-8")
    dialog_of(window).use_wanted.emit(str(mine))
    assert asking.catalogues.box(str(mine)).isChecked()
    asking.accept()
    assert str(mine) in window.preferences.now.catalogues
