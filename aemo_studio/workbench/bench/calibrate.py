"""One temperature, so that scores are as likely as they are true (Guo et al. 2017)."""

from __future__ import annotations

import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.bench.task import Index

TEMPERATURES = np.geomspace(0.1, 10.0, 81)


def temperature_of(logits: FloatArray, truth: Index) -> float:
    """The temperature of least surprise over clips nothing was learned from.

    logits: float32[n, 8]. Over n emotions of different frequency, each counts the same.
    """
    counts = np.bincount(truth, minlength=logits.shape[1])
    weights = 1.0 / counts[truth]
    surprises = [_surprise(logits / t, truth, weights) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(surprises))])


def softmax(logits: FloatArray) -> FloatArray:
    """float32[n, 8], rows sum to 1."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _surprise(logits: FloatArray, truth: Index, weights: np.ndarray) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-np.average(logs[np.arange(len(truth)), truth], weights=weights))
