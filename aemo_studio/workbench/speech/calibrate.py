"""Temperatures: how sure a head may be of voices that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.head import SpeechHead
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.speech.features import Labels
from aemo_studio.workbench.speech.fit import Recipe, Space, fit, to_head
from aemo_studio.workbench.speech.protocols import LEFT_OUT, held_out_speakers
from aemo_studio.workbench.speech.rows import Mask, Table, Targets, clips_of, targets_of

TEMPERATURES = np.geomspace(0.25, 4.0, 33)
HOME_GROUPS = 4
SONG = "-song"


def calibrated_head(
    space: Space, table: Table, labels: Labels, part: Mask, *, recipe: Recipe, seed: int
) -> SpeechHead:
    """A head trained on `part`, with the temperatures that heads trained on most of `part`
    need on the rest of it."""
    kinds = [
        [
            Trial(to_head(space, fit(space, table, labels, part & ~held, recipe)), held)
            for held in kind
        ]
        for kind in rests(labels, part, recipe, seed)
    ]
    temperatures = calibrate(kinds, table, labels)
    return to_head(space, fit(space, table, labels, part, recipe), temperatures)


def rests(labels: Labels, part: Mask, recipe: Recipe, seed: int) -> list[list[Mask]]:
    """What is held back in turn, bool[n] each, by kinds that count the same.

    A head for anyone will meet new voices in recordings like those it knows (some speakers
    of every corpus) and in others (each small corpus). One with a known home will meet
    new voices there: its speakers, in groups.
    """
    if not recipe.home:
        others = [held for name in LEFT_OUT if (held := part & (labels.corpus == name)).any()]
        kinds = [[held_out_speakers(labels, part, seed)], others if len(others) > 1 else []]
        return [kind for kind in kinds if kind]
    home = part & (labels.corpus == recipe.home)
    speakers = np.random.default_rng(seed).permutation(np.unique(labels.speaker[home]))
    groups = np.array_split(speakers, min(HOME_GROUPS, len(speakers)))
    return [[part & np.isin(labels.speaker, group) for group in groups]]


@dataclass(frozen=True, eq=False)
class Trial:
    """A head, and whom it has not heard: bool[n] over all utterances."""

    head: SpeechHead
    held: Mask


@dataclass(frozen=True, eq=False)
class _Answers:
    """Logits float32[n, 8] of both layers for clips, and which emotions they could and
    should have given, bool[n, 8]."""

    general: FloatArray
    known: FloatArray
    possible: Mask
    right: Mask


def calibrate(
    kinds: Sequence[Sequence[Trial]], table: Table, labels: Labels
) -> tuple[float, float]:
    """The temperatures of the general and of the known layer that make the scores of clips
    of unheard voices as likely as they are true, in the mean over the kinds of trial.

    Songs are left out: who sings is harder to read than who speaks, and films speak.
    """
    targets = targets_of(labels)
    spoken = ~np.char.endswith(labels.corpus, SONG)
    answers = [_answers(kind, table, targets, spoken) for kind in kinds]
    return (
        _temperature([(a.general, a.possible, a.right) for a in answers]),
        _temperature([(a.known, a.possible, a.right) for a in answers]),
    )


def _answers(trials: Sequence[Trial], table: Table, targets: Targets, spoken: Mask) -> _Answers:
    parts: list[tuple[FloatArray, FloatArray, Mask, Mask]] = []
    for trial in trials:
        rows = clips_of(table, trial.held & spoken)
        heard, known = trial.head.logits(table.rows[rows]), trial.head.known
        centred = _from_the_middle(heard.known, table.group[rows]) + known.at_zero
        utterance = table.utterance[rows]
        parts.append(
            (
                heard.general * trial.head.general.temperature,
                centred * known.temperature,
                targets.possible[utterance],
                targets.right[utterance],
            )
        )
    return _Answers(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def _from_the_middle(logits: FloatArray, group: NDArray[np.int64]) -> FloatArray:
    centred = logits.copy()
    for name in np.unique(group):
        centred[group == name] -= logits[group == name].mean(axis=0)
    return centred


def _temperature(kinds: Sequence[tuple[FloatArray, Mask, Mask]]) -> float:
    """The one of TEMPERATURES with the least surprise at what is right, among what the
    corpus labels at all."""
    surprises = [float(np.mean([_surprise(*kind, t) for kind in kinds])) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(surprises))])


def _surprise(logits: FloatArray, possible: Mask, right: Mask, temperature: float) -> float:
    allowed, true = (np.where(mask, logits, -np.inf) / temperature for mask in (possible, right))
    return float((_log_sum(allowed) - _log_sum(true)).mean())


def _log_sum(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.logaddexp.reduce(logits, axis=1))
