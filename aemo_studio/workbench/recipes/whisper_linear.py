"""Softmax regression on the hidden states of Whisper's encoder, which stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - torch's own abbreviation

from aemo_studio.analysis.speech.device import exact_arithmetic
from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.recipes.loop import class_weights
from aemo_studio.workbench.recipes.network import check_dimensions
from aemo_studio.workbench.recipes.task import (
    Fitted,
    Logits,
    Part,
    Settings,
    StepReporter,
    Task,
    unreported,
)

PENALTIES = (0.01, 0.03, 0.1, 0.3, 1.0)
_ITERATIONS = 60


@dataclass(frozen=True)
class LinearRecipe:
    #: By which commands choose it.
    name: str = "whisper-linear"
    #: Whose idea it is.
    source: str = "the usual probe of a speech encoder"
    #: Names of the features it can use, its own first.
    features: tuple[str, ...] = ("whisper", "prosody", "mfcc-mean")
    #: It was made for.
    corpora: tuple[str, ...] = ("ravdess",)

    def prepare(
        self, file: FeatureFile, seed: int, settings: Settings, report: StepReporter = unreported
    ) -> FeatureFile:
        del seed, report
        check_dimensions(self.name, file, (1, 2))
        if settings.imagenet is not None:
            raise UsageError(
                "The recipe {name} has no use for --imagenet; leave it out.", name=self.name
            )
        return file

    def fit(self, task: Task) -> Fitted:
        """Chooses the penalty with the lowest loss on the held-out speakers."""
        exact_arithmetic()
        device = task.settings.device
        clips = Standardised.of(task.train, device)
        losses, found = [], []
        for number, penalty in enumerate(PENALTIES, start=1):
            found.append(regression(clips, penalty))
            losses.append(_loss(found[-1], task.held))
            task.report(number / len(PENALTIES), f"choice {number} of {len(PENALTIES)}")
        best = int(np.argmin(losses))
        notes = {"penalty": PENALTIES[best], "held_out_loss": round(losses[best], 4)}
        everyone = task.train.with_more(task.held)

        def on_all() -> Fitted:
            return Fitted(
                regression(Standardised.of(everyone, device), PENALTIES[best]), notes=notes
            )

        return Fitted(logits=found[best], on_all=on_all, notes=notes)

    def parameters(self, shape: tuple[int, ...]) -> int:
        return (int(np.prod(shape)) + 1) * N_EMOTIONS


@dataclass(frozen=True, eq=False)
class Standardised:
    """Standardised clips on as few axes as they span.

    n clips lie in n dimensions of the many that their features have. Turned into those, they
    keep all distances, and so all weights their length: the regression takes the same steps.
    """

    #: float32[n, min(n, width)].
    x: Tensor
    #: int64[n].
    label: Tensor
    #: float32[width, n]: the axes; None where the clips are as they were.
    axes: Tensor | None
    #: float32[width]: taken out.
    mean: FloatArray
    #: float32[width]: divided by.
    scale: FloatArray

    @staticmethod
    def of(part: Part, device: str) -> Standardised:
        flat = part.x.reshape(len(part), -1)
        mean, scale = flat.mean(axis=0), flat.std(axis=0) + 1e-6
        x = torch.from_numpy((flat - mean) / scale).to(device)
        label = torch.from_numpy(part.label).to(device)
        if x.shape[0] >= x.shape[1]:
            return Standardised(x, label, None, mean, scale)
        axes, turned = torch.linalg.qr(x.T)
        return Standardised(turned.T.contiguous(), label, axes, mean, scale)


def regression(clips: Standardised, penalty: float) -> Logits:
    """Fits a softmax regression over standardised features; every emotion counts the same.

    The loss is the weighted cross-entropy plus `penalty` / 2 times the squared weights.
    """
    weights, bias = _least(clips.x, clips.label, penalty / len(clips.mean))
    weights = weights if clips.axes is None else weights @ clips.axes.T
    weights, bias = weights.cpu(), bias.cpu()

    def logits(new: FloatArray) -> FloatArray:
        points = (new.reshape(len(new), -1) - clips.mean) / clips.scale
        return F.linear(torch.from_numpy(points), weights, bias).numpy()

    return logits


def _least(x: Tensor, label: Tensor, penalty: float) -> tuple[Tensor, Tensor]:
    """Minimises the loss by L-BFGS: weights [8, width] and biases [8].

    With the emotions first, the gradient is a product that runs along the rows of `x`: nine
    times as fast on a processor as along its columns.
    """
    balance = class_weights(label.cpu().numpy()).to(x.device)
    weights = torch.zeros(N_EMOTIONS, x.shape[1], device=x.device, requires_grad=True)
    bias = torch.zeros(N_EMOTIONS, device=x.device, requires_grad=True)
    optimiser = torch.optim.LBFGS(
        [weights, bias], max_iter=_ITERATIONS, history_size=10, line_search_fn="strong_wolfe"
    )

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = F.cross_entropy(F.linear(x, weights, bias), label, balance)
        loss = loss + penalty / 2 * weights.square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return weights.detach(), bias.detach()


def _loss(logits: Logits, held: Part) -> float:
    found = torch.from_numpy(logits(held.x))
    return float(F.cross_entropy(found, torch.from_numpy(held.label), class_weights(held.label)))


RECIPES = (LinearRecipe(),)
