"""Importing own music through the window: a real child listens, the table takes moods."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import soundfile
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from aemo_studio.gui.dialogs import file_dialogs as files
from aemo_studio.gui.dialogs.import_music import ImportDialog
from aemo_studio.gui.dialogs.import_rows import ImportColumn, Kind
from aemo_studio.gui.dialogs.preferences import PreferencesDialog
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.processes import music_batch
from aemo_studio.gui.processes.events import Imported
from aemo_studio.gui.processes.music_batch import BatchState
from aemo_studio.gui.remembered.library import own_music
from aemo_studio.gui.widgets.chooser import Chooser
from aemo_studio.music.catalogue.store import load_catalogue
from tests.song_factory import Part, song, write_song

pytestmark = pytest.mark.slow

WAIT_MS = 60_000
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
CORNER = QPoint(5, 5)
COPY = Qt.DropAction.CopyAction


def dialog_of(window: MainWindow) -> ImportDialog:
    window.actions_by_name["import music"].trigger()
    dialog = window.dialogs.open_now["import music"]
    assert isinstance(dialog, ImportDialog)
    return dialog


def drop_on(target: object, *paths: Path, at: QPoint = CORNER) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(target, QDragEnterEvent(at, COPY, data, LEFT, NONE))  # type: ignore[arg-type]
    QApplication.sendEvent(target, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))  # type: ignore[arg-type]


def finished(qtbot: QtBot, window: MainWindow) -> None:
    batch = window.dialogs.music.batch
    qtbot.waitUntil(lambda: batch.state is BatchState.DONE, timeout=WAIT_MS)


def cells(dialog: ImportDialog) -> list[tuple[str, ...]]:
    """State, title, mood and remark of each row that is shown."""
    shown, wanted = dialog.progress_page.table.shown, (0, 1, 3, 5)
    rows = range(shown.rowCount())
    return [tuple(str(shown.index(row, column).data()) for column in wanted) for row in rows]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A piece, a silence (of which no mood can be told), and what is no music, oddly named."""
    folder = tmp_path / "我的 music #1"
    folder.mkdir()
    write_song(folder / "piece.wav", song(bpm=140, parts=(Part(4),)))
    soundfile.write(folder / "silence.wav", np.zeros(22_050, np.float32), 22_050)
    (folder / "broken.mp3").write_text("no music")
    return folder


def test_a_dropped_folder_becomes_a_table_and_moods_are_typed_into_it(
    qtbot: QtBot, window: MainWindow, talk_project: Path, folder: Path
) -> None:
    """With a film open: it gets the new library, while the window stays usable."""
    assert window.open(talk_project)
    dialog = dialog_of(window)
    assert not dialog.isModal()
    drop_on(dialog.zone, folder)
    assert dialog.pages.currentWidget() is dialog.progress_page
    assert window.import_status.isVisible()
    said: list[str] = []
    window.dialogs.music.batch.changed.connect(
        lambda: said.append(window.import_status.words.text())
    )
    finished(qtbot, window)
    assert any(" of 3 · " in words for words in said), said
    table = dialog.progress_page.table
    assert [row[:3] for row in cells(dialog)] == [
        ("✕", "broken.mp3", "Retry"),
        ("?", "silence", "Choose a mood…"),
        ("✓", "piece", cells(dialog)[2][2]),
    ]
    assert cells(dialog)[0][3].startswith("broken.mp3 is not"), "without the long path"
    assert window.import_status.words.text() == "2 imported · 1 without a mood · 1 failed"
    project = window.session.project
    assert project is not None
    assert project.catalogues[-1] == str(own_music())
    type_mood(dialog, table.shown.index(1, ImportColumn.MOOD), "grief")
    assert cells(dialog)[1][:3] == ("✓", "silence", "grief"), "it stays where it was"
    with qtbot.waitSignal(window.dialogs.music.batch.usable, timeout=WAIT_MS):
        pass
    moods = {t.title: t.moods for t in load_catalogue(str(own_music())).tracks}
    assert moods["silence"] == ("grief",)
    assert table.count(Kind.MOODLESS) == 0


def test_a_click_retries_one_file_and_a_button_all(
    window: MainWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch, dialog = window.dialogs.music.batch, dialog_of(window)
    tried: list[tuple[tuple[Path, ...], bool]] = []
    monkeypatch.setattr(
        batch.work, "start", lambda sources, _to, retry: tried.append((tuple(sources), retry))
    )
    broken, other = folder / "broken.mp3", folder / "piece.wav"
    failed = tuple((str(path).lstrip("/"), "damaged") for path in (broken, other))
    dialog.take([folder])
    batch.work.imported.emit(Imported(str(own_music()), 0, 0, 2, failed=failed))
    QTest.qWait(50)
    page = dialog.progress_page
    click(dialog, page.table.shown.index(0, ImportColumn.MOOD))
    batch.work.imported.emit(Imported(str(own_music()), 0, 0, 0))
    qtbot.waitUntil(lambda: [row[1] for row in cells(dialog)] == ["piece.wav"])
    batch.failures = (*batch.failures, *batch.failures)
    broken.unlink()
    batch.retry([broken, other])
    assert tried == [((folder,), False), ((broken,), True), ((other,), True)]


def type_mood(dialog: ImportDialog, index: QModelIndex, text: str) -> None:
    click(dialog, index)
    editor = dialog.progress_page.table.viewport().findChild(QComboBox)
    assert isinstance(editor, QComboBox)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def click(dialog: ImportDialog, index: QModelIndex) -> None:
    table = dialog.progress_page.table
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), LEFT, NONE, place)


