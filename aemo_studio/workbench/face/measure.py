"""Computes the figures of a face classifier: accuracy, UAR, F1, calibration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.evaluation import expected_calibration_error
from aemo_studio.analysis.face.network import N_CLASSES
from aemo_studio.workbench.calibrate import lowest_loss, softmax

_TEMPERATURES = np.exp(np.linspace(np.log(0.3), np.log(4.0), 200))


@dataclass(frozen=True)
class FaceFigures:
    """The figures of a face model over n images."""

    #: Images.
    n: int
    #: Share of images that were right, in [0, 1].
    accuracy: float
    #: Mean recall over the classes that occur, in [0, 1].
    uar: float
    #: Mean F1 over the classes that occur, in [0, 1].
    macro_f1: float
    #: Expected calibration error, 15 equal bins, in [0, 1].
    ece: float
    #: Mean negative log-likelihood, nats.
    nll: float
    #: Per class in the order of FER_CLASSES; None where it does not occur.
    recalls: tuple[float | None, ...]
    #: Rows are the truth.
    confusion: tuple[tuple[int, ...], ...]


def face_figures(labels: NDArray[np.int64], probabilities: NDArray[np.float64]) -> FaceFigures:
    """Computes the figures of predictions.

    labels: int64[n] below 8. probabilities: float64[n, 8], rows sum to 1.
    """
    guesses = probabilities.argmax(axis=1)
    confusion = np.zeros((N_CLASSES, N_CLASSES), dtype=np.int64)
    np.add.at(confusion, (labels, guesses), 1)
    support, right = confusion.sum(axis=1), confusion.diagonal()
    present = support > 0
    recalls = right[present] / support[present]
    f1 = 2 * right[present] / (support + confusion.sum(axis=0))[present]
    own = probabilities[np.arange(len(labels)), labels]
    return FaceFigures(
        n=len(labels),
        accuracy=round(float(right.sum() / support.sum()), 4),
        uar=round(float(recalls.mean()), 4),
        macro_f1=round(float(f1.mean()), 4),
        ece=round(_calibration_error(labels, probabilities), 4),
        nll=round(float(-np.log(np.maximum(own, 1e-12)).mean()), 4),
        recalls=tuple(
            round(float(r / s), 4) if s else None for r, s in zip(right, support, strict=True)
        ),
        confusion=tuple(tuple(int(v) for v in row) for row in confusion),
    )


def _calibration_error(labels: NDArray[np.int64], probabilities: NDArray[np.float64]) -> float:
    correct = probabilities.argmax(axis=1) == labels
    return expected_calibration_error(probabilities.max(axis=1), correct)


def fit_temperature(labels: NDArray[np.int64], logits: NDArray[np.float64]) -> float:
    """Finds the temperature between 0.3 and 4 of the lowest negative log-likelihood.

    labels: int64[n] below 8. logits: float64[n, 8].
    """
    rows = np.arange(len(labels))

    def loss(temperature: float) -> float:
        own = softmax(logits, temperature)[rows, labels]
        return float(-np.log(np.maximum(own, 1e-12)).mean())

    return round(lowest_loss(loss, _TEMPERATURES), 4)
