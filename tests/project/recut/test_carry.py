"""What was decided goes where its material went; what has no place any more is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from aemo_studio.base.errors import EditError
from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicCut
from aemo_studio.domain.project import Marker, Pick, Project, SceneEdit
from aemo_studio.domain.scene import Scene, Shot
from aemo_studio.domain.video import FaceTrack
from aemo_studio.project.recut.carry import Recut, carry
from aemo_studio.project.recut.stretches import Stretch
from aemo_studio.project.recut.told import told
from aemo_studio.project.validate import check_project
from tests.factories import make_analysis, make_face, make_music_track, make_video

SCENE_S = 10.0
A, B, C = (make_music_track(n) for n in (1, 2, 3))
CUT = MusicCut("fade", (33.0,), 31.0, sung_s=((4.0, 9.0),))


def shots(duration_s: float) -> tuple[Shot, ...]:
    return tuple(Shot(t, t + 5.0) for t in np.arange(0.0, duration_s, 5.0).tolist())


def face(number: int, from_s: float, left: float) -> FaceTrack:
    """A face for two seconds, a quarter of the picture wide."""
    made = make_face(number, 8, np.random.default_rng(number))
    boxes = np.tile(np.array([left, 0.2, 0.25, 0.4], np.float32), (8, 1))
    return replace(made, times_s=made.times_s + np.float32(from_s), boxes=boxes)


def scene_like(scene: Scene, start_s: float, end_s: float) -> Scene:
    return replace(scene, start_s=start_s, end_s=end_s)


@pytest.fixture
def old() -> Project:
    """Four scenes of ten seconds; decisions about all of them."""
    analysis = make_analysis(make_video(duration_s=40.0))
    scene = analysis.scenes[0]
    scenes = tuple(scene_like(scene, n * SCENE_S, (n + 1) * SCENE_S) for n in range(4))
    faces = (face(0, 1.0, 0.1), face(1, 12.0, 0.6), face(2, 22.0, 0.1), face(3, 32.0, 0.6))
    lines = (SpokenLine(0, 1.0, 3.0), SpokenLine(1, 31.0, 34.0))
    people = (Character(0, (0, 2), lines=(0,)), Character(1, (1, 3), lines=(1,)))
    analysis = replace(
        analysis, shots=shots(40.0), scenes=scenes, faces=faces, lines=lines, cast=people
    )
    return Project(
        analysis,
        scenes,
        picks=(Pick(0, A, locked=True), Pick(1, B), Pick(3, C, cut=CUT)),
        edits=(
            SceneEdit(note="open softly"),
            SceneEdit(emotion=Emotion.SAD),
            SceneEdit(rejected=(C.key,)),
            SceneEdit(intention="romantic", muted=("speech",)),
        ),
        markers=(Marker(4.0, "door"), Marker(15.0, "shot"), Marker(33.0, "kiss")),
        start_timecode="10:00:00:00",
        ignored_faces=(2,),
        cast=(replace(people[0], name="Ada"), replace(people[1], name="Ben", hidden=True)),
    )


def recut(
    old: Project,
    *stretches: Stretch,
    duration_s: float | None = None,
    timecode: str | None = None,
) -> Recut:
    end_s = duration_s or max(one.end_s for one in stretches)
    video = replace(make_video(duration_s=end_s), timecode=timecode)
    analysis = make_analysis(video, seed=1)
    whole = scene_like(analysis.scenes[0], 0.0, end_s)
    faces = tuple(
        face(n + 10, start_s, left)
        for n, (start_s, left) in enumerate(_faces_shown(old, stretches))
    )
    lines = tuple(_lines_shown(old, stretches))
    people = [Character(n, (one.number,)) for n, one in enumerate(faces)]
    voices = [Character(100 + one.number, (), lines=(one.number,)) for one in lines]
    analysis = replace(
        analysis,
        shots=shots(end_s),
        scenes=(whole,),
        faces=faces,
        cast=(*people, *voices),
        lines=lines,
    )
    made = carry(old, analysis, stretches)
    check_project(made.project)
    return made


def _faces_shown(old: Project, stretches: tuple[Stretch, ...]) -> list[tuple[float, float]]:
    return sorted(
        (stretch.new_s(float(one.times_s[0])), float(one.boxes[0, 0]))
        for stretch in stretches
        for one in old.analysis.faces
        if stretch.from_s <= one.times_s[0] < stretch.to_s
    )


def _lines_shown(old: Project, stretches: tuple[Stretch, ...]) -> Iterator[SpokenLine]:
    shown = sorted(
        (stretch.new_s(line.start_s), stretch.new_s(line.end_s))
        for stretch in stretches
        for line in old.analysis.lines
        if stretch.from_s <= line.start_s and line.end_s <= stretch.to_s
    )
    return (SpokenLine(n, start_s, end_s) for n, (start_s, end_s) in enumerate(shown))


def test_nothing_is_lost_where_the_film_stays(old: Project) -> None:
    made = recut(old, Stretch(0.0, 40.0, 0.0))
    assert [(p.scene, p.track, p.locked) for p in made.project.picks] == [
        (p.scene, p.track, p.locked) for p in old.picks
    ]
    assert made.project.edits == old.edits
    assert made.project.markers == old.markers
    assert [one.name for one in made.project.cast] == ["Ada", "Ben"]
    assert made.project.ignored_faces == (12,)
    assert not made.report.lost
    assert not made.report.gone
    assert not made.report.new
    assert made.report.found == 1.0


def test_decisions_move_with_their_scenes(old: Project) -> None:
    """The third and fourth scenes now open the film; the second is gone; something is new."""
    made = recut(old, Stretch(0.0, 20.0, 20.0), Stretch(25.0, 35.0, 0.0), duration_s=35.0)
    project = made.project
    sources = [scene.source for scene in made.report.scenes]
    assert sources == [3, 4, 1]  # what is new is too short for a scene
    assert [(p.scene, p.track) for p in project.picks] == [(1, C), (2, A)]
    moved = MusicCut("fade", (13.0,), 11.0, CUT.sung_s)
    assert project.picks[0].cut == moved, "what is sung lies in the file"
    assert project.picks[1].locked
    assert project.edits[1] == old.edits[3]
    assert project.edits[2].note == "open softly"
    assert [(m.time_s, m.name) for m in project.markers] == [(13.0, "kiss"), (29.0, "door")]
    assert [(one.kind, one.what, one.scene) for one in made.report.lost] == [
        ("pick", B.title, 2),
        ("emotion", "sad", 2),
        ("marker", "shot", None),
    ]
    assert [one.number for one in made.report.gone] == [3, 4]
    assert made.report.new == ((20.0, 25.0),)


def test_long_new_material_becomes_a_scene_of_its_own(old: Project) -> None:
    made = recut(old, Stretch(0.0, 10.0, 0.0), Stretch(30.0, 40.0, 10.0), duration_s=40.0)
    assert [scene.source for scene in made.report.scenes] == [1, None, 2]
    assert made.project.pick_of(1) is None


def test_a_scene_in_two_places_keeps_its_note_once(old: Project) -> None:
    made = recut(
        old,
        Stretch(0.0, 4.5, 0.0),
        Stretch(4.5, 14.5, 10.0),
        Stretch(14.5, 20.0, 4.5),
        duration_s=20.0,
    )
    assert [scene.source for scene in made.report.scenes] == [2, 1]
    assert [edit.note for edit in made.project.edits] == ["", "open softly"]


def test_named_characters_stay_who_they_are(old: Project) -> None:
    made = recut(old, Stretch(0.0, 10.0, 30.0), Stretch(10.0, 20.0, 0.0))
    by_name = {one.name: one for one in made.project.cast}
    assert by_name["Ben"].faces == (10,)
    assert by_name["Ben"].hidden
    assert by_name["Ada"].faces == (11,)


def test_a_character_without_a_place_is_told(old: Project) -> None:
    made = recut(old, Stretch(0.0, 10.0, 0.0))
    lost = [(one.kind, one.what) for one in made.report.lost]
    assert ("character", "Ben") in lost
    assert ("ignored face", "3") in lost
    sentences = [str(sentence) for sentence in told(made, old)]
    assert "without a place: marker “kiss” at 10:00:33:00" in sentences


def test_what_shares_nothing_is_refused(old: Project) -> None:
    with pytest.raises(EditError, match="shares nothing"):
        recut(old, duration_s=20.0)


def test_the_old_project_stays(old: Project) -> None:
    before = (old.picks, old.edits, old.markers, old.cast)
    recut(old, Stretch(0.0, 10.0, 30.0))
    assert (old.picks, old.edits, old.markers, old.cast) == before
