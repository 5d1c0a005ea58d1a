"""What the lanes paint, pixel by pixel."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from aemo_studio.domain.emotion import EMOTIONS, Emotion, emotion_index
from aemo_studio.domain.project import Pick, SceneEdit
from aemo_studio.domain.video import Thumbnail, Waveform
from aemo_studio.gui.look import theme
from aemo_studio.gui.look.theme import emotion_colour
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.lanes import (
    CharacterLane,
    EmotionLane,
    EmotionStyle,
    FilmLane,
    LabelView,
    Lane,
    MusicLane,
    ScenesLane,
    TileSpan,
    WaveformLane,
)
from aemo_studio.gui.timeline.lanes.affect import curve_colours
from aemo_studio.gui.timeline.lanes.waveform import column_peaks
from aemo_studio.gui.timeline.look import Look, Pixels, pixel
from aemo_studio.gui.timeline.model import TimelineModel
from tests.casts import cast_film
from tests.factories import make_music_track, make_project
from tests.gui.timeline.films import film, track_of

HEIGHT = 40
LOOK = Look.of(theme.DARK, 1.0)
STRONG = {e: LOOK.strong[emotion_index(e)] for e in EMOTIONS}

pytestmark = pytest.mark.usefixtures("qapp")


def painted(
    lane: Lane, model: TimelineModel, first: int = 0, width: int = 600, px_per_s: float = 20.0
) -> Pixels:
    lane.set_model(model)
    image = lane.paint(TileSpan(first, width, HEIGHT, px_per_s), LOOK).image
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(HEIGHT, -1)
    return rows[:, :width].copy()


def words(lane: Lane, model: TimelineModel, px_per_s: float = 20.0) -> list[str]:
    lane.set_model(model)
    scale = TimeScale.fitted(model.duration_s, model.duration_s * px_per_s)
    view = LabelView(scale, HEIGHT, LOOK, lambda text: 7.0 * len(text))
    return [label.text for label in lane.labels(view)]


def colours_of_emotions(pixels: Pixels) -> set[Emotion]:
    """Emotions whose strong, filled or pale colour occurs."""
    present = set(np.unique(pixels).tolist())
    tables = [LOOK.strong, LOOK.tint, LOOK.block, *LOOK.fill]
    return {e for i, e in enumerate(EMOTIONS) if present & {int(table[i]) for table in tables}}


def test_a_known_cell_has_its_colour_above_and_its_height_below() -> None:
    model = replace(film(), speech=track_of([Emotion.SAD, Emotion.HAPPY], 0.5), duration_s=1.0)
    pixels = painted(EmotionLane("speech"), model, width=40, px_per_s=40.0)
    assert pixels[5, 10] == STRONG[Emotion.SAD]
    assert pixels[5, 30] == STRONG[Emotion.HAPPY]
    body = pixels[14:-3, 10]
    filled = (body == LOOK.fill[-1][emotion_index(Emotion.SAD)]).sum()
    assert filled == pytest.approx(len(body) * 0.5, abs=1)
    assert (body[: len(body) // 2] == LOOK.tint[emotion_index(Emotion.SAD)]).all()


def test_missing_evidence_is_hatched_and_never_any_emotion() -> None:
    pixels = painted(EmotionLane("speech"), film())
    missing = pixels[:, 205:]
    assert colours_of_emotions(missing) == set()
    assert set(np.unique(missing).tolist()) == {int(LOOK.hatch), int(LOOK.hatch_ground)}
    assert colours_of_emotions(pixels[:, :195]) >= {Emotion.SAD}
    assert Emotion.NEUTRAL not in colours_of_emotions(pixels)


@pytest.mark.parametrize("style", list(EmotionStyle))
@pytest.mark.parametrize("px_per_s", [0.5, 3.0, 20.0, 300.0])
def test_missing_stays_missing_at_every_zoom_and_in_every_style(
    style: EmotionStyle, px_per_s: float
) -> None:
    lane = EmotionLane("face")
    lane.style = style
    model = replace(film(), face=track_of([None] * 60))
    width = max(1, int(30 * px_per_s) - 1)
    assert colours_of_emotions(painted(lane, model, width=width, px_per_s=px_per_s)) == set()


def test_what_is_not_analysed_yet_is_neither_hatched_nor_coloured() -> None:
    model = replace(film(), speech=track_of([Emotion.SAD] * 4))
    pixels = painted(EmotionLane("speech"), model)
    assert (pixels[:, 42:] == LOOK.pending).all()
    assert (painted(EmotionLane("speech"), TimelineModel(duration_s=30.0)) == LOOK.pending).all()


def test_a_characters_lane_is_coloured_where_the_character_is_and_plain_elsewhere() -> None:
    model = TimelineModel.from_project(cast_film())
    pixels = painted(CharacterLane(1), model, width=400)
    assert (pixels[HEIGHT // 2, 30:180] == STRONG[Emotion.ANGRY]).all(), "from 1.5 to 9 s"
    assert (pixels[:, :28] == LOOK.lane).all()
    assert (pixels[:, 182:] == LOOK.lane).all()
    assert (painted(CharacterLane(7), model) == LOOK.lane).all(), "nobody's"
    assert words(CharacterLane(1), model) == ["angry"]


def test_a_close_runner_up_is_underlined() -> None:
    weights = np.full(8, 0.01, np.float32)
    weights[emotion_index(Emotion.ANGRY)], weights[emotion_index(Emotion.FEARFUL)] = 0.6, 0.34
    track = track_of([Emotion.ANGRY] * 60)
    model = replace(film(), speech=replace(track, scores=np.tile(weights, (60, 1))))
    foot = painted(EmotionLane("speech"), model)[-1, 100]
    assert foot == STRONG[Emotion.FEARFUL]
    alone = painted(EmotionLane("speech"), replace(film(), speech=track_of([Emotion.ANGRY] * 60)))
    assert alone[-1, 100] == LOOK.tint[emotion_index(Emotion.ANGRY)]


def test_a_ribbon_stacks_all_eight() -> None:
    lane = EmotionLane("speech")
    lane.style = EmotionStyle.RIBBON
    even = np.full((60, 8), 0.12, np.float32)
    even[:, 0] = 0.16
    model = replace(film(), speech=replace(track_of([Emotion.NEUTRAL] * 60), scores=even))
    column = painted(lane, model)[14:, 100]
    order = [int(value) for value in LOOK.fill[-1]]
    found = [order.index(int(value)) for value in column[::-1]]
    assert found == sorted(found)
    assert set(found) == set(range(8))


def test_affect_draws_valence_and_arousal_as_high_as_they_are_rated() -> None:
    """Happy is rated 8.47 and 6.05 of 1 to 9, calm 6.89 and 1.67 (Warriner et al. 2013)."""
    lane = EmotionLane("speech")
    lane.style = EmotionStyle.AFFECT
    cells: list[Emotion | None] = [*[Emotion.HAPPY] * 20, *[Emotion.CALM] * 40]
    pixels = painted(lane, replace(film(), speech=track_of(cells, 1.0)))
    valence, arousal = (pixel(colour) for colour in curve_colours(theme.DARK))

    def height(column: int, colour: np.uint32) -> float:
        return 40 - float(np.flatnonzero(pixels[:, column] == colour).mean()) - 0.5

    for column, rated in ((100, (8.47, 6.05)), (500, (6.89, 1.67))):
        found = [1 + 8 * height(column, colour) / 40 for colour in (valence, arousal)]
        assert found == pytest.approx(rated, abs=0.25)
    assert words(lane, replace(film(), speech=track_of(cells))) == []


def test_tiles_meet_without_a_seam() -> None:
    """A stretch painted in two parts is the stretch painted at once."""
    model = film()
    for lane in (EmotionLane("face"), ScenesLane(), MusicLane(), WaveformLane()):
        whole = painted(lane, model, 0, 600)
        parts = [painted(lane, model, 0, 233), painted(lane, model, 233, 367)]
        assert (whole == np.concatenate(parts, axis=1)).all(), lane.name


def test_names_stand_where_there_is_room() -> None:
    lane = EmotionLane("speech")
    assert words(lane, film()) == ["sad", "no speech"]
    assert words(lane, film(), px_per_s=1.0) == []
    assert words(lane, replace(film(), has_audio=False))[-1] == "no audio"
    assert "no picture" in words(
        EmotionLane("face"), replace(film(), face=track_of([None] * 60), has_video=False)
    )


def test_scenes_say_their_emotion_or_that_nothing_is_known() -> None:
    said = words(ScenesLane(), film())
    assert said[0] == "1  happy"
    assert "no evidence" in said[4]
    pixels = painted(ScenesLane(), film())
    assert colours_of_emotions(pixels[:, 405:595]) == set()
    assert pixels[-1, 100] == STRONG[Emotion.HAPPY]


def test_a_corrected_scene_is_marked_and_has_its_new_colour() -> None:
    edits = (SceneEdit(emotion=Emotion.ANGRY), SceneEdit(), SceneEdit())
    model = replace(film(), edits=edits)
    pixels = painted(ScenesLane(), model)
    assert pixels[-1, 100] == STRONG[Emotion.ANGRY]
    assert (pixels[0, 5:195] == pixel(theme.DARK.ink)).all()
    assert (pixels[0, 205:395] != pixel(theme.DARK.ink)).all()
    assert any("set by hand" in word for word in words(ScenesLane(), model))


def with_picks(picks: list[Pick]) -> TimelineModel:
    project = replace(make_project(), picks=tuple(picks))
    return replace(film(), music=TimelineModel.from_project(project).music)


def test_music_shows_where_it_runs_out() -> None:
    picks = [Pick(1, make_music_track(1, title="Short", duration_s=4.0))]
    model = with_picks(picks)
    pixels = painted(MusicLane(), model)
    warning = pixel(theme.DARK.warning)
    assert (pixels[20, 280:282] == warning).all()
    assert len(np.unique(pixels[4:-4, 290:390])) == 2  # hatched
    assert len(np.unique(pixels[4:-6, 210:270])) == 1  # plays
    said = words(MusicLane(), model)
    assert "Short" in said
    assert any("0:06" in word for word in said)


def test_music_of_unknown_length_is_not_said_to_run_out() -> None:
    picks = [Pick(0, make_music_track(1, duration_s=None))]
    said = words(MusicLane(), with_picks(picks))
    assert any("length unknown" in word for word in said)
    assert not any("runs out" in word for word in said)


def test_every_column_holds_the_extremes_of_its_time() -> None:
    rng = np.random.default_rng(0)
    high = rng.random(600).astype(np.float32)
    waveform = Waveform(20.0, np.stack([-high / 2, high], axis=1))
    low, top = column_peaks(waveform, TileSpan(10, 50, HEIGHT, 4.0))
    assert np.allclose(top, high[50:300].reshape(50, 5).max(axis=1))
    assert np.allclose(low, (-high / 2)[50:300].reshape(50, 5).min(axis=1))


def test_close_up_the_waveform_goes_through_its_peaks() -> None:
    waveform = Waveform(20.0, np.array([[0, 0], [-1, 1], [0, 0], [0, 0]], np.float32))
    _, top = column_peaks(waveform, TileSpan(0, 80, HEIGHT, 400.0))
    assert top[30] == pytest.approx(1.0, abs=0.05)
    assert top[20] == pytest.approx(0.5, abs=0.05)
    assert np.isfinite(column_peaks(waveform, TileSpan(400, 80, HEIGHT, 400.0))[1]).all()


def settled(lane: FilmLane, stretch: TileSpan) -> Pixels:
    for _ in range(100):
        done = lane.paint(stretch, LOOK)
        if done.complete:
            break
    assert done.complete
    rows = np.frombuffer(done.image.constBits(), np.uint32).reshape(stretch.height, -1)
    return rows[:, : stretch.width].copy()


def channels(value: np.uint32) -> tuple[int, int]:
    """Red and green."""
    return int(value) >> 16 & 255, int(value) >> 8 & 255


def test_pictures_come_from_their_own_shot() -> None:
    lane = FilmLane()
    lane.set_model(film())
    pixels = settled(lane, TileSpan(0, 600, HEIGHT, 20.0))
    for column in (5, 120, 190):
        red, green = channels(pixels[15, column])
        assert red > 150 > green
    for column in (205, 300, 390):
        red, green = channels(pixels[15, column])
        assert green > 120 > red


def test_a_damaged_thumbnail_leaves_a_gap_and_nothing_else() -> None:
    pictures = list(film().thumbnails)
    pictures[0] = Thumbnail(0.0, b"\xff\xd8\xff\xe0picture")
    lane = FilmLane()
    lane.set_model(replace(film(), thumbnails=tuple(pictures)))
    pixels = settled(lane, TileSpan(0, 600, HEIGHT, 20.0))
    assert channels(pixels[15, 120])[0] > 150


def test_nothing_to_show_is_no_fault(qtbot: QtBot) -> None:
    for lane in (FilmLane(), WaveformLane(), EmotionLane("fused"), ScenesLane(), MusicLane()):
        painted(lane, TimelineModel.empty())
        painted(lane, TimelineModel(duration_s=5.0), first=90, width=50)
        assert words(lane, TimelineModel(duration_s=5.0)) == []


def test_both_themes_have_colours_of_their_own() -> None:
    for emotion in EMOTIONS:
        assert emotion_colour(emotion, dark=True) != emotion_colour(emotion, dark=False)
