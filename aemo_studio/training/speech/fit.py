"""Fits the head: softmax regression in the main directions of the training features."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.speech.head import LinearLayer, SpeechHead
from aemo_studio.training.speech.features import Labels
from aemo_studio.training.speech.rows import Mask, Table, Targets, balanced_weights, targets_of

COMPONENTS = 512
"""Main directions that are kept; they hold nearly all of the variance."""

BASIS_ROWS = 8_000
ITERATIONS = 35
PRIOR_S = 20.0


@dataclass(frozen=True)
class Recipe:
    """What a fit depends on beside the data.

    penalty: of the squared weights. nuisance: how dear it is for the general layer to use
    what tells speakers apart. home: corpus in which the head will be used, if that is
    known, which then counts `at_home` times as much.
    """

    penalty: float = 0.15
    nuisance: float = 3.0
    home: str = ""
    at_home: float = 1.0


ANYWHERE = Recipe()
"""For voices and recordings of any kind: what ships."""

RAVDESS_HOME = Recipe(nuisance=0.0, home="ravdess", at_home=10.0)
"""For new actors in the recordings of RAVDESS: what its own protocol asks."""


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
class Regression:
    """A softmax regression inside a Space. weight: [COMPONENTS, 8]. bias: [8]."""

    weight: Tensor
    bias: Tensor


@dataclass(frozen=True, eq=False)
class Fit:
    """Both layers of a head inside a Space. means: [8, COMPONENTS]."""

    general: Regression
    known: Regression
    means: Tensor


def fit(space: Space, table: Table, labels: Labels, part: Mask, recipe: Recipe) -> Fit:
    """Both layers, over the utterances in `part`.

    The general layer sees each row as it is and once more from the middle of its speaker,
    in a space in which the directions that tell speakers apart are shrunk; the known layer
    sees the rows from the middle only.
    """
    index = np.flatnonzero(part[table.utterance])
    utterance = table.utterance[index]
    weights = torch.from_numpy(
        balanced_weights(labels, part, recipe.at_home, recipe.home)[utterance]
    )
    points = space.points[index]
    centred, middles = _from_the_middle(points, table.group[index], weights)
    targets = targets_of(labels)
    shrink = _look_past(middles, points, recipe.nuisance)
    general = _regress(
        torch.cat([points, centred]) @ shrink,
        _chosen(targets, np.tile(utterance, 2)),
        weights.repeat(2),
        recipe.penalty,
    )
    known = _regress(centred, _chosen(targets, utterance), weights, recipe.penalty)
    emotions = torch.from_numpy(labels.emotion[utterance])
    return Fit(
        Regression(shrink @ general.weight, general.bias),
        known,
        _emotion_means(centred, emotions, weights),
    )


def _look_past(middles: Tensor, points: Tensor, nuisance: float) -> Tensor:
    """A matrix [COMPONENTS, COMPONENTS] that shrinks what tells speakers apart.

    Directions of variance v between the middles of the speakers are scaled by
    1 / sqrt(1 + nuisance v / v0), with v0 the mean variance of all directions; under a
    squared penalty this makes them dear to use (nuisance attribute projection, softened:
    Solomonoff et al. 2005).
    """
    offsets = middles - middles.mean(dim=0)
    variance, directions = torch.linalg.eigh(offsets.T @ offsets / len(offsets))
    usual = points.var(dim=0).mean()
    return directions * (1 + nuisance * variance.clamp(min=0) / usual).rsqrt()


def _from_the_middle(
    points: Tensor, group: NDArray[np.int64], weights: Tensor
) -> tuple[Tensor, Tensor]:
    """Points minus the weighted mean of their group, and these means."""
    index = torch.from_numpy(np.unique(group, return_inverse=True)[1].astype(np.int64))
    count = int(index.max()) + 1
    total = torch.zeros(count).index_add_(0, index, weights)
    sums = torch.zeros(count, points.shape[1]).index_add_(0, index, points * weights[:, None])
    middles = sums / total[:, None]
    return points - middles[index], middles


def _chosen(targets: Targets, utterance: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
    """Masks to add to the logits: 0 where possible (or right), a large negative elsewhere."""
    possible, right = (
        torch.where(torch.from_numpy(mask[utterance]), 0.0, -1e9)
        for mask in (targets.possible, targets.right)
    )
    return possible, right


def _regress(
    points: Tensor, masks: tuple[Tensor, Tensor], weights: Tensor, penalty: float
) -> Regression:
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
    return Regression(found[:-1], found[-1])


def _emotion_means(centred: Tensor, emotions: Tensor, weights: Tensor) -> Tensor:
    means = torch.zeros(N_EMOTIONS, centred.shape[1])
    for emotion in range(N_EMOTIONS):
        inside = emotions == emotion
        if inside.any():
            share = weights[inside] / weights[inside].sum()
            means[emotion] = share @ centred[inside]
    return means


def to_head(
    space: Space, fitted: Fit, temperatures: tuple[float, float] = (1.0, 1.0)
) -> SpeechHead:
    """The head over plain features, without the detour through the Space.

    temperatures: of the general and of the known layer.
    """

    def layer(found: Regression, temperature: float) -> LinearLayer:
        return LinearLayer((space.basis @ found.weight).numpy(), found.bias.numpy(), temperature)

    return SpeechHead(
        mean=space.mean,
        scale=space.scale,
        general=layer(fitted.general, temperatures[0]),
        known=layer(fitted.known, temperatures[1]),
        emotion_means=(fitted.means @ space.basis.T).numpy(),
        prior_s=PRIOR_S,
    )
