"""Fits the head: softmax regression in the main directions of the training features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from aemo_studio.analysis.speech.head import LinearLayer, SpeechHead
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.speech.features import HalfArray, Labels
from aemo_studio.workbench.speech.table import (
    Index,
    Targets,
    TrainingTable,
    Twins,
    balanced_weights,
    targets_of,
)

#: Main directions that are kept; they hold nearly all of the variance.
COMPONENTS = 512

#: Rows that the main directions are learned from, at most.
BASIS_ROWS = 8_000
#: Of L-BFGS, at most.
ITERATIONS = 35
#: Seconds of speech that a head believes in the general layer before it adapts to a voice.
PRIOR_S = 20.0
#: Seconds of speech that a clip counts as when a head adapts to its speaker.
CLIP_S = 2.5

#: Raised whenever the same features would give another head, in fitting or in calibration.
VERSION = 2


@dataclass(frozen=True)
class Regularisation:
    """The penalties that keep a layer from relying on what will not hold elsewhere."""

    #: Of the squared weights.
    penalty: float
    #: Of using what differs between two seconds of the same clip.
    words: float
    #: Of using what differs between a clip and the same clip augmented.
    sound: float


@dataclass(frozen=True)
class HeadSettings:
    """Everything that a fit depends on beside the data."""

    #: The general layer is the mean of one fit for each.
    general: tuple[Regularisation, ...] = (
        Regularisation(0.15, 3.0, 0.0),
        Regularisation(0.3, 10.0, 5.0),
    )
    #: Of the known layer, for which the recording goes away with the middle of the voice.
    known: Regularisation = Regularisation(0.08, 10.0, 0.0)
    #: Corpus in which the head will be used; empty if that is not known.
    home: str = ""
    #: How many times as much that corpus counts.
    at_home: float = 1.0


#: For voices and recordings of any kind: what ships. A careful fit alone is better on corpora
#: not trained on and worse on RAVDESS, a bold one the reverse; their mean is nearly as good as
#: the better one on both.
ANYWHERE = HeadSettings()

#: For new actors in the recordings of RAVDESS: what its own protocol asks.
RAVDESS_HOME = HeadSettings(
    general=(Regularisation(0.15, 3.0, 1.0),),
    known=Regularisation(0.15, 3.0, 0.0),
    home="ravdess",
    at_home=20.0,
)


def fitting_parameters() -> tuple[float, ...]:
    """Lists all that a fitted head depends on beside its settings and its data."""
    return (VERSION, COMPONENTS, BASIS_ROWS, ITERATIONS, PRIOR_S)


@dataclass(frozen=True, eq=False)
class Differences:
    """How the twins of n utterances differ, inside a Space."""

    #: int64[n]: numbers of the utterances.
    utterance: Index
    #: float32[n, COMPONENTS].
    points: Tensor


@dataclass(frozen=True, eq=False)
class Space:
    """Standardisation and main directions, learned from the rows of a training part."""

    #: float32[width].
    mean: FloatArray
    #: float32[width].
    scale: FloatArray
    #: float32[width, COMPONENTS], orthonormal.
    basis: Tensor
    #: float32[m, COMPONENTS]: all rows of the table in that space.
    points: Tensor
    #: Between twins in other words.
    words: tuple[Differences, ...]
    #: Between twins in other sound.
    sound: tuple[Differences, ...]


def learn_space(table: TrainingTable, part: Mask, seed: int) -> Space:
    """Learns the space of the utterances in `part`; the others are only projected into it."""
    rng = np.random.default_rng(seed)
    inside = np.flatnonzero(part[table.utterance])
    chosen = rng.choice(inside, min(BASIS_ROWS, len(inside)), replace=False)
    sample = table.rows[np.sort(chosen)].astype(np.float32)
    mean, scale = sample.mean(axis=0), sample.std(axis=0) + 1e-3
    torch.manual_seed(seed)
    _, _, basis = torch.svd_lowrank(
        torch.from_numpy((sample - mean) / scale), q=COMPONENTS, niter=1
    )

    def project(rows: HalfArray, origin: HalfArray | FloatArray) -> Tensor:
        parts = (np.array_split(all_rows, 16) for all_rows in (rows, origin))
        return torch.cat(
            [
                torch.from_numpy((block.astype(np.float32) - start) / scale) @ basis
                for block, start in zip(*parts, strict=True)
            ]
        )

    def differences(twins: Sequence[Twins]) -> tuple[Differences, ...]:
        return tuple(Differences(pair.utterance, project(pair.other, pair.one)) for pair in twins)

    points = project(table.rows, np.broadcast_to(mean, table.rows.shape))
    return Space(mean, scale, basis, points, differences(table.words), differences(table.sound))


@dataclass(frozen=True, eq=False)
class Regression:
    """A softmax regression inside a Space."""

    #: float32[COMPONENTS, 8].
    weight: Tensor
    #: float32[8].
    bias: Tensor


@dataclass(frozen=True, eq=False)
class FittedHead:
    """Both layers of a head inside a Space."""

    #: Takes rows as they are.
    general: Regression
    #: Takes rows relative to the centre of their voice.
    known: Regression
    #: float32[8, 8], see SpeechHead.
    moods: FloatArray


def fit(
    space: Space,
    table: TrainingTable,
    labels: Labels,
    part: Mask,
    recipe: HeadSettings,
    *,
    targets: Targets | None = None,
) -> FittedHead:
    """Fits both layers over the utterances in `part`.

    targets: those of `targets_of`, unless others are to be tried.

    The general layer sees each row as it is and once more from the middle of its speaker;
    the known layer sees the rows from the middle only.
    """
    index = np.flatnonzero(part[table.utterance])
    utterance = table.utterance[index]
    weights = torch.from_numpy(
        balanced_weights(labels, part, recipe.at_home, recipe.home)[utterance]
    )
    points = space.points[index]
    centred = _centred_by_group(points, table.group[index], weights)
    wanted = targets or targets_of(labels)
    usual = float(points.var(dim=0).mean())

    def regress(views: Sequence[Tensor], care: Regularisation) -> Regression:
        shrink = _nuisance_shrinkage(space, part, usual, care)
        masks = _chosen(wanted, np.tile(utterance, len(views)))
        repeated = weights.repeat(len(views))
        found = _regress(torch.cat(tuple(views)) @ shrink, masks, repeated, care.penalty)
        return Regression(shrink @ found.weight, found.bias)

    known = regress([centred], recipe.known)
    clips = table.whole[index]
    return FittedHead(
        general=_mean([regress([points, centred], care) for care in recipe.general]),
        known=known,
        moods=_moods(centred[clips] @ known.weight, labels.label[utterance[clips]]),
    )


def _moods(logits: Tensor, emotion: NDArray[np.int64]) -> FloatArray:
    """Averages the logits of the clips of each emotion, float32[8, 8]; 0 for one without clips."""
    shown = np.eye(N_EMOTIONS, dtype=np.float32)[emotion]
    sums = shown.T @ logits.numpy()
    return np.asarray(sums / np.maximum(shown.sum(axis=0), 1)[:, None], np.float32)


def _mean(found: Sequence[Regression]) -> Regression:
    """Averages regressions: the logits are the mean of all logits."""
    return Regression(
        torch.stack([one.weight for one in found]).mean(dim=0),
        torch.stack([one.bias for one in found]).mean(dim=0),
    )


def _nuisance_shrinkage(space: Space, part: Mask, usual: float, care: Regularisation) -> Tensor:
    """Computes a matrix [COMPONENTS, COMPONENTS] that shrinks what differs between twins.

    Directions in which twins differ by variance v are scaled by 1 / sqrt(1 + v / v0), with
    v0 the `usual` variance of a direction; under a squared penalty this makes them dear to
    use (nuisance attribute projection, softened: Solomonoff et al. 2005).
    """
    spread = care.words * _spread(space.words, part) + care.sound * _spread(space.sound, part)
    variance, directions = torch.linalg.eigh(spread / usual)
    return directions * (1 + variance.clamp(min=0)).rsqrt()


def _spread(differences: Sequence[Differences], part: Mask) -> Tensor:
    """Computes the covariance [COMPONENTS, COMPONENTS] of the differences inside `part`.

    Each kind around its own mean: that short pieces vary less is no matter of words.
    """
    total = torch.zeros(COMPONENTS, COMPONENTS)
    for kind in differences:
        inside = kind.points[torch.from_numpy(part[kind.utterance])]
        total += torch.cov(inside.T) / len(differences)
    return total


def _centred_by_group(points: Tensor, group: NDArray[np.int64], weights: Tensor) -> Tensor:
    """Subtracts the weighted mean of their group from the points."""
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
) -> Regression:
    """Minimises the weighted loss plus `penalty` / 2 times the squared weights by L-BFGS.

    The loss is the negative log-likelihood of the right among the possible emotions.
    """
    possible, right = masks
    # One row per emotion: the gradient of columns takes ten times as long.
    weight = torch.zeros(N_EMOTIONS, points.shape[1], requires_grad=True)
    bias = torch.zeros(N_EMOTIONS, requires_grad=True)
    optimiser = torch.optim.LBFGS(
        [weight, bias], max_iter=ITERATIONS, history_size=10, line_search_fn="strong_wolfe"
    )

    def closure() -> Tensor:
        optimiser.zero_grad()
        logits = functional.linear(points, weight, bias)
        surprise = (logits + possible).logsumexp(1) - (logits + right).logsumexp(1)
        loss = (surprise * weights).mean() + penalty / 2 * weight.square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return Regression(weight.detach().T.contiguous(), bias.detach())


def to_head(
    space: Space, fitted: FittedHead, temperatures: tuple[float, float] = (1.0, 1.0)
) -> SpeechHead:
    """Makes the head over plain features, without the detour through the Space.

    temperatures: of the general and of the known layer.
    """

    def layer(found: Regression, temperature: float) -> LinearLayer:
        return LinearLayer((space.basis @ found.weight).numpy(), found.bias.numpy(), temperature)

    return SpeechHead(
        mean=space.mean,
        scale=space.scale,
        general=layer(fitted.general, temperatures[0]),
        known=layer(fitted.known, temperatures[1]),
        emotion_offsets=fitted.moods,
        prior_s=PRIOR_S,
    )