def test_an_import_goes_on_behind_a_closed_dialog_and_can_be_stopped_and_continued(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    """From the first screen, without a film."""
    dialog = dialog_of(window)
    dialog.take([folder / "piece.wav"])
    batch, status = window.dialogs.music.batch, window.import_status
    dialog.close_button.click()
    assert batch.work.pid, "a child listens; the window does not"
    QTest.mouseClick(status.cancel, LEFT)
    qtbot.waitUntil(lambda: batch.state is BatchState.STOPPED, timeout=10_000)
    assert not batch.work.pid
    assert "has stopped" in status.words.text()
    assert window.messages.dialog is None, "cancelling is no error"
    QTest.mouseClick(status.go_on, LEFT)
    os.kill(batch.work.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: batch.state is BatchState.STOPPED, timeout=WAIT_MS)
    assert "ended unexpectedly" in window.status.message.text()
    QTest.mouseClick(status.go_on, LEFT)
    finished(qtbot, window)
    assert status.words.text() == "1 imported"
    QTest.mouseClick(status.show_button, LEFT)
    assert [row[1] for row in cells(dialog_of(window))] == ["piece"]
    assert str(own_music()) in window.preferences.now.catalogues


def test_music_dropped_on_the_window_is_imported_and_a_film_opened(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[Path, ...]] = []
    batch = window.dialogs.music.batch
    monkeypatch.setattr(batch, "add", lambda sources: started.append(tuple(sources)))
    opened: list[Path] = []
    window.file_dropped.connect(opened.append)
    monkeypatch.setattr(window.documents, "may_replace", lambda: False)
    drop_on(window, folder, folder / "piece.wav")
    assert started == [(folder, folder / "piece.wav")]
    assert window.dialogs.open_now["import music"].isVisible()
    drop_on(window, folder / "piece.wav", at=QPoint(window.width() // 4, 300))
    assert len(started) == 2
    drop_on(window, folder / "piece.wav", at=QPoint(window.width() * 3 // 4, 300))
    assert opened == [folder / "piece.wav"], "sound can be a film, too"
    film = folder / "film.mov"
    film.touch()
    drop_on(window, film)
    assert opened[-1] == film


def test_a_drag_shows_where_it_would_go(window: MainWindow, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "piece.wav"))])
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    QApplication.sendEvent(window, enter)
    frame = window.drop_frame
    offers = ["Import as music: piece.wav", "Open as a sound-only film: piece.wav"]
    assert list(frame.words) == offers
    aims = []
    for card in frame.card_places():
        frame.point_at(card.center())
        aims.append(frame.imports)
    assert aims == [True, False]
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl.fromLocalFile(str(folder / "piece.wav"))])
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE))
    assert list(frame.words) == ["Import as music: 2 files and folders"]


