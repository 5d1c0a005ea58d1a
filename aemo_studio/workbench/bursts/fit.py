"""Fits the burst layer by softmax regression, and predicts each fold by the others."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.bursts import STATES, BurstHead, VoiceState
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.bursts.blocks import FOLDS
from aemo_studio.workbench.bursts.features import BurstTable
from aemo_studio.workbench.protocols.clips import Mask

PENALTY = 0.03
"""Of the squared weights; the best of 0.003, 0.01, 0.03 and 0.1 on the first third of the data."""

ITERATIONS = 80


def fit(table: BurstTable, part: Mask) -> BurstHead:
    """Fits a layer on the rows in `part`, bool[n]; its thresholds are not chosen yet."""
    torch.manual_seed(0)
    rows, state = table.rows[part].astype(np.float32), table.state[part]
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + np.float32(1e-3)
    points = torch.from_numpy((rows - mean) / scale)
    weight = torch.zeros(rows.shape[1], len(STATES), requires_grad=True)
    bias = torch.zeros(len(STATES), requires_grad=True)
    truth, share = torch.from_numpy(state), torch.from_numpy(_shares(state))
    optimiser = torch.optim.LBFGS(
        [weight, bias], max_iter=ITERATIONS, history_size=8, line_search_fn="strong_wolfe"
    )

    def loss() -> float:
        optimiser.zero_grad()
        losses = torch.nn.functional.cross_entropy(points @ weight + bias, truth, reduction="none")
        total = (share * losses).sum() + PENALTY * weight.square().sum()
        total.backward()  # type: ignore[no-untyped-call]
        return float(total.detach())

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    nothing = np.zeros(N_EMOTIONS, np.float32)
    return BurstHead(mean, scale, weight.detach().numpy(), bias.detach().numpy(), 0.5, nothing)


def _shares(state: NDArray[np.int64]) -> FloatArray:
    """Weighs rows so that rare states count for more than their number, sum 1."""
    counts = np.bincount(state, minlength=len(STATES))
    weights = 1 / np.sqrt(counts[state])
    return (weights / weights.sum()).astype(np.float32)


def predicted_by_others(table: BurstTable) -> FloatArray:
    """Predicts the states of each row by a layer that heard no speaker of its fold."""
    found = np.zeros((len(table.state), len(STATES)), np.float32)
    for fold in range(FOLDS):
        inside = table.fold == fold
        if inside.any():
            head = fit(table, ~inside)
            found[inside] = head.probabilities(table.rows[inside].astype(np.float32))
    return found


def is_burst(table: BurstTable) -> Mask:
    """Finds the rows in which a burst is heard, bool[n]."""
    others = [STATES.index(state) for state in (VoiceState.SPEECH, VoiceState.NO_VOICE)]
    return ~np.isin(table.state, others)


def burst_share(probabilities: FloatArray) -> FloatArray:
    """Sums the probabilities of all states that are bursts, float32[n]."""
    return probabilities[:, 2:].sum(axis=1)
