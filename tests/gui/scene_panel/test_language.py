"""Every word that the panel shows can be translated, and changes while it is shown."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import Emotion
from aemo_studio.gui.language import words
from aemo_studio.gui.scene_panel import AuditionBar, ScenePanel
from aemo_studio.music.recommend.filtering import Facets
from tests.factories import make_edited_project, make_music_track, make_project, make_scores
from tests.gui.scene_panel.conftest import pictured

MARK = "譯"


class Foreign(QTranslator):
    """Puts a mark in front of what Qt's own tool finds to translate in the sources: words in
    another context than the one in which they are asked for would stay English."""

    def __init__(self, known: frozenset[tuple[str, str]]) -> None:
        super().__init__()
        self._known = known

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"{MARK}{source}" if (context, source) in self._known else ""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> frozenset[tuple[str, str]]:
    """Context and source of every text that lupdate finds in the panel's files."""
    gui = Path(words.__file__).parents[1]
    found = tmp_path_factory.mktemp("ts") / "found.ts"
    sources = [gui / "language" / "words.py", *sorted((gui / "scene_panel").glob("*.py"))]
    lupdate = Path(PySide6.__file__).parent / "lupdate"
    subprocess.run([lupdate, *sources, "-ts", found], check=True, capture_output=True)
    return frozenset(
        (str(context.findtext("name")), str(message.findtext("source")))
        for context in ElementTree.parse(found).iter("context")
        for message in context.iter("message")
    )


@pytest.fixture
def go_abroad(qtbot: QtBot, known: frozenset[tuple[str, str]]) -> Iterator[Callable[[], None]]:
    """Switches the language while the window is open."""
    before, translator = QLocale(), Foreign(known)

    def switch() -> None:
        QLocale.setDefault(QLocale("zh_TW"))
        QCoreApplication.installTranslator(translator)
        QApplication.processEvents()

    yield switch
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


def texts(widget: QWidget) -> Iterator[str]:
    """All that is seen or read aloud in a widget and below it."""
    for child in (widget, *widget.findChildren(QWidget)):
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        if isinstance(child, QComboBox):
            yield from (child.itemText(i) for i in range(child.count()))
            yield child.placeholderText()
        if isinstance(child, QLineEdit | QPlainTextEdit):
            yield child.placeholderText()
        yield from (child.accessibleName(), child.accessibleDescription(), child.toolTip())


def untranslated(widget: QWidget, data: set[str]) -> set[str]:
    """English words that are neither translated nor data of the project."""
    found = {text for text in texts(widget) if text and MARK not in text}
    return {text for text in found - data if re.search(r"[A-Za-z]{2}", text)}


@pytest.mark.parametrize("index", [0, 1, 2])
def test_all_words_of_a_scene_change_with_the_language(
    panel: ScenePanel, go_abroad: Callable[[], None], index: int
) -> None:
    panel.set_facets(Facets(
        ("free",), ("CC BY 4.0",), lengths=True, tempi=False, vocals=False, genres=("jazz",)
    ))  # fmt: skip
    panel.set_counts((3, 70))
    panel.show_scene(pictured(make_edited_project()), index)
    panel.people_section.set_open(True)
    panel.music.list.open(0)
    go_abroad()
    data = {
        "Somebody",
        "Piece 1",
        "Piece 2",
        "CC BY 4.0",
        "lmc: TR7",
        "free: T0007",
        "free",
        "Scroll Left",
        "Scroll Right",
    }  # of Qt's tabs, which Qt translates
    assert untranslated(panel, data) == set()
    assert any(MARK in text for text in texts(panel))


def test_all_words_of_the_empty_panel_and_the_audition_bar_change(
    panel: ScenePanel, qtbot: QtBot, go_abroad: Callable[[], None]
) -> None:
    panel.show_scene(None, None)
    bar = AuditionBar()
    qtbot.addWidget(bar)
    bar.show_tracks(make_music_track(1), None, side=0)
    go_abroad()
    assert MARK in panel.empty_state.text
    assert untranslated(bar, {"A", "B"}) == set()


def test_the_reason_is_put_together_in_other_languages(
    panel: ScenePanel, go_abroad: Callable[[], None]
) -> None:
    project = make_edited_project()
    panel.show_scene(project, 1)
    rows = panel.music.list
    assert "romantic" in rows.reason(rows.entries[0]).lower()
    go_abroad()
    said = rows.reason(rows.entries[0])
    assert "romantic" in said, "the intention"
    assert "happy" in said, "the moods of the track"
    assert "3:02" in said, "its length"
    assert project.recommendations[1][0].reason not in said


def test_the_reason_names_both_where_voice_and_face_disagree(
    panel: ScenePanel, go_abroad: Callable[[], None]
) -> None:
    project = make_project()
    happy, sad = make_scores(Emotion.HAPPY), make_scores(Emotion.SAD)
    apart = replace(project.scenes[0], speech=sad, face=happy)
    panel.show_scene(replace(project, scenes=(apart, *project.scenes[1:])), 0)
    go_abroad()
    said = panel.music.list.reason(panel.music.list.entries[0])
    assert f"{MARK}voice ({MARK}sad) and face ({MARK}happy) disagree" in said
