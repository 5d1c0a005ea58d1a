"""Moments of a film, and the effects that are suggested for them from the shipped list."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aemo_studio.domain.effects import (
    Effect,
    EffectKind,
    EffectMoment,
    EffectSuggestion,
    Occasion,
)
from aemo_studio.domain.emotion import (
    EMOTIONS,
    GRID_S,
    Emotion,
    EmotionTrack,
    n_cells,
    uniform_scores,
)
from aemo_studio.domain.project import Marker, Project, SceneEdit
from aemo_studio.domain.scene import Coverage, Scene, Shot
from aemo_studio.music.effects.moments import MOST_CUTS, effect_moments
from aemo_studio.music.effects.ranking import suggest_effects
from aemo_studio.music.effects.store import load_effects
from tests.factories import make_project, make_scores, make_video

Felt = list[tuple[Emotion | None, float]]


def film(felt: Felt, scenes: list[float], cuts: list[float]) -> tuple[Project, EmotionTrack]:
    """felt: emotions and the seconds for which they last; scenes, cuts: where they begin."""
    length_s = sum(seconds for _, seconds in felt)
    labels = [emotion for emotion, seconds in felt for _ in range(round(seconds / GRID_S))]
    scores = np.stack([make_scores(e) if e else uniform_scores() for e in labels])
    track = EmotionTrack(scores, np.array([float(e is not None) for e in labels], np.float32))
    made = tuple(
        scene(track, start, end) for start, end in zip(scenes, [*scenes[1:], length_s], strict=True)
    )
    shots = tuple(Shot(start, end) for start, end in zip(cuts, [*cuts[1:], length_s], strict=True))
    project = make_project(make_video(duration_s=length_s))
    analysis = replace(project.analysis, fused=track, scenes=made, shots=shots)
    return (
        replace(project, analysis=analysis, scenes=made, recommendations=(), picks=()),
        track,
    )


def scene(track: EmotionTrack, start_s: float, end_s: float) -> Scene:
    part = slice(round(start_s / GRID_S), round(end_s / GRID_S))
    share = float(track.coverage[part].mean())
    scores = track.scores[part][0] if share else uniform_scores()
    coverage = Coverage(share, 0.0, share)
    return Scene(start_s, end_s, scores, scores, uniform_scores(), coverage)


def places(moments: tuple[EffectMoment, ...], kind: EffectKind) -> list[tuple[float, Occasion]]:
    return [(moment.time_s, moment.occasion) for moment in moments if moment.kind is kind]


@pytest.fixture(scope="module")
def effects() -> tuple[Effect, ...]:
    return load_effects().effects


def suggested(
    effects: tuple[Effect, ...], emotion: Emotion, kind: EffectKind, top: int = 5
) -> tuple[EffectSuggestion, ...]:
    moment = EffectMoment(0, 0.0, Occasion.SCENE, kind, make_scores(emotion, 0.8))
    return suggest_effects([moment], effects, top)


def test_scenes_have_ambiences_and_their_changes_stings() -> None:
    project, track = film([(Emotion.SAD, 10), (Emotion.HAPPY, 10)], [0, 10], [0, 10])
    moments = effect_moments(project, track)
    assert places(moments, EffectKind.AMBIENCE) == [(0, Occasion.SCENE), (10, Occasion.SCENE)]
    assert places(moments, EffectKind.STING) == [(10, Occasion.SCENE_CHANGE)]
    assert places(moments, EffectKind.ACCENT) == []


def test_a_turn_that_holds_on_has_an_accent_and_a_flicker_has_none() -> None:
    felt: Felt = [
        *((Emotion.SAD, 6.0), (Emotion.ANGRY, 0.5), (Emotion.SAD, 3.5)),
        (Emotion.HAPPY, 8.0),
    ]
    project, track = film(felt, [0], [0])
    (turn,) = (m for m in effect_moments(project, track) if m.kind is EffectKind.ACCENT)
    assert turn.occasion is Occasion.TURN
    assert turn.time_s == pytest.approx(10.0, abs=GRID_S)
    assert turn.before is Emotion.SAD
    assert EMOTIONS[int(np.argmax(turn.scores))] is Emotion.HAPPY


def test_a_turn_beside_a_cut_is_at_the_cut() -> None:
    project, track = film([(Emotion.SAD, 6), (Emotion.HAPPY, 6)], [0], [0, 6.28])
    accents = places(effect_moments(project, track), EffectKind.ACCENT)
    assert accents == [(6.28, Occasion.TURN)]


def test_a_silence_between_two_emotions_is_no_turn_of_its_own() -> None:
    project, track = film([(Emotion.SAD, 6), (None, 4), (Emotion.ANGRY, 6)], [0], [0])
    ((at_s, occasion),) = places(effect_moments(project, track), EffectKind.ACCENT)
    assert occasion is Occasion.TURN
    assert at_s == pytest.approx(10, abs=GRID_S)


def test_neutral_and_calm_take_turns_without_accents() -> None:
    project, track = film([(Emotion.NEUTRAL, 6), (Emotion.CALM, 6)], [0], [0])
    assert places(effect_moments(project, track), EffectKind.ACCENT) == []


def test_an_emotion_set_by_hand_has_no_turns() -> None:
    project, track = film([(Emotion.SAD, 8), (Emotion.HAPPY, 8)], [0], [0])
    decided = replace(project, edits=(SceneEdit(emotion=Emotion.ANGRY),))
    moments = effect_moments(decided, track)
    assert places(moments, EffectKind.ACCENT) == []
    assert moments[0].by_hand
    assert EMOTIONS[int(np.argmax(moments[0].scores))] is Emotion.ANGRY


def test_of_many_cuts_those_at_which_the_feeling_moves_have_accents() -> None:
    felt: Felt = [(Emotion.CALM, 10), (Emotion.ANGRY, 1.5), (Emotion.CALM, 12.5)]
    project, track = film(felt, [0], [0, 3, 6, 10, 15, 18, 21])
    accents = places(effect_moments(project, track), EffectKind.ACCENT)
    assert (10, Occasion.CUT) in accents
    assert len(accents) == MOST_CUTS


def test_every_marker_has_an_accent_also_at_the_very_end() -> None:
    project, track = film([(Emotion.SAD, 10)], [0], [0])
    marked = replace(
        project, markers=(Marker(0.0, "bang"), Marker(4.25), Marker(4.5), Marker(10.0, "end"))
    )
    accents = places(effect_moments(marked, track), EffectKind.ACCENT)
    assert accents == [(at_s, Occasion.MARKER) for at_s in (0.0, 4.25, 4.5, 10.0)]


def test_a_film_without_evidence_has_neutral_ambiences_and_says_so(
    effects: tuple[Effect, ...],
) -> None:
    project, track = film([(None, 20)], [0, 10], [0, 5, 10])
    moments = effect_moments(project, track)
    assert places(moments, EffectKind.ACCENT) == [(5, Occasion.CUT)]
    assert len(places(moments, EffectKind.AMBIENCE)) == 2
    found = suggest_effects(moments, effects, 3)
    assert all("o speech or face to go by" in each.reason for each in found)
    loud = {"Screams", "Siren", "Gunshot"}
    assert not loud & {each.effect.class_name for each in found}


def test_the_same_film_gets_the_same_effects(effects: tuple[Effect, ...]) -> None:
    project, track = film([(Emotion.SAD, 10), (Emotion.HAPPY, 10)], [0, 10], [0, 4, 10, 15])
    moments = effect_moments(project, track)
    once, again = (suggest_effects(moments, effects, 4) for _ in range(2))
    assert [(s.effect, s.rank, s.score, s.reason) for s in once] == [
        (s.effect, s.rank, s.score, s.reason) for s in again
    ]
    assert len({s.effect.sound_id for s in once}) == len(once), "nothing is suggested twice"


@pytest.mark.parametrize(
    ("emotion", "kind", "expected"),
    [
        (Emotion.HAPPY, EffectKind.AMBIENCE, {"Birdsong"}),
        (Emotion.CALM, EffectKind.AMBIENCE, {"Birdsong", "Crickets", "Crackling fire"}),
        (Emotion.SAD, EffectKind.AMBIENCE, {"Rain", "Wind", "Sea waves"}),
        (Emotion.FEARFUL, EffectKind.AMBIENCE, {"Thunderstorm", "Wind"}),
        (Emotion.FEARFUL, EffectKind.ACCENT, {"Scream", "Gunshot", "Thunder", "Siren"}),
        (Emotion.HAPPY, EffectKind.ACCENT, {"Cheering"}),
    ],
)
def test_the_first_suggestion_is_of_a_class_that_serves_the_emotion(
    effects: tuple[Effect, ...], emotion: Emotion, kind: EffectKind, expected: set[str]
) -> None:
    first, *_ = suggested(effects, emotion, kind)
    assert first.effect.class_name in expected
    assert f"at home in {emotion.value} scenes" in first.reason


def test_ranks_go_up_and_scores_down_and_a_list_is_of_several_classes(
    effects: tuple[Effect, ...],
) -> None:
    found = suggested(effects, Emotion.SAD, EffectKind.AMBIENCE, 10)
    assert [each.rank for each in found] == list(range(1, 11))
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len({each.effect.class_name for each in found}) >= 4
    assert {each.effect.kind for each in found} == {EffectKind.AMBIENCE}


def test_more_than_there_are_gives_all_there_are(effects: tuple[Effect, ...]) -> None:
    few = tuple(e for e in effects if e.class_name == "Rain")[:3]
    assert len(suggested(few, Emotion.SAD, EffectKind.AMBIENCE, 10)) == 3
    assert suggested(few, Emotion.SAD, EffectKind.STING, 10) == ()


def test_a_class_that_nobody_rated_says_so(effects: tuple[Effect, ...]) -> None:
    cello = tuple(e for e in effects if e.class_name == "Cello note")
    (found,) = suggested(cello, Emotion.SAD, EffectKind.STING, 1)
    assert found.effect.rating is None
    assert "not rated" in found.reason


def test_the_length_of_the_evidence_may_differ_from_the_film() -> None:
    project, _ = film([(Emotion.SAD, 10)], [0], [0, 5])
    for cells in (1, n_cells(10), 50):
        assert effect_moments(project, EmotionTrack.missing(cells))
