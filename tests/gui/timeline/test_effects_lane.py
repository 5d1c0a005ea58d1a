"""The lane of picked sound effects: there where one is picked, accents over ambiences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aemo_studio.domain.effects import EffectKind, PickedEffect
from aemo_studio.gui.main_window import MainWindow
from aemo_studio.gui.timeline.lanes import EffectsLane
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.reading_words import full, lane_name, short, spoken
from tests.factories import make_effect
from tests.gui.timeline.films import film
from tests.gui.timeline.test_lanes import LOOK, painted, words
from tests.gui.timeline.test_view import canvas_of
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
