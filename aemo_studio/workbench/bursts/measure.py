"""Chooses the thresholds of the burst layer on voices it never heard, and measures it there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.bursts import (
    MEANING,
    STATES,
    BurstHead,
    VoiceState,
    claims,
    to_emotions,
    to_kinds,
)
from aemo_studio.domain.bursts import BurstKind
from aemo_studio.domain.emotion import EMOTIONS, Emotion, FloatArray, emotion_index
from aemo_studio.workbench.bursts.features import BurstTable
from aemo_studio.workbench.bursts.fit import burst_share, is_burst
from aemo_studio.workbench.bursts.sounds import LabelledSound
from aemo_studio.workbench.calibrate import softmax, temperature_of
from aemo_studio.workbench.protocols.clips import Mask

FALSE_BURSTS = 0.002
"""Share of the speech of unknown voices that may be taken for bursts."""

FALSE_ALARMS = 0.02
"""Share of made-up music, noise and effects that may be taken for bursts, if they pass for a
voice."""

RIGHT_CLAIMS = 0.75
"""Share of the claims of each emotion, of unknown voices' bursts, that must be right."""

WRONG_LAUGHS = 0.005
"""Share of unknown voices' laughter of which any one emotion but happy may be claimed."""

NEVER = 2.0
"""A threshold that no probability reaches."""

_THRESHOLDS = (*np.arange(0.5, 1.0, 0.05), 0.99)
_CLAIMS = (*np.arange(0.3, 1.0, 0.05), NEVER)


def calibrated(
    head: BurstHead, table: BurstTable, found: FloatArray
) -> tuple[BurstHead, FloatArray]:
    """Calibrates a layer, and the predictions `found` float32[n, 12] of each row by layers that
    never heard its speaker, by which it is done."""
    logs = np.log(np.maximum(found, 1e-9))
    heat = temperature_of(logs, table.state)
    cool = np.float32(1 / heat)
    softer = replace(head, weight=head.weight * cool, bias=head.bias * cool)
    return softer, softmax(logs, heat).astype(np.float32)


def with_thresholds(head: BurstHead, table: BurstTable, found: FloatArray) -> BurstHead:
    """Sets the lowest thresholds that keep the promises above.

    found: float32[n, 12], calibrated, of each row by a layer that never heard its speaker.
    """
    share = burst_share(found)
    speech, nobody = (
        share[table.state == STATES.index(state)]
        for state in (VoiceState.SPEECH, VoiceState.NO_VOICE)
    )

    def kept(threshold: float) -> bool:
        false, alarms = (float((part >= threshold).mean()) for part in (speech, nobody))
        return false <= FALSE_BURSTS and alarms <= FALSE_ALARMS

    threshold = _lowest(_THRESHOLDS, kept)
    bursts = is_burst(table) & (share >= threshold)
    claim = [_claim(i, bursts, table, to_emotions(found)) for i in range(len(EMOTIONS))]
    return replace(head, threshold=threshold, claim=np.array(claim, np.float32))


def _claim(emotion: int, bursts: Mask, table: BurstTable, emotions: FloatArray) -> float:
    """Chooses from which probability on an emotion is claimed of a burst."""
    likeliest = emotions.argmax(axis=1) == emotion
    right = _truth(table) == emotion
    laughs = table.state == STATES.index(VoiceState.AMUSEMENT)

    def kept(threshold: float) -> bool:
        claimed = bursts & likeliest & (emotions.max(axis=1) >= threshold)
        if not claimed.any() or right[claimed].mean() < RIGHT_CLAIMS:
            return threshold >= NEVER
        return bool((claimed & ~right)[laughs].mean() <= WRONG_LAUGHS)

    return _lowest(_CLAIMS, kept)


def measured(
    head: BurstHead, table: BurstTable, found: FloatArray, sounds: Sequence[LabelledSound]
) -> dict[str, Any]:
    """Measures rows (half seconds) of voices that the predicting layer never heard."""
    bursts = burst_share(found) >= head.threshold
    claimed = bursts & claims(head, to_emotions(found))
    right = to_emotions(found).argmax(axis=1) == _truth(table)
    speech_or_not = ~is_burst(table)
    corpus = np.array([sounds[i].corpus if i >= 0 else "no voice, made up" for i in table.sound])
    return {
        "rows": len(table.state),
        "threshold": round(head.threshold, 3),
        "claim": {e.value: round(float(c), 3) for e, c in zip(EMOTIONS, head.claim, strict=True)},
        "taken_for_bursts": {
            str(name): _share(bursts[corpus == name]) for name in np.unique(corpus)
        },
        "area": _area(burst_share(found)[~speech_or_not], burst_share(found)[speech_or_not]),
        "kinds": {kind.value: _kind_figures(kind, table, found, bursts) for kind in BurstKind},
        "claims_right": _share(right[claimed & is_burst(table)]),
        "states": {
            state: _state_figures(table.state == STATES.index(state), bursts, claimed, found)
            for state in MEANING
        },
    }


def _state_figures(part: Mask, bursts: Mask, claimed: Mask, found: FloatArray) -> dict[str, float]:
    """Measures one state: how much of it is found, how much is claimed, and as what."""
    emotions = to_emotions(found).argmax(axis=1)
    return {
        "found": _share(bursts[part]),
        "claimed": _share(claimed[part]),
    } | {
        emotion.value: _share((claimed & (emotions == i))[part])
        for i, emotion in enumerate(EMOTIONS)
    }


def _kind_figures(
    kind: BurstKind, table: BurstTable, found: FloatArray, bursts: Mask
) -> dict[str, float]:
    """Measures how well one kind of burst is told from the others, from speech and from all else:
    precision, recall and F1."""
    of_kind = np.array([state in MEANING and MEANING[state][1] is kind for state in STATES])
    shares = {k: to_kinds(found)[:, i] for i, k in enumerate(BurstKind)}
    said = bursts & (np.stack(list(shares.values())).max(axis=0) == shares[kind])
    true, right = of_kind[table.state], (said & of_kind[table.state]).sum()
    precision, recall = right / max(said.sum(), 1), right / true.sum()
    harmonic = 2 * right / (said.sum() + true.sum())
    figures = {"precision": precision, "recall": recall, "f1": harmonic}
    return {name: round(float(value), 4) for name, value in figures.items()}


def _area(positives: FloatArray, negatives: FloatArray) -> float:
    """Computes the area under the ROC curve: how often a positive is above a negative."""
    below = np.searchsorted(np.sort(negatives), positives)
    return round(float(below.mean() / len(negatives)), 4)


def _share(rows: Mask) -> float:
    return round(float(rows.mean()), 4)


def _lowest(values: Sequence[float], kept: Callable[[float], bool]) -> float:
    """Finds the lowest value with which a promise is kept; the highest if it never is."""
    return float(next((value for value in values if kept(float(value))), values[-1]))


def _truth(table: BurstTable) -> NDArray[np.int64]:
    """Looks up the position of each row's emotion; -1 where there is none."""
    return np.array([_emotion_of(state) for state in STATES])[table.state]


def _emotion_of(state: VoiceState) -> int:
    meaning: tuple[Emotion, BurstKind] | None = MEANING.get(state)
    return -1 if meaning is None else emotion_index(meaning[0])
