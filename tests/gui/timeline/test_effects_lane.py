"""The lane of picked sound effects: there where one is picked, accents over ambiences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aemo_studio.domain.effects import EffectKind, PickedEffect
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.timeline.grips import GripKind
from aemo_studio.gui.timeline.lanes import EffectsLane
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.reading_words import full, lane_name, short, spoken
from tests.factories import make_effect
from tests.gui.timeline.films import film
from tests.gui.timeline.test_lanes import LOOK, painted, words
from tests.gui.timeline.test_view import ALT, canvas_of, drag, place
from tests.project.editing.films import film as project

RAIN = make_effect(2, title="Rain", kind=EffectKind.AMBIENCE)
BOTH = (PickedEffect(RAIN, 2.0, 18.0), PickedEffect(make_effect(), 5.0, 2.0))

pytestmark = pytest.mark.usefixtures("qapp")


def test_accents_lie_over_ambiences_and_each_is_named() -> None:
    model = replace(film(), effects=BOTH)
    pixels = painted(EffectsLane(), model)
    rain, thunder, nothing = (pixels[5, x] for x in (80, 120, 410))
    assert len({int(rain), int(thunder), int(nothing)}) == 3
    assert nothing == LOOK.lane
    assert words(EffectsLane(), model) == ["Rain", "Thunder 1"]
    together = (PickedEffect(RAIN, 2.0, 18.0), PickedEffect(make_effect(), 2.0, 2.0))
    assert words(EffectsLane(), replace(film(), effects=together)) == ["Rain", "Thunder 1"]


def test_header_tooltip_and_screen_reader_name_the_effects() -> None:
    model = replace(film(), effects=BOTH)
    out = read(model, 6.0)
    assert lane_name(model, "effects") == "Effects"
    assert short(model, out, "effects") == "Thunder 1, Rain"
    told = "Effects: accent, Thunder 1 · Sky, 0:02; ambience, Rain · Sky, 0:18"
    assert full(model, out, "effects") == told
    assert told in spoken(model, out)
    assert short(model, read(model, 1.0), "effects") == ""


def test_the_lane_comes_below_the_music_with_the_first_pick_and_goes_with_undo(
    window: MainWindow,
) -> None:
    window.session.load(project(), None)
    canvas = canvas_of(window.timeline)
    assert "effects" not in [row.name for row in canvas.rows]
    window.session.pick_effect(RAIN, 10.0)
    assert [row.name for row in canvas.rows][-2:] == ["music", "effects"]
    window.session.move_effect(0, 12.0)
    assert [one.time_s for one in canvas.model.effects] == [12.0]
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    assert "effects" not in [row.name for row in canvas.rows]


def test_an_effect_is_drawn_to_a_cut_and_named_by_its_menu(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1440, 900)
    window.session.load(project(), None)
    window.session.pick_effect(RAIN, 10.0)
    window.session.pick_effect(make_effect(), 12.0)
    view, canvas = window.timeline, canvas_of(window.timeline)
    grip = canvas.grip_at(QPointF(place(view, "effects", 12.5)))
    assert (grip.kind, grip.index) == (GripKind.EFFECT, 1), "accents lie over ambiences"
    with qtbot.waitSignal(view.effect_moved):
        drag(view, place(view, "effects", 12.5), place(view, "effects", 4.5), ALT)
    assert window.session.project is not None
    first, second = window.session.project.effects
    assert (first.effect.title, second.effect.title) == ("Thunder 1", "Rain")
    assert first.time_s == pytest.approx(4.0, abs=0.2)
    assert window.panel.music.head.on_effects
    menu = QMenu()
    where = canvas.menu_place(QPointF(place(view, "effects", first.time_s + 0.5)))
    window.effects_link.add_to_menu(menu, where)
    listen, remove = menu.actions()
    assert not listen.isEnabled()
    remove.trigger()
    assert [one.effect.title for one in window.session.project.effects] == ["Rain"]
