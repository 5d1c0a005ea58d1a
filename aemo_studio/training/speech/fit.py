"""Fits the head: softmax regression in the main directions of the training features."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.speech.head import SpeechHead
from aemo_studio.training.speech.features import Labels
from aemo_studio.training.speech.rows import Mask, Table, Targets, balanced_weights, targets_of

COMPONENTS = 512
"""Main directions that are kept; they hold nearly all of the variance."""

BASIS_ROWS = 8_000
ITERATIONS = 50
PRIOR_S = 20.0


@dataclass(frozen=True, eq=False)
class Space:
    """Standardisation and main directions, learned from the rows of a training part.

    mean, scale: float32[width]. basis: float32[width, COMPONENTS], orthonormal.
    points: float32[m, COMPONENTS], all rows of the table in that space.
    """

    mean: FloatArray
    scale: FloatArray
    basis: Tensor
    points: Tensor


def learn_space(table: Table, part: Mask, seed: int) -> Space:
    """The space of the utterances in `part`; the others are only projected into it."""
    rng = np.random.default_rng(seed)
    inside = np.flatnonzero(part[table.utterance])
    chosen = rng.choice(inside, min(BASIS_ROWS, len(inside)), replace=False)
    sample = table.rows[np.sort(chosen)].astype(np.float32)
    mean, scale = sample.mean(axis=0), sample.std(axis=0) + 1e-3
    torch.manual_seed(seed)
    _, _, basis = torch.svd_lowrank(
        torch.from_numpy((sample - mean) / scale), q=COMPONENTS, niter=1
    )
    blocks = [
        torch.from_numpy((block.astype(np.float32) - mean) / scale) @ basis
        for block in np.array_split(table.rows, 16)
    ]
    return Space(mean, scale, basis, torch.cat(blocks))


@dataclass(frozen=True, eq=False)
class Fit:
    """A head inside a Space. weight: [COMPONENTS, 8]. bias: [8]. means: [8, COMPONENTS]."""

    weight: Tensor
    bias: Tensor
    means: Tensor


def fit(space: Space, table: Table, labels: Labels, part: Mask, penalty: float) -> Fit:
    """Softmax regression over the utterances in `part`, each row as it is and once more
    seen from the middle of its speaker, so that one head serves known and new voices."""
    weights = balanced_weights(labels, part)
    index = np.flatnonzero(part[table.utterance])
    utterance = table.utterance[index]
    points = space.points[index]
    row_weights = torch.from_numpy(weights[utterance])
    centred = _from_the_middle(points, table.group[index], row_weights)
    weight, bias = _regress(
        torch.cat([points, centred]),
        _chosen(targets_of(labels), np.tile(utterance, 2)),
        row_weights.repeat(2),
        penalty,
    )
    emotions = torch.from_numpy(labels.emotion[utterance])
    return Fit(weight, bias, _emotion_means(centred, emotions, row_weights))


def _from_the_middle(points: Tensor, group: NDArray[np.int64], weights: Tensor) -> Tensor:
    """Points minus the weighted mean of their group."""
    index = torch.from_numpy(np.unique(group, return_inverse=True)[1].astype(np.int64))
    count = int(index.max()) + 1
    total = torch.zeros(count).index_add_(0, index, weights)
    sums = torch.zeros(count, points.shape[1]).index_add_(0, index, points * weights[:, None])
    return points - (sums / total[:, None])[index]


def _chosen(targets: Targets, utterance: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
    """Masks to add to the logits: 0 where possible (or right), a large negative elsewhere."""
    possible, right = (
        torch.where(torch.from_numpy(mask[utterance]), 0.0, -1e9)
        for mask in (targets.possible, targets.right)
    )
    return possible, right


def _regress(
    points: Tensor, masks: tuple[Tensor, Tensor], weights: Tensor, penalty: float
) -> tuple[Tensor, Tensor]:
    """Weighted negative log-likelihood of the right among the possible emotions, plus
    `penalty` / 2 times the squared weights, minimised with L-BFGS."""
    possible, right = masks
    parameters = torch.zeros(points.shape[1] + 1, N_EMOTIONS, requires_grad=True)
    optimiser = torch.optim.LBFGS(
        [parameters], max_iter=ITERATIONS, history_size=10, line_search_fn="strong_wolfe"
    )

    def closure() -> Tensor:
        optimiser.zero_grad()
        logits = points @ parameters[:-1] + parameters[-1]
        surprise = (logits + possible).logsumexp(1) - (logits + right).logsumexp(1)
        loss = (surprise * weights).mean() + penalty / 2 * parameters[:-1].square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    found = parameters.detach()
    return found[:-1], found[-1]


def _emotion_means(centred: Tensor, emotions: Tensor, weights: Tensor) -> Tensor:
    means = torch.zeros(N_EMOTIONS, centred.shape[1])
    for emotion in range(N_EMOTIONS):
        inside = emotions == emotion
        if inside.any():
            share = weights[inside] / weights[inside].sum()
            means[emotion] = share @ centred[inside]
    return means


def to_head(space: Space, fitted: Fit, temperature: float = 1.0) -> SpeechHead:
    """The head over plain features, without the detour through the Space."""
    return SpeechHead(
        mean=space.mean,
        scale=space.scale,
        weight=(space.basis @ fitted.weight).numpy(),
        bias=fitted.bias.numpy(),
        emotion_means=(fitted.means @ space.basis.T).numpy(),
        temperature=np.array([temperature], np.float32),
        prior_s=np.array([PRIOR_S], np.float32),
    )
