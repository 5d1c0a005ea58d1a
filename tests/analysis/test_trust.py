"""A modality that says one thing all along, against one that changes."""

from __future__ import annotations

import numpy as np

from aemo_studio.analysis.fusion import fuse
from aemo_studio.analysis.scenes import build_scene
from aemo_studio.analysis.trust import trust_of
from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionTrack, emotion_index

CHANGING = [Emotion.SAD, Emotion.ANGRY, Emotion.HAPPY, Emotion.FEARFUL]


def feeling(emotions: list[Emotion], sure: float, cells: int = 40) -> EmotionTrack:
    """Each of the emotions for so many cells in turn, the rest of the scores spread evenly."""
    scores = np.full((len(emotions), len(EMOTIONS)), (1 - sure) / (len(EMOTIONS) - 1), np.float32)
    scores[np.arange(len(emotions)), [emotion_index(emotion) for emotion in emotions]] = sure
    return EmotionTrack(scores.repeat(cells, axis=0), np.ones(len(emotions) * cells, np.float32))


def test_a_face_that_never_changes_does_not_outvote_a_voice_that_does() -> None:
    voice, face = feeling(CHANGING, 0.6), feeling([Emotion.SURPRISED] * 4, 0.9)
    assert trust_of((voice, face))[0] > 0.99
    assert trust_of((voice, face))[1] < 0.01
    assert fuse([voice, face]).scores[0].argmax() == emotion_index(Emotion.SAD)
    scene = build_scene(20, 40, speech=voice, face=face, fused=fuse([voice, face]))
    assert scene.emotion is Emotion.ANGRY


def test_where_only_that_face_is_there_the_emotion_is_missing_and_not_neutral() -> None:
    voice, face = feeling(CHANGING, 0.6), feeling([Emotion.SURPRISED] * 4, 0.9)
    coverage = voice.coverage.copy()
    coverage[:40] = 0
    paused = EmotionTrack(voice.scores, coverage)
    fused = fuse([paused, face])
    assert not fused.coverage[:40].any()
    assert fused.coverage[40:].all()
    scene = build_scene(0, 20, speech=paused, face=face, fused=fused)
    assert (scene.coverage.face, scene.coverage.fused) == (1, 0)


def test_nor_do_several_faces_that_never_change() -> None:
    rounds = [CHANGING[i:] + CHANGING[:i] for i in range(4)]
    voice = feeling([emotion for one in rounds for emotion in one], 0.6, 10)
    looks = [Emotion.SURPRISED, Emotion.DISGUST, Emotion.CALM, Emotion.NEUTRAL]
    faces, people = feeling(looks * 4, 0.9, 10), np.tile(np.arange(4), 4).repeat(10)
    assert trust_of((voice, faces))[1] > 0.9, "one person would show four looks"
    assert trust_of((voice, faces), people)[1] < 0.1
    assert fuse([voice, faces], people).scores[0].argmax() == emotion_index(Emotion.SAD)


def test_people_who_are_each_seen_in_one_mood_are_believed() -> None:
    voice, face = feeling(CHANGING, 0.6), feeling(CHANGING[::-1], 0.9)
    assert trust_of((voice, face), np.arange(4).repeat(40)) == (1, 1)


def test_however_unsure_the_voice_is() -> None:
    voice, face = feeling(CHANGING, 0.2), feeling([Emotion.SURPRISED] * 4, 0.9)
    assert trust_of((voice, face))[1] < 0.1


def test_neither_does_a_voice_that_never_changes() -> None:
    voice, face = feeling([Emotion.SURPRISED] * 4, 0.9), feeling(CHANGING, 0.6)
    assert trust_of((voice, face))[1] > 0.99
    assert fuse([voice, face]).scores[-1].argmax() == emotion_index(Emotion.FEARFUL)


def test_in_a_film_of_one_mood_both_keep_their_votes() -> None:
    voice, face = feeling([Emotion.SAD] * 4, 0.4), feeling([Emotion.SURPRISED] * 4, 0.5)
    assert trust_of((voice, face)) == (1, 1)
    noise = np.random.default_rng(0).uniform(0, 1e-6, face.scores.shape).astype(np.float32)
    shaken = EmotionTrack(face.scores + noise, face.coverage)
    assert trust_of((voice, shaken)) == (1, 1), "rounding is no change"


def test_a_steady_face_that_agrees_with_the_voice_keeps_its_vote() -> None:
    voice = feeling([Emotion.SAD, Emotion.SAD, Emotion.ANGRY, Emotion.SAD], 0.6)
    assert trust_of((voice, feeling([Emotion.SAD] * 4, 0.9))) == (1, 1)


def test_a_short_contradiction_says_little() -> None:
    voice, face = feeling(CHANGING, 0.5, 1), feeling([Emotion.SURPRISED] * 4, 0.5, 1)
    assert trust_of((voice, face))[1] > 0.8


def test_where_both_change_nobody_is_distrusted() -> None:
    assert min(trust_of((feeling(CHANGING, 0.8), feeling(CHANGING[::-1], 0.8)))) > 0.97


def test_faces_while_nobody_speaks_are_no_contradiction() -> None:
    face = feeling(CHANGING, 0.8)
    assert trust_of((EmotionTrack.missing(len(face)), face)) == (1, 1)
    assert trust_of((face,)) == (1,)
