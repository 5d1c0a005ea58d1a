"""A proxy that stands in for the face model on the RAVDESS performances.

35 action-unit means of each performance, computed by Luna-Jiménez et al. with OpenFace from
the pictures, which are not at hand; our own face model never saw them. A softmax regression
in the features of a radial kernel turns them into EmotionScores.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.calibrate import softmax, temperature_of
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.speech.table import Index

FILE = "ravdess-au/clip_mean_action_units.csv"
#: How RAVDESS names the same performance with and without its picture.
AUDIO_VISUAL, AUDIO_ONLY = "01", "03"

#: Inverse strengths of the penalty on the weights.
PENALTIES = (0.3, 1.0, 3.0, 10.0)
#: Of the kernel, times 1 / (number of action units).
WIDTHS = (0.3, 0.6, 1.0)
COMPONENTS = 300
ITERATIONS = 300


@dataclass(frozen=True)
class KernelSettings:
    """The settings of a kernel regression."""

    #: Inverse strength of the penalty on the weights.
    penalty: float
    #: Of the kernel.
    width: float


GRID = tuple(KernelSettings(*pair) for pair in itertools.product(PENALTIES, WIDTHS))


@dataclass(frozen=True, eq=False)
class Proxy:
    """The scores of one test fold by facial action units."""

    #: That were chosen.
    settings: KernelSettings
    #: That was chosen, above 0.
    temperature: float
    #: float32[n, 8]: EmotionScores of all performances.
    scores: FloatArray
    #: float32[n, 8]: those of the training actors, each by a model that never saw the actor.
    inner: FloatArray


def read_action_units(data: Path, stems: Sequence[str]) -> FloatArray:
    """Reads float32[n, 35] in the order of `stems` (names of the audio-only clips).

    Raises UsageError if the file cannot be read or a performance is not in it.
    """
    import pandas

    path = data / FILE
    try:
        table = pandas.read_csv(path, sep=";").set_index("name")
    except (OSError, KeyError, ValueError) as error:
        raise UsageError(
            "Cannot read the action units in {path}; check --data.", path=path
        ) from error
    names = [AUDIO_VISUAL + stem.removeprefix(AUDIO_ONLY) for stem in stems]
    missing = [name for name in names if name not in table.index]
    if missing:
        raise UsageError(
            "{path} has no row for {missing}; take the complete file.",
            path=path,
            missing=missing[0],
        )
    return table.loc[names, table.columns.str.startswith("AU")].to_numpy(np.float32)


def per_speaker(units: FloatArray, speaker: NDArray[np.str_]) -> FloatArray:
    """Standardises each speaker's rows, without labels."""
    result = np.zeros_like(units)
    for name in np.unique(speaker):
        theirs = speaker == name
        part = units[theirs]
        result[theirs] = (part - part.mean(axis=0)) / (part.std(axis=0) + 1e-3)
    return result


def proxy_scores(units: FloatArray, truth: Index, fold: Index, tested: int) -> Proxy:
    """Trains on all folds but `tested`. KernelSettings and temperature come from these folds alone:
    each in turn is scored by what was trained on the rest of them."""
    train = fold != tested
    found = [_inner_logits(units, truth, fold, train, settings) for settings in GRID]
    temperatures = [temperature_of(logits[train], truth[train]) for logits in found]
    losses = [
        _loss(logits[train] / t, truth[train])
        for logits, t in zip(found, temperatures, strict=True)
    ]
    best = int(np.argmin(losses))
    machine = _machine(units[train], truth[train], GRID[best])
    t = temperatures[best]
    return Proxy(GRID[best], t, softmax(_logits(machine, units) / t), softmax(found[best] / t))


def _inner_logits(
    units: FloatArray, truth: Index, fold: Index, train: Mask, settings: KernelSettings
) -> FloatArray:
    """Predicts float32[n, 8] of the training part, each fold by the others; zeros elsewhere."""
    logits = np.zeros((len(units), N_EMOTIONS), np.float32)
    for number in np.unique(fold[train]):
        rest, theirs = train & (fold != number), fold == number
        logits[theirs] = _logits(_machine(units[rest], truth[rest], settings), units[theirs])
    return logits


def _machine(units: FloatArray, truth: Index, settings: KernelSettings) -> Pipeline:
    kernel = Nystroem(
        gamma=settings.width / units.shape[1],
        n_components=min(COMPONENTS, len(units)),
        random_state=0,
    )
    regression = LogisticRegression(
        C=settings.penalty, max_iter=ITERATIONS, class_weight="balanced"
    )
    return make_pipeline(StandardScaler(), kernel, regression).fit(units, truth)


def _logits(machine: Pipeline, units: FloatArray) -> FloatArray:
    return np.asarray(machine.predict_log_proba(units), np.float32)


def _loss(logits: FloatArray, truth: Index) -> float:
    return float(-np.log(softmax(logits)[np.arange(len(truth)), truth] + 1e-9).mean())
