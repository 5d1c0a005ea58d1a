"""The tab of sound effects in the real window: suggested, picked, removed, searched."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.effects import EffectKind
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.player.effect_course import effect_course
from aemo_studio.gui.scene_panel.effects_pane import EffectsPane
from aemo_studio.gui.scene_panel.music_head import EFFECTS, MUSIC
from aemo_studio.project.editing.markers import add_marker
from tests.factories import make_effect
from tests.media_factory import make_audio, tone
from tests.project.editing.films import film


@pytest.fixture
def pane(window: MainWindow, qtbot: QtBot) -> EffectsPane:
    """The tab for the first scene of a film with a marker."""
    window.resize(1440, 900)
    window.session.load(add_marker(film(), 3.0, "Door"), None)
    window.panel.music.head.tabs.setCurrentIndex(EFFECTS)
    shown = window.panel.music.effects
    qtbot.waitUntil(lambda: bool(shown.list.entries), timeout=30_000)
    return shown


def headings(pane: EffectsPane) -> list[str]:
    rows = pane.list
    return [rows.item(n).text() for n in range(rows.count()) if rows.entry(n) is None]


def test_the_tab_suggests_effects_in_place_of_music(window: MainWindow, pane: EffectsPane) -> None:
    assert pane.isVisible()
    assert not window.panel.music.list.isVisible()
    assert headings(pane)[0] == "Ambience for the scene"
    assert "Accent at the marker Door" in headings(pane)
    first = pane.list.entries[0]
    assert first.effect.kind is EffectKind.AMBIENCE
    assert first.score is not None
    said = pane.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.effect.title in said
    assert "score" in said
    assert pane.why.text()
    window.panel.music.head.tabs.setCurrentIndex(MUSIC)
    assert not pane.isVisible()


def test_enter_picks_and_removes_again_and_both_undo(window: MainWindow, pane: EffectsPane) -> None:
    pane.list.setCurrentRow(1)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    project = window.session.project
    assert project is not None
    assert [p.effect for p in project.effects] == [pane.list.entries[0].effect]
    assert pane.list.entries[0].picked == 0
    assert pane.toggle.text() == "Remove"
    QTest.mouseClick(pane.toggle, Qt.MouseButton.LeftButton)
    assert window.session.project is not None
    assert window.session.project.effects == ()
    window.session.undo_stack.undo()
    assert pane.list.entries[0].picked == 0


def test_the_search_finds_effects_in_words_and_names_what_is_missing(
    window: MainWindow, pane: EffectsPane, qtbot: QtBot
) -> None:
    field = window.panel.music.head.search
    field.setText("thunder")
    qtbot.waitUntil(lambda: headings(pane) == ["Found"])
    assert "hunder" in pane.list.entries[0].effect.class_name
    field.setText("狗叫聲")
    qtbot.waitUntil(lambda: pane.list.entries[0].effect.class_name == "Dog barking")
    field.setText("xyzzy")
    qtbot.waitUntil(lambda: not pane.list.entries)
    assert not pane.toggle.isVisible()


def test_keys_move_a_picked_effect_within_the_film_and_undo(
    window: MainWindow, pane: EffectsPane
) -> None:
    pane.list.setCurrentRow(1)
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(pane.list, Qt.Key.Key_Right, alt)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    QTest.keyClick(pane.list, Qt.Key.Key_Right, alt | shift)
    QTest.keyClick(pane.list, Qt.Key.Key_Right, alt)

    def times() -> list[float]:
        assert window.session.project is not None
        return [round(one.time_s, 2) for one in window.session.project.effects]

    assert times() == [1.04]
    assert pane.list.current is not None
    assert pane.list.current.picked == 0, "the list stays with what is moved"
    for _ in range(3):
        QTest.keyClick(pane.list, Qt.Key.Key_Left, alt | shift)
    assert times() == [0.0]
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert times() == []
    for _ in range(4):
        window.session.undo_stack.undo()
    assert times() == [1.0]


def test_an_effect_with_a_file_is_heard_where_it_lies(
    window: MainWindow, pane: EffectsPane, tmp_path: Path
) -> None:
    assert not pane.listen.isVisible(), "of the shipped ones there is only a page"
    file = make_audio(tmp_path / "wind.wav", tone(440, 2.0, 8_000), 8_000)
    wind = make_effect(5, kind=EffectKind.AMBIENCE, file=str(file))
    window.session.pick_effect(wind, 2.0)
    project = window.session.project
    assert project is not None
    course = effect_course(project, wind, 2.0)
    assert course is not None
    assert course.music_s(1.9) is None
    assert course.music_s(3.0) == pytest.approx(1.0)
    assert course.music_s(4.5) == pytest.approx(0.5), "an ambience is repeated"
    asked: list[float] = []
    pane.audition_wanted.disconnect()
    pane.audition_wanted.connect(lambda _effect, time_s: asked.append(time_s))
    window.effects_link.show(0)
    QTest.keyClick(pane.list, Qt.Key.Key_A)
    assert asked == [2.0]