def test_what_is_neither_music_nor_a_list_is_said(window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(window)
    (tmp_path / "photo.jpg").touch()
    drop_on(dialog.zone, tmp_path / "photo.jpg")
    assert dialog.message.text() == "Neither music nor a list: photo.jpg"
    assert dialog.pages.currentWidget() is dialog.zone


def test_a_folder_without_music_is_said_and_what_waits_goes_on(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.mouseClick(window.first_screen.music, LEFT)
    dialog, batch = dialog_of(window), window.dialogs.music.batch
    started: list[tuple[Path, ...]] = []
    monkeypatch.setattr(batch.work, "start", lambda sources, *_, **__: started.append(sources))
    (folder / "empty").mkdir()
    dialog.take([folder / "empty"])
    drop_on(dialog, folder / "piece.wav")
    batch.work.refused.emit("There is no music file in it.")
    assert started == [(folder / "empty",), (folder / "piece.wav",)]
    batch.work.refused.emit("There is no music file in it.")
    page = dialog.progress_page
    assert page.problem.text() == "There is no music file in it."
    assert not page.go_on.isVisible(), "there is nothing to continue"
    monkeypatch.setattr(music_batch, "_LONGEST_COMMAND", 1)
    dialog.take([folder, folder / "silence.wav"])
    assert started[2:] == [(folder,)], "the other one waits: the command would be too long"


def test_preferences_that_are_open_hear_of_it(window: MainWindow, tmp_path: Path) -> None:
    window.actions_by_name["preferences"].trigger()
    asking = window.dialogs.open_now["preferences"]
    assert isinstance(asking, PreferencesDialog)
    mine = tmp_path / "mine.csv"
    mine.write_text("title,artist,moods\nA,B,happy\n", encoding="utf-8")
    dialog_of(window).usable.emit(str(mine))
    assert asking.catalogues.box(str(mine)).isChecked()
    asking.accept()
    assert str(mine) in window.preferences.now.catalogues


# --- lists of others -----------------------------------------------------------------------


def chosen(qtbot: QtBot, dialog: ImportDialog, source: Path) -> None:
    """With its columns read."""
    drop_on(dialog.zone, source)
    page = dialog.list_page
    assert dialog.pages.currentWidget() is page
    qtbot.waitUntil(lambda: page.shape.preview.columnCount() > 0, timeout=WAIT_MS)


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


def test_a_list_is_mapped_by_hand_where_the_guess_fails(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    dialog = dialog_of(window)
    chosen(qtbot, dialog, table)
    page = dialog.list_page
    columns = page.columns
    assert columns.columns()["moods"] == "stimmung", "this one was guessed"
    assert not page.start_button.isEnabled(), "a title is needed"
    title = columns.chooser("title")
    title.setCurrentIndex(title.findData("bezeichnung"))
    title.activated.emit(title.currentIndex())
    columns.chooser("duration_s").setCurrentIndex(0)
    with qtbot.waitSignal(page.usable, timeout=WAIT_MS) as usable:
        page.start_button.click()
    assert usable.args is not None
    assert "3 tracks" in page.words.text()
    assert "foggy" in page.problems.toPlainText()
    made = load_catalogue(usable.args[0])
    assert made.name == "Musik, alt", "as the list, wherever it is kept"
    assert {track.title for track in made.tracks} == {"Sommer", "Winter"}
    assert all(track.duration_s is None for track in made.tracks), "left out by hand"
    assert usable.args[0] in window.preferences.now.catalogues
    assert [path.name for path in table.parent.iterdir()] == [table.name], "nothing beside it"
    page.back.click()
    assert dialog.pages.currentWidget() is dialog.zone


def test_what_is_no_table_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(window)
    (tmp_path / "no.xlsx").write_bytes(b"PK nonsense")
    drop_on(dialog.zone, tmp_path / "no.xlsx")
    page = dialog.list_page
    qtbot.waitUntil(lambda: "cannot be read" in page.words.text(), timeout=WAIT_MS)
    assert not page.start_button.isEnabled()


def answered(qtbot: QtBot, dialog: ImportDialog, chooser: Chooser, answer: object) -> list[str]:
    """Chooses another answer about a table; the heads that are shown then."""
    preview = dialog.list_page.shape.preview

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
    page = dialog.list_page
    shape = page.shape
    assert shape.encoding.currentText() == "Big5 (guessed)"
    assert shape.sheet.isHidden()
    cell = shape.preview.item(0, 1)
    assert cell is not None
    assert cell.text() == "周杰倫"
    heads = answered(qtbot, dialog, shape.encoding, "cp1252")
    assert heads[0] != "歌名"
    assert not page.start_button.isEnabled(), "no head is a title any more"
    assert answered(qtbot, dialog, shape.encoding, "big5") == ["歌名", "歌手", "情緒"]
    assert page.columns.columns()["title"] == "歌名"
    assert shape.encoding.currentText() == "Big5", "said, no longer guessed"
    shape.encoding.setCurrentIndex(shape.encoding.findData("utf-8"))
    shape.encoding.activated.emit(shape.encoding.currentIndex())
    qtbot.waitUntil(lambda: "is not text in utf-8" in page.words.text(), timeout=WAIT_MS)
    assert not page.start_button.isEnabled()


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
    shape = dialog.list_page.shape
    assert shape.sheet.currentText() == "Old (guessed)"
    assert shape.encoding.isHidden()
    assert answered(qtbot, dialog, shape.sheet, "New") == ["title", "interpret", "mood"]
    assert shape.head_row.currentText() == "1 (guessed)"
    assert answered(qtbot, dialog, shape.head_row, 2) == ["titre", "artiste", "humeur"]
    with qtbot.waitSignal(dialog.list_page.usable, timeout=WAIT_MS) as usable:
        dialog.list_page.start_button.click()
    assert usable.args is not None
    (track,) = load_catalogue(usable.args[0]).tracks
    assert (track.title, track.artist) == ("B", "Bo")


def test_the_catalogue_is_saved_as_csv_where_that_is_wanted(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_music().parent.mkdir(parents=True)
    own_music().write_text("title,artist,moods\nA,B,happy\n", encoding="utf-8")
    dialog = dialog_of(window)
    assert not dialog.save_csv.isVisible(), "few need it"
    monkeypatch.setattr(files, "ask_catalogue_place", lambda *_: tmp_path / "mine.csv")
    dialog.save_csv.click()
    assert (tmp_path / "mine.csv").read_bytes() == own_music().read_bytes()
