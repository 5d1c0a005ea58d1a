"""What the timeline shows of a project, and of an analysis that is still running."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aemo_studio.domain.emotion import (
    Emotion,
    EmotionTrack,
    emotion_index,
    pool_scores,
    uniform_scores,
)
from aemo_studio.domain.project import Marker, Pick, SceneEdit
from aemo_studio.gui.timeline.levels import Levels
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.gui.timeline.reading import read
from aemo_studio.project.editing import mute
from tests.factories import (
    make_music_track,
    make_project,
    make_scenes,
    make_scores,
    make_track,
    make_video,
)


def test_a_project_is_shown_after_the_editors_decisions() -> None:
    project = replace(make_project(), markers=(Marker(3.0, "here"),), start_timecode="00:00:10:00")
    model = TimelineModel.from_project(mute(project, 0, "speech"))
    assert model.duration_s == 30.0
    assert model.markers[0].name == "here"
    assert not model.speech.coverage[:20].any()
    assert (model.speech.coverage[20:] == project.analysis.speech.coverage[20:]).all()
    assert model.rate.format(0.0, model.start_timecode) == "00:00:10:00"


def test_an_unchanged_project_gives_the_very_same_tracks() -> None:
    """So that the tiles of its lanes stay."""
    project = make_project()
    first = TimelineModel.from_project(project)
    second = TimelineModel.from_project(replace(project, markers=(Marker(1.0),)))
    assert first.speech is second.speech
    assert first.fused is second.fused


def test_partial_results_make_a_track_grow() -> None:
    model = TimelineModel.from_video(make_video(duration_s=10.0))
    assert model.reach_s("speech") == 0.0
    sad = np.stack([make_scores(Emotion.SAD), uniform_scores()])
    model = model.with_partial("speech", 0, sad)
    assert model.reach_s("speech") == 1.0
    assert model.speech.coverage.tolist() == [1.0, 0.0]
    model = model.with_partial("speech", 4, sad)
    assert model.reach_s("speech") == 3.0
    assert model.speech.coverage.tolist() == [1.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    assert model.reach_s("face") == 0.0


def test_partial_results_beyond_the_end_are_cut_and_old_ones_replaced() -> None:
    model = TimelineModel.from_video(make_video(duration_s=2.0))
    happy, sad = make_scores(Emotion.HAPPY), make_scores(Emotion.SAD)
    model = model.with_partial("fused", 0, np.stack([happy] * 4))
    model = model.with_partial("fused", 2, np.stack([sad] * 9))
    assert len(model.fused) == 4
    assert (model.fused.scores[2:].argmax(axis=1) == emotion_index(Emotion.SAD)).all()
    assert (model.fused.scores[:2].argmax(axis=1) == emotion_index(Emotion.HAPPY)).all()


def test_a_reading_tells_unknown_from_missing() -> None:
    model = TimelineModel.from_video(make_video(duration_s=10.0))
    model = model.with_partial("face", 0, np.stack([make_scores(Emotion.SAD), uniform_scores()]))
    assert read(model, 0.2).lanes["face"].ranked[0][0] is Emotion.SAD
    missing = read(model, 0.7).lanes["face"]
    assert missing.reached
    assert not missing.known
    assert not read(model, 1.2).lanes["face"].reached


def test_a_reading_holds_scene_shot_music_and_timecode() -> None:
    model = TimelineModel.from_project(make_project())
    out = read(model, 12.0)
    assert out.timecode == "01:00:12:00"
    assert out.shot == 1
    assert out.scene is not None
    assert (out.scene.index, out.scene.emotion) == (1, Emotion.SAD)
    assert out.music is None
    first = read(model, 0.0)
    assert first.music is not None
    assert first.music.title == "Piece 2"
    last = read(model, 30.0)
    assert last.scene is not None
    assert last.scene.emotion is None


def test_the_editors_emotion_comes_first() -> None:
    edits = (SceneEdit(emotion=Emotion.ANGRY), SceneEdit(), SceneEdit())
    model = TimelineModel(duration_s=30.0, scenes=make_scenes(30.0), edits=edits)
    assert [model.feeling(i).emotion for i in range(3)] == [Emotion.ANGRY, Emotion.SAD, None]


def clips_of(*picks: Pick) -> tuple[MusicClip, ...]:
    """The music lane of three scenes of 10 s."""
    return TimelineModel.from_project(replace(make_project(), picks=picks)).music


def test_music_runs_out_where_the_track_ends_before_the_scene() -> None:
    short, long = make_music_track(1, duration_s=4.0), make_music_track(2, duration_s=60.0)
    unknown = make_music_track(3, duration_s=None)
    clips = clips_of(Pick(0, short), Pick(1, long, locked=True), Pick(2, unknown))
    assert [clip.runs_out_s for clip in clips] == [4.0, None, None]
    assert clips[0].silent_s == pytest.approx(6.0)
    assert [clip.locked for clip in clips] == [False, True, False]


def test_neighbours_with_one_track_share_it() -> None:
    track, other = make_music_track(1, duration_s=22.0), make_music_track(2)
    (clip,) = clips_of(Pick(0, other), Pick(1, track), Pick(0, track))
    assert (clip.placed.scenes, clip.end_s, clip.runs_out_s) == ((0, 1), 20.0, None)
    apart = clips_of(Pick(0, track), Pick(2, track))
    assert [clip.start_s for clip in apart] == [0.0, 20.0]
    assert not clips_of(Pick(0, track, locked=True), Pick(1, track))[0].locked
    assert clips_of(Pick(0, track, locked=True), Pick(1, track, locked=True))[0].locked


def test_levels_pool_cells_as_scenes_are_pooled() -> None:
    track = make_track(101, np.random.default_rng(3))
    levels = Levels(track)
    fine = levels.at(px_per_s=100.0, least_px=4.0)
    assert len(fine) == 101
    assert np.allclose(fine.scores[track.coverage > 0], track.scores[track.coverage > 0], atol=1e-4)
    coarse = levels.at(px_per_s=1.0, least_px=4.0)
    assert coarse.bin_s == 4.0
    assert len(coarse) == 13
    for index in (0, 5, 12):
        cells = slice(index * 8, index * 8 + 8)
        pooled = pool_scores(track.scores[cells], track.coverage[cells])
        assert np.allclose(coarse.scores[index], pooled, atol=1e-5)
        assert coarse.coverage[index] == pytest.approx(
            float(track.coverage[cells].mean()), abs=1e-5
        )


def test_a_level_without_evidence_stays_missing() -> None:
    level = Levels(EmotionTrack.missing(64)).at(1.0, 4.0)
    assert not level.known.any()
