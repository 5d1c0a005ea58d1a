"""Computes the score parts of Tracks for one Scene. Every value is in [0, 1]; NaN is "not
known"."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EMOTIONS, EmotionScores
from aemo_studio.music.recommend.affect import AROUSAL, Affect, AffectTable
from aemo_studio.music.recommend.library import Library
from aemo_studio.music.recommend.styles import SERVES, StyleTable

EMOTION_MATCH = "emotion match"
AFFECT = "affect closeness"
LENGTH = "length fit"
TEMPO = "tempo fit"
STYLE = "style match"
DIVERSITY = "diversity"
CONTINUITY = "continuity"

NO_EVIDENCE_MARGIN = 0.01

_NEUTRAL_PRIOR = {"neutral": 0.5, "calm": 0.3}
_SOFT_CREDIT = 0.15
_SOFT_WIDTH = 1.0
_SLOW_BPM, _SLOW_AROUSAL = 60.0, 2.0
_FAST_BPM, _FAST_AROUSAL = 140.0, 6.2
_TEMPO_WIDTH_OCTAVES = 0.4

Values = NDArray[np.float64]


def has_evidence(scores: EmotionScores) -> bool:
    """Reports whether scores carry evidence, that is, are not uniform."""
    return float(scores.max()) > 1.0 / len(EMOTIONS) + NO_EVIDENCE_MARGIN


def musical_scores(scores: EmotionScores) -> EmotionScores:
    """Returns the EmotionScores to rank by: the scene's own, or without evidence a prior that
    prefers unobtrusive music (half neutral, 0.3 calm, the rest even).

    The prior is about music only; the scene itself stays without evidence.
    """
    if has_evidence(scores):
        return scores
    rest = (1.0 - sum(_NEUTRAL_PRIOR.values())) / (len(EMOTIONS) - len(_NEUTRAL_PRIOR))
    return np.array([_NEUTRAL_PRIOR.get(e.value, rest) for e in EMOTIONS], dtype=np.float32)


def similarity(affect: AffectTable) -> Values:
    """Computes float64[8, 8]: how far music of one Emotion serves another. 1 on the diagonal; off
    it at most `_SOFT_CREDIT`, falling with the distance of the words (Gaussian)."""
    difference = affect.emotions[:, None] - affect.emotions[None]
    squared = (difference**2).sum(axis=-1)
    soft = _SOFT_CREDIT * np.exp(-squared / (2.0 * _SOFT_WIDTH**2))
    np.fill_diagonal(soft, 1.0)
    return soft


def emotion_match(library: Library, scores: EmotionScores, kernel: Values) -> Values:
    """Computes float64[n]: how far music of the track's Emotion serves the whole EmotionScores.

    The sum over emotions of probability times `similarity`, as a share of the most that
    any Emotion reaches: an uncertain scene has tracks that fit it best like any other, and
    its uncertainty is stated with the scene.
    """
    served = kernel @ scores.astype(np.float64)
    values: Values = np.clip(served / served.max(), 0.0, 1.0)[library.emotion]
    return values


def affect_closeness(library: Library, expected: Affect, affect: AffectTable) -> Values:
    """Computes float64[n]: how near the track's moods are to the scene's expectation."""
    values: Values = affect.closeness(library.set_affects, expected)[library.mood_set]
    return values


def length_fit(durations_s: Values, scene_s: float) -> Values:
    """Computes float64[n]: 1 if the track lasts as long as the scene, else the share it fills."""
    if scene_s <= 0:
        return np.where(np.isnan(durations_s), np.nan, 1.0)
    return np.minimum(durations_s / scene_s, 1.0)


def expected_bpm(expected: Affect) -> float:
    """Computes the tempo that suits the arousal: a straight line in octaves through 60 bpm at
    arousal 2 (calm is 1.7) and 140 bpm at 6.2 (angry). Our choice; that faster is more arousing is
    Husain, Thompson and Schellenberg 2002, Music Perception 20."""
    share = (expected[AROUSAL] - _SLOW_AROUSAL) / (_FAST_AROUSAL - _SLOW_AROUSAL)
    return float(_SLOW_BPM * (_FAST_BPM / _SLOW_BPM) ** share)


def tempo_fit(bpm: Values, expected: Affect) -> Values:
    """Computes float64[n]: Gaussian in octaves around `expected_bpm`."""
    octaves = np.log2(bpm / expected_bpm(expected))
    return np.exp(-(octaves**2) / (2.0 * _TEMPO_WIDTH_OCTAVES**2))


def style_match(library: Library, scores: EmotionScores, styles: StyleTable) -> Values:
    """Computes float64[n]: 1 if the track's genre serves such scenes, less the rarer it is among
    their music; NaN where the genre is not known."""
    lifts = [styles.lift(name, scores) if name else np.nan for name in library.genres]
    values: Values = np.minimum(np.array(lifts) / SERVES, 1.0)[library.genre]
    return values
