"""The part `fit` knows the moments of the scene; music may wait for a line, and hold back."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from aemo_studio.domain.cast import SpokenLine
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Catalogue, Track
from aemo_studio.domain.project import Marker, Project
from aemo_studio.domain.scene import Coverage, Scene
from aemo_studio.music.recommend import Recommender, RecommendSettings, Wish
from aemo_studio.music.recommend.hit_part import HitTable
from aemo_studio.music.scene_hits import after_line_s, scene_hits
from tests.factories import make_music_track, make_project, make_scores
from tests.structure_factory import piece

EVEN = piece(32, (0,))
"""A bar every two seconds: strong beats at every second."""


def slower(factor: float) -> Structure:
    return dataclasses.replace(
        EVEN, bars_s=EVEN.bars_s * np.float32(factor), beats_s=EVEN.beats_s * np.float32(factor)
    )


def met(structure: Structure | None, *hits_s: float) -> float | None:
    return HitTable(lambda _: structure).met(0, make_music_track(), hits_s, 20.0)


def test_beats_on_the_hits_are_better() -> None:
    assert met(EVEN, 3.0, 7.0, 12.0) == pytest.approx(1.0)
    found = met(slower(0.87), 3.0, 7.4, 12.1)
    assert found is not None
    assert found < 0.9


def test_what_cannot_be_said_is_not_guessed() -> None:
    assert met(None, 3.0) is None
    assert met(EVEN) is None
    assert met(piece(pulse=False), 3.0) is None


def _scene(speech: float = 0.0) -> Scene:
    happy = make_scores(Emotion.HAPPY)
    return Scene(0.0, 20.0, happy, happy, happy, Coverage(speech, 0.9, 0.9))


def _recommender(*tracks: Track, structures: dict[str, Structure]) -> Recommender:
    fits = {track.track_id: np.full(32, 0.6, np.float32) for track in tracks}
    catalogue = Catalogue("mine", tracks, fits)
    return Recommender([catalogue], structures=lambda track: structures.get(track.track_id))


def _tracks() -> tuple[Track, Track]:
    one, other = (make_music_track(n, catalogue="mine", title=f"Piece {n}") for n in (1, 2))
    return one, other


@pytest.mark.parametrize("first", [1, 2])
def test_of_two_alike_tracks_the_one_that_meets_the_hits_comes_first(first: int) -> None:
    structures = {"T0001": slower(0.87), "T0002": slower(0.87), f"T000{first}": EVEN}
    wish = Wish(hits_s=(3.0, 8.0, 13.0))
    recommender = _recommender(*_tracks(), structures=structures)
    (listed,) = recommender.recommend([_scene()], RecommendSettings(top=2), [wish])
    assert listed[0].track.track_id == f"T000{first}"
    fits = [next(p.value for p in r.parts if p.name == "fit") for r in listed]
    assert fits[0] == pytest.approx(0.8)


def test_nobody_sings_under_dialogue_where_music_holds_back() -> None:
    sung, played = _tracks()
    sung = dataclasses.replace(sung, vocals=True)
    recommender = _recommender(sung, played, structures={})
    for holds, speech, count in ((True, 0.5, 1), (False, 0.5, 2), (True, 0.0, 2)):
        settings = RecommendSettings(top=2, hold_back=holds)
        (listed,) = recommender.recommend([_scene(speech)], settings)
        assert len(listed) == count
        assert len(recommender.whole([_scene(speech)], 0, [], settings)) == count


def _project(*lines: SpokenLine, markers: tuple[Marker, ...] = ()) -> Project:
    project = make_project()
    analysis = dataclasses.replace(project.analysis, lines=lines)
    return dataclasses.replace(project, analysis=analysis, markers=markers)


def test_markers_come_before_scenes_lines_and_cuts() -> None:
    lines = (SpokenLine(0, 1.0, 14.2), SpokenLine(1, 18.0, 19.0))
    project = _project(*lines, markers=(Marker(4.0), Marker(5.0)))
    assert scene_hits(project, 0.0, 30.0) == (4.0, 10.0, 20.0)
    assert scene_hits(project, 10.0, 20.0) == (14.2, 19.0)
    assert scene_hits(project, 4.0, 4.5) == ()


def test_music_waits_for_the_line_unless_it_lasts_too_long() -> None:
    assert after_line_s(_project(SpokenLine(0, 9.0, 12.5)), 10.0, 20.0) == 12.5
    assert after_line_s(_project(SpokenLine(0, 9.0, 17.0)), 10.0, 20.0) is None
    assert after_line_s(_project(SpokenLine(0, 14.0, 15.0)), 10.0, 20.0) is None
    assert after_line_s(_project(), 10.0, 20.0) is None
