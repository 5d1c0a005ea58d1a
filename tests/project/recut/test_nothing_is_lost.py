"""Every item of a project has a place in the new cut, or is named in the list; what a new field
holds is treated, or these tests fail."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, replace
from typing import Any

import pytest

from aemo_studio.domain.cast import Character, CharacterColour, SpokenLine
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import ClipMix, MusicCut, MusicFilters
from aemo_studio.domain.project import Marker, MarkerHue, Pick, Project, SceneEdit
from aemo_studio.project.recut.carry import Recut
from aemo_studio.project.recut.report import LostKind
from aemo_studio.project.recut.stretches import Stretch
from aemo_studio.project.recut.told import told
from tests.factories import make_analysis, make_effect, make_music_track, make_video
from tests.project.recut.test_carry import face, recut, scene_like, shots

A, B, C, D = (make_music_track(n) for n in (1, 2, 3, 4))
MIX = ClipMix(-6.0, 1.0, 2.0, muted=True)
BLUE = CharacterColour.BLUE

TOLD_AS: dict[type, dict[str, LostKind]] = {
    Pick: {"scene": "pick", "track": "pick", "locked": "locked", "cut": "fit", "mix": "mix"},
    MusicCut: {"ending": "fit", "sung_s": "fit", "hits_s": "hit", "start_s": "music start"},
    ClipMix: dict.fromkeys(("gain_db", "fade_in_s", "fade_out_s", "muted"), "mix"),
    SceneEdit: {
        "emotion": "emotion",
        "muted": "mute",
        "intention": "intention",
        "rejected": "rejected",
        "note": "note",
    },
    Marker: dict.fromkeys(("time_s", "name", "hue", "note"), "marker"),
    PickedEffect: dict.fromkeys(("effect", "time_s", "length_s"), "effect"),
    Character: {
        **dict.fromkeys(("number", "name", "hidden", "colour", "portrait"), "character"),
        "faces": "corrected face",
        "lines": "corrected line",
    },
}
"""How each field is listed where its material is gone."""

STAYS = {"catalogues", "filters", "start_timecode"}
MOVES = {"picks", "edits", "ignored_faces", "markers", "cast", "effects"}
RENEWED = {"analysis", "scenes", "recommendations"}


def everything(scene: int, track: Any, cut: MusicCut) -> tuple[Pick, SceneEdit]:
    pick = Pick(scene, track, locked=True, cut=cut, mix=MIX)
    edit = SceneEdit(Emotion.SAD, ("speech",), "romantic", (A.key,), f"note {scene + 1}")
    return pick, edit


@pytest.fixture(scope="module")
def old() -> Project:
    """Four scenes of ten seconds; everything that an editor can decide in each."""
    analysis = make_analysis(make_video(duration_s=40.0))
    scenes = tuple(scene_like(analysis.scenes[0], 10.0 * n, 10.0 * n + 10.0) for n in range(4))
    starts = (1.0, 12.0, 22.0, 32.0, 5.0, 16.0, 18.0, 26.0)
    faces = tuple(face(n, at_s, (0.1, 0.6)[n % 2]) for n, at_s in enumerate(starts))
    times = ((1.0, 3.0), (15.0, 17.0), (25.0, 27.0), (31.0, 34.0))
    lines = tuple(SpokenLine(n, *span) for n, span in enumerate(times))
    measured = (
        Character(0, (0, 2), lines=(0,)),
        Character(1, (1, 3, 4, 7), lines=(1, 2, 3)),
        Character(2, (5, 6)),
    )
    analysis = replace(
        analysis, shots=shots(40.0), scenes=scenes, faces=faces, lines=lines, cast=measured
    )
    decided = (
        everything(0, A, MusicCut("fade", (4.0,), 2.0)),
        everything(1, B, MusicCut("loop", (12.0, 14.0), 11.0, ((1.0, 2.0),))),
        everything(2, C, MusicCut("button", (20.5, 25.0), 20.2)),
        everything(3, D, MusicCut("fade", (33.0, 40.0), 31.0)),
    )
    return Project(
        analysis,
        scenes,
        picks=tuple(pick for pick, _ in decided),
        edits=tuple(edit for _, edit in decided),
        catalogues=("free",),
        start_timecode="10:00:00:00",
        ignored_faces=(2, 6),
        markers=(
            Marker(4.0, "door", MarkerHue.BLUE, "creaks"),
            Marker(15.0, "shot", MarkerHue.RED, "too loud\nby far"),
            Marker(16.0, hue=MarkerHue.GREEN),
            Marker(40.0, "end", MarkerHue.CYAN, "black"),
        ),
        filters=MusicFilters(min_bpm=90.0),
        cast=(
            Character(0, (0, 1, 2, 7), lines=(0, 1, 2), name="Ada", colour=BLUE, hidden=True),
            Character(1, (3, 4), lines=(3,)),
            Character(2, (5,), colour=BLUE),
        ),
        effects=(PickedEffect(make_effect(), 13.0, 2.0), PickedEffect(make_effect(2), 35.0, 3.0)),
    )


@pytest.fixture(scope="module")
def made(old: Project) -> Recut:
    """The fourth scene opens the film, the second is gone, the third begins a second later behind
    something new."""
    stretches = Stretch(0.0, 10.0, 30.0), Stretch(10.0, 20.0, 0.0), Stretch(32.0, 41.0, 21.0)
    return recut(old, *stretches, timecode="09:00:00:00")


def lost(made: Recut, kind: LostKind) -> list[tuple[float, str, int | None]]:
    return [(one.at_s, one.what, one.scene) for one in made.report.lost if one.kind == kind]


@pytest.mark.parametrize("kind", TOLD_AS, ids=lambda kind: kind.__name__)
def test_each_field_of_a_decision_is_listed_somehow(kind: type) -> None:
    assert {one.name for one in fields(kind)} == set(TOLD_AS[kind])


def test_each_field_of_a_project_stays_moves_or_is_renewed() -> None:
    assert {one.name for one in fields(Project)} == STAYS | MOVES | RENEWED


def test_everything_about_a_scene_that_is_gone_is_listed(old: Project, made: Recut) -> None:
    pick, edit = old.picks[1], old.edits[1]
    for item in (pick, pick.cut, pick.mix, edit):
        assert all(_is_set(item, one) for one in fields(type(item)))  # type: ignore[arg-type]
    kinds = {one.kind for one in made.report.lost if one.scene == 2}
    assert kinds == {*TOLD_AS[Pick].values(), *TOLD_AS[SceneEdit].values()}


def _is_set(item: object, one: Field[Any]) -> bool:
    return one.default is MISSING or getattr(item, one.name) != one.default


def test_everything_about_other_scenes_goes_with_them(old: Project, made: Recut) -> None:
    project = made.project
    assert [one.source for one in made.report.scenes] == [4, 1, None, 3]
    sources = {0: 3, 1: 0, 3: 2}
    for new, was in sources.items():
        pick, before = project.pick_of(new), old.picks[was]
        assert pick is not None
        assert replace(pick, scene=was, cut=before.cut) == before
        assert pick.cut is not None
        assert before.cut is not None
        hits_s, start_s = before.cut.hits_s, before.cut.start_s
        assert replace(pick.cut, hits_s=hits_s, start_s=start_s) == before.cut
        assert project.edit_of(new) == old.edit_of(was)
    assert len(project.picks) == len(sources)


def test_hits_and_starts_move_or_are_listed(made: Recut) -> None:
    cuts = {p.scene: (p.cut.hits_s, p.cut.start_s) for p in made.project.picks if p.cut}
    assert cuts == {0: ((3.0, 10.0), 1.0), 1: ((14.0,), 12.0), 3: ((36.0,), None)}
    assert lost(made, "hit") == [(20.5, C.title, 3)]
    assert lost(made, "music start") == [(20.2, C.title, 3)]


def test_a_hit_that_is_shown_under_other_music_is_listed(old: Project) -> None:
    """Of the first scene one second goes into the midst of the fourth, too short for a scene."""
    stretches = Stretch(0.0, 5.0, 30.0), Stretch(5.0, 6.0, 3.5), Stretch(6.0, 11.0, 35.0)
    moved = recut(old, *stretches, Stretch(11.0, 14.0, 0.0), Stretch(14.0, 19.5, 4.5))
    cuts = {p.track.title: p.cut.hits_s for p in moved.project.picks if p.cut}
    assert cuts[A.title] == ()
    assert (4.0, A.title, 1) in lost(moved, "hit")


def test_what_counts_no_longer_where_music_is_joined_is_listed(old: Project) -> None:
    """The same piece plays in the first and the third scene; the second one is gone."""
    third = replace(old.picks[2], track=A, mix=ClipMix(gain_db=3.0))
    apart = replace(old, picks=(*old.picks[:2], third, old.picks[3]))
    made = recut(apart, Stretch(0.0, 10.0, 0.0), Stretch(10.0, 30.0, 20.0))
    hits = [p.cut.hits_s for p in made.project.picks if p.cut]
    assert hits == [(4.0, 10.5, 15.0), (4.0, 10.5, 15.0), (23.0, 30.0)]
    assert lost(made, "fit") == [(10.0, B.title, 2), (20.0, A.title, 3)]
    assert lost(made, "mix") == [(10.0, B.title, 2), (20.0, A.title, 3)]


def test_markers_and_effects_move_or_are_listed(old: Project, made: Recut) -> None:
    times = {"end": 10.0, "door": 14.0}
    kept = [replace(one, time_s=times[one.name]) for one in old.markers if one.name in times]
    assert list(made.project.markers) == kept[::-1]
    assert lost(made, "marker") == [
        (15.0, "shot: too loud by far", None),
        (16.0, "green", None),
    ]
    assert made.project.effects == (replace(old.effects[1], time_s=5.0),)
    assert lost(made, "effect") == [(13.0, old.effects[0].effect.title, None)]


def test_people_and_corrections_move_or_are_listed(old: Project, made: Recut) -> None:
    """Ada was given faces and lines of the other; one of each is gone."""
    ada = next(one for one in made.project.cast if one.name == "Ada")
    before = old.cast[0]
    assert replace(ada, faces=before.faces, lines=before.lines) == before
    assert [len(one.faces) for one in made.project.cast] == [3, 2]
    assert [len(one.lines) for one in made.project.cast] == [2, 1]
    assert lost(made, "character") == [(16.0, "3", None)]
    assert lost(made, "corrected face") == [(12.0, "Ada", None)]
    assert lost(made, "corrected line") == [(15.0, "Ada", None)]
    assert len(made.project.ignored_faces) == 1
    assert lost(made, "ignored face") == [(18.0, "7", None)]


def test_what_holds_for_the_film_stays_or_is_listed(old: Project, made: Recut) -> None:
    """The new film begins with a timecode of its own."""
    assert made.project.catalogues == old.catalogues
    assert made.project.filters == old.filters
    assert made.project.start_timecode == "09:00:00:00"
    assert lost(made, "start timecode") == [(0.0, "10:00:00:00", None)]


def test_the_list_is_told_in_words(old: Project, made: Recut) -> None:
    sentences = [str(one) for one in told(made, old)]
    assert len([one for one in sentences if one.startswith("without")]) == len(made.report.lost)
    hit = f"without a place: hit of the music “{C.title}” of scene 3 at 10:00:20:12"
    assert hit in sentences


def test_nothing_is_listed_where_the_film_stays(old: Project) -> None:
    made = recut(old, Stretch(0.0, 40.0, 0.0))
    assert not made.report.lost
    assert made.project.picks == old.picks
    assert made.project.edits == old.edits
    assert made.project.markers == old.markers
    assert made.project.effects == old.effects
