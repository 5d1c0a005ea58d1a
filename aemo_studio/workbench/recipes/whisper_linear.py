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
        losses, found = [], []
        for number, penalty in enumerate(PENALTIES, start=1):
            found.append(regression(task.train, penalty, device))
            losses.append(_loss(found[-1], task.held))
            task.report(number / len(PENALTIES), f"choice {number} of {len(PENALTIES)}")
        best = int(np.argmin(losses))
        notes = {"penalty": PENALTIES[best], "held_out_loss": round(losses[best], 4)}
        everyone = task.train.with_more(task.held)
        return Fitted(
            logits=found[best],
            on_all=lambda: Fitted(regression(everyone, PENALTIES[best], device), notes=notes),
            notes=notes,
        )

    def parameters(self, shape: tuple[int, ...]) -> int:
        return (int(np.prod(shape)) + 1) * N_EMOTIONS


def regression(part: Part, penalty: float, device: str) -> Logits:
    """Fits a softmax regression over standardised features; every emotion counts the same.

    The loss is the weighted cross-entropy plus `penalty` / 2 times the squared weights.
    """
    flat = part.x.reshape(len(part), -1)
    mean, scale = flat.mean(axis=0), flat.std(axis=0) + 1e-6
    x = torch.from_numpy((flat - mean) / scale).to(device)
    weights = _least(x, torch.from_numpy(part.label).to(device), penalty / x.shape[1])

    def logits(new: FloatArray) -> FloatArray:
        points = torch.from_numpy((new.reshape(len(new), -1) - mean) / scale)
        return (points @ weights[:-1] + weights[-1]).numpy()

    return logits


def _least(x: Tensor, label: Tensor, penalty: float) -> Tensor:
    """Minimises the loss by L-BFGS: [width + 1, 8], the last row the biases."""
    balance = class_weights(label.cpu().numpy()).to(x.device)
    weights = torch.zeros(x.shape[1] + 1, N_EMOTIONS, device=x.device, requires_grad=True)
    optimiser = torch.optim.LBFGS(
        [weights], max_iter=_ITERATIONS, history_size=10, line_search_fn="strong_wolfe"
    )

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = F.cross_entropy(x @ weights[:-1] + weights[-1], label, balance)
        loss = loss + penalty / 2 * weights[:-1].square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return weights.detach().cpu()


def _loss(logits: Logits, held: Part) -> float:
    found = torch.from_numpy(logits(held.x))
    return float(F.cross_entropy(found, torch.from_numpy(held.label), class_weights(held.label)))


RECIPES = (LinearRecipe(),)
