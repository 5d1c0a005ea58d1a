"""Fits the two temperatures of a head on voices that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.head import SpeechHead
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.calibrate import lowest_loss
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.protocols.splits import LEFT_OUT, held_out
from aemo_studio.workbench.speech.features import Labels
from aemo_studio.workbench.speech.fit import HeadSettings, Space, fit, to_head
from aemo_studio.workbench.speech.table import Targets, TrainingTable, clips_of, targets_of

TEMPERATURES = np.geomspace(0.25, 4.0, 33)
HOME_GROUPS = 4
FOREIGN_GROUPS = 2
SONG = "-song"


def calibrated_head(
    space: Space,
    table: TrainingTable,
    labels: Labels,
    part: Mask,
    *,
    recipe: HeadSettings,
    seed: int,
) -> SpeechHead:
    """Fits a head on `part`, with the temperatures that heads fitted on most of it need."""
    kinds = [
        [
            HeldOutHead(to_head(space, fit(space, table, labels, part & ~held, recipe)), held)
            for held in kind
        ]
        for kind in rests(labels, part, recipe, seed)
    ]
    temperatures = calibrate(kinds, table, labels)
    return to_head(space, fit(space, table, labels, part, recipe), temperatures)


def rests(labels: Labels, part: Mask, recipe: HeadSettings, seed: int) -> list[list[Mask]]:
    """Lists what is held back in turn, bool[n] each, by kinds that count the same.

    A head for anyone will meet new voices in recordings like those it knows (some speakers
    of every corpus) and in others (the corpora but RAVDESS, in groups). One with a known home
    will meet new voices there: its speakers, in groups.
    """
    if not recipe.home:
        there = [name for name in LEFT_OUT if (part & (labels.corpus == name)).any()]
        apart = [there[k::FOREIGN_GROUPS] for k in range(min(FOREIGN_GROUPS, len(there)))]
        others = [part & np.isin(labels.corpus, names) for names in apart]
        kinds = [[held_out(labels, part, seed)], others if len(others) > 1 else []]
        return [kind for kind in kinds if kind]
    home = part & (labels.corpus == recipe.home)
    speakers = np.random.default_rng(seed).permutation(np.unique(labels.speaker[home]))
    groups = np.array_split(speakers, min(HOME_GROUPS, len(speakers)))
    return [[part & np.isin(labels.speaker, group) for group in groups]]


@dataclass(frozen=True, eq=False)
class HeldOutHead:
    """A head, and the utterances that it was not trained on."""

    #: The head.
    head: SpeechHead
    #: bool[n] over all utterances.
    held: Mask


@dataclass(frozen=True, eq=False)
class _HeldOutLogits:
    """Logits of held-out clips, before any temperature."""

    #: float32[n, 8]
    general: FloatArray
    #: float32[n, 8]
    known: FloatArray
    #: bool[n, 8], emotions that the corpus labels at all.
    possible: Mask
    #: bool[n, 8], emotions that the label stands for.
    right: Mask


def calibrate(
    kinds: Sequence[Sequence[HeldOutHead]], table: TrainingTable, labels: Labels
) -> tuple[float, float]:
    """Finds the temperatures of the general and of the known layer on clips of unknown voices.

    Those of the lowest loss, in the mean over the kinds of held-out parts.

    Songs are left out: who sings is harder to read than who speaks, and films speak.
    """
    targets = targets_of(labels)
    spoken = ~np.char.endswith(labels.corpus, SONG)
    predictions = [_held_out_logits(kind, table, targets, spoken) for kind in kinds]
    return (
        _temperature([(a.general, a.possible, a.right) for a in predictions]),
        _temperature([(a.known, a.possible, a.right) for a in predictions]),
    )


def _held_out_logits(
    trials: Sequence[HeldOutHead], table: TrainingTable, targets: Targets, spoken: Mask
) -> _HeldOutLogits:
    parts: list[tuple[FloatArray, FloatArray, Mask, Mask]] = []
    for trial in trials:
        rows = clips_of(table, trial.held & spoken)
        layers, known = trial.head.logits(table.rows[rows]), trial.head.known
        centred = _centred_by_group(layers.known, table.group[rows]) + known.at_zero
        utterance = table.utterance[rows]
        parts.append(
            (
                layers.general * trial.head.general.temperature,
                centred * known.temperature,
                targets.possible[utterance],
                targets.right[utterance],
            )
        )
    return _HeldOutLogits(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def _centred_by_group(logits: FloatArray, group: NDArray[np.int64]) -> FloatArray:
    centred = logits.copy()
    for name in np.unique(group):
        centred[group == name] -= logits[group == name].mean(axis=0)
    return centred


def _temperature(kinds: Sequence[tuple[FloatArray, Mask, Mask]]) -> float:
    """Finds the one of TEMPERATURES with the lowest loss over what the corpus labels at all."""
    return lowest_loss(lambda t: float(np.mean([_loss(*kind, t) for kind in kinds])), TEMPERATURES)


def _loss(logits: FloatArray, possible: Mask, right: Mask, temperature: float) -> float:
    scaled = logits / np.float64(temperature)
    allowed, true = (np.where(mask, scaled, -np.inf) for mask in (possible, right))
    return float((_log_sum(allowed) - _log_sum(true)).mean())


def _log_sum(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.logaddexp.reduce(logits, axis=1))
