"""The lane of what is heard: there where something is, music under the other sounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.heard import HeardEvent, HeardKind
from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.canvas import TimelineCanvas
from aemo_studio.gui.timeline.lanes import HeardLane
from aemo_studio.gui.timeline.lanes.heard import free_stretches
from aemo_studio.gui.timeline.look import pixel
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.reading_words import full, lane_name, short, spoken
from tests.gui.timeline.films import film
from tests.gui.timeline.test_lanes import HEIGHT, LOOK, painted, words

MUSIC = HeardEvent(2.0, 20.0, HeardKind.MUSIC, 0.9)
RAIN = HeardEvent(5.0, 8.0, HeardKind.RAIN, 0.6)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def model() -> TimelineModel:
    return replace(film(), heard=(MUSIC, RAIN))


def test_music_goes_on_at_the_foot_under_other_sounds(model: TimelineModel) -> None:
    pixels = painted(HeardLane(), model)
    foot = pixel(mixed(LOOK.theme.accent, LOOK.theme.lane, 0.75))
    assert (pixels[HEIGHT - 1, 41:399] == foot).all()
    assert (pixels[HEIGHT - 1, 401:] == LOOK.lane).all()
    rain, music = pixels[5, 120], pixels[5, 250]
    assert rain != music
    assert LOOK.lane not in (rain, music)


def test_each_is_named_where_it_is_free(model: TimelineModel) -> None:
    assert words(HeardLane(), model) == ["music", "rain"]
    spans = {event.kind: (start, end) for event, start, end in free_stretches(model.heard)}
    assert spans == {HeardKind.MUSIC: (8.0, 20.0), HeardKind.RAIN: (5.0, 8.0)}


def test_a_shot_is_seen_from_far_off() -> None:
    shot = HeardEvent(10.0, 10.5, HeardKind.GUNSHOT, 0.8)
    pixels = painted(HeardLane(), replace(film(), heard=(shot,)), px_per_s=0.1)
    assert np.count_nonzero((pixels != LOOK.lane).any(axis=0)) == 2


def test_the_lane_comes_and_goes_with_what_is_heard(qtbot: QtBot, model: TimelineModel) -> None:
    canvas = TimelineCanvas()
    qtbot.addWidget(canvas)
    canvas.set_model(film())
    assert "heard" not in [row.name for row in canvas.rows]
    canvas.set_model(model)
    names = [row.name for row in canvas.rows]
    assert names[names.index("sound") + 1] == "heard"
    canvas.set_model(film())
    assert "heard" not in [row.name for row in canvas.rows]


def test_header_tooltip_and_screen_reader_name_what_is_heard(model: TimelineModel) -> None:
    both = read(model, 6.0)
    assert lane_name(model, "heard") == "Heard"
    assert short(model, both, "heard") == "music, rain"
    assert full(model, both, "heard") == "Heard: music 0.90, rain 0.60"
    assert "Heard: music" in spoken(model, both)
    assert short(model, read(model, 1.0), "heard") == ""
