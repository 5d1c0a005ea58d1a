"""Which moment of a track belongs to which moment of the film."""

from __future__ import annotations

import dataclasses
import math
from itertools import pairwise
from pathlib import Path

import pytest

from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import ClipMix
from aemo_studio.domain.project import Project
from aemo_studio.gui.player.audition_course import course_of
from aemo_studio.gui.player.course import Course
from aemo_studio.music.fit.pieces import Piece
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import placements
from aemo_studio.project import editing
from aemo_studio.project.editing import set_mix
from tests.factories import make_music_track, make_project, make_video
from tests.structure_factory import listened, own, piece

SKIPS = Course(10.0, (Piece(30.0, 34.0), Piece(20.0, math.inf)))


@pytest.mark.parametrize(
    ("time_s", "music_s"), [(9.9, None), (10.0, 30.0), (13.5, 33.5), (14.0, 20.0), (54.0, 60.0)]
)
def test_pieces_follow_each_other_and_the_last_one_goes_on(
    time_s: float, music_s: float | None
) -> None:
    assert SKIPS.music_s(time_s) == music_s


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three scenes of a minute; `long` lasts for one, `short` does not."""
    structures: dict[str, Structure] = {"long": piece(60, (0, 7, 30)), "short": piece(12, (0, 8))}
    mine = listened(tmp_path / "mine.csv", structures)
    plain = make_project(make_video(duration_s=180.0))
    tracks = [own(make_music_track(n), mine, i, s) for n, (i, s) in enumerate(structures.items())]
    picked = dataclasses.replace(plain, catalogues=(str(mine),), picks=())
    for index, track in enumerate((tracks[1], tracks[0], tracks[0])):
        picked = editing.pick(picked, index, track)
    return picked


def test_what_is_auditioned_is_what_is_exported(project: Project) -> None:
    """The short track with its loop, the long one as it goes on through two scenes."""
    laid = list(placements(project, known_in(project.catalogues)))
    assert [placed.scenes for placed in laid] == [(0,), (1, 2)]
    assert len(laid[0].pieces) > 1
    for placed in laid:
        for index in placed.scenes:
            course = course_of(project, index, placed.track)
            at_s = placed.start_s
            assert course.start_s == at_s
            for part in placed.pieces:
                assert course.music_s(at_s + 1e-6) == pytest.approx(part.in_s, abs=1e-4)
                assert course.music_s(at_s + part.length_s - 1e-6) == pytest.approx(
                    part.out_s, abs=1e-4
                )
                at_s += part.length_s


def test_a_track_of_another_scene_is_fitted_to_this_one(project: Project) -> None:
    scene = project.scenes[0]
    course = course_of(project, 0, project.picks[1].track)
    places = [course.music_s(scene.start_s + second) for second in range(60)]
    assert None not in places
    assert all(b == pytest.approx(a + 1.0) for a, b in pairwise(places) if a and b)


def test_an_unknown_track_begins_with_the_scene(project: Project) -> None:
    course = course_of(project, 1, make_music_track(9))
    assert course.music_s(project.scenes[1].start_s + 2.0) == 2.0
    assert course_of(project, None, make_music_track(9)) == Course(0.0)


def test_a_pick_is_heard_with_its_gain_and_fades(project: Project) -> None:
    scene, track = project.scenes[0], project.picks[0].track
    softer = set_mix(project, 0, ClipMix(gain_db=-20.0, fade_in_s=2.0))
    course = course_of(softer, 0, track)
    assert course.gain(scene.start_s + 1.0) == pytest.approx(0.05)
    assert course.gain(scene.start_s + 5.0) == pytest.approx(0.1)
    ending = course_of(set_mix(project, 0, ClipMix(fade_out_s=1.0)), 0, track)
    assert ending.fade_out_s == 1.0
    assert course_of(set_mix(project, 0, ClipMix(muted=True)), 0, track).gain(12.0) == 0.0
    assert course_of(softer, 0, make_music_track(9)).factor == 1.0
