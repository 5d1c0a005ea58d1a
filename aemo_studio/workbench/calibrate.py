"""Temperatures that make a model's scores as likely as they are true (Guo et al. 2017)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray

TEMPERATURES = np.geomspace(0.1, 10.0, 81)

Real = TypeVar("Real", np.float32, np.float64)


def temperature_of(logits: FloatArray, truth: NDArray[np.int64]) -> float:
    """Finds the temperature of the lowest loss over clips that nothing was learned from.

    logits: float32[n, 8]. truth: int64[n]. Each emotion counts the same, however frequent.
    """
    counts = np.bincount(truth, minlength=logits.shape[1])
    weights = 1.0 / counts[truth]
    return lowest_loss(lambda t: _loss(logits / np.float64(t), truth, weights), TEMPERATURES)


def lowest_loss(loss: Callable[[float], float], temperatures: Iterable[float]) -> float:
    """Finds the temperature whose loss is the lowest; of equal ones, the first."""
    tried = [float(temperature) for temperature in temperatures]
    return tried[int(np.argmin([loss(temperature) for temperature in tried]))]


def softmax(logits: NDArray[Real], temperature: float = 1.0) -> NDArray[Real]:
    """Turns logits [n, k] into probabilities [n, k] of the same type; rows sum to 1."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), logits.dtype)


def _loss(
    logits: NDArray[np.float64], truth: NDArray[np.int64], weights: NDArray[np.float64]
) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-np.average(logs[np.arange(len(truth)), truth], weights=weights))
