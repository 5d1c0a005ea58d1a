"""Functionals of prosody and a support vector machine with a radial kernel."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.metrics import recall_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.recipes.network import check_dimensions
from aemo_studio.workbench.recipes.task import (
    Fitted,
    Part,
    Settings,
    StepReporter,
    Task,
    unreported,
)

PENALTIES = (0.3, 1.0, 3.0, 10.0, 30.0)
#: Of the kernel, times 1 / (number of features).
WIDTHS = (0.3, 1.0, 3.0)

#: Logit of an emotion that no training clip shows.
_NEVER = -30.0


@dataclass(frozen=True)
class SvmRecipe:
    #: By which commands choose it.
    name: str = "functionals-svm"
    #: Whose idea it is.
    source: str = "the usual baseline of the field"
    #: Names of the features it can use, its own first.
    features: tuple[str, ...] = ("prosody", "mfcc-mean")
    #: It was made for.
    corpora: tuple[str, ...] = ("ravdess",)

    def prepare(
        self, file: FeatureFile, seed: int, settings: Settings, report: StepReporter = unreported
    ) -> FeatureFile:
        del seed, report
        check_dimensions(self.name, file, (1,))
        if settings.imagenet is not None:
            raise UsageError(
                "The recipe {name} has no use for --imagenet; leave it out.", name=self.name
            )
        return file

    def fit(self, task: Task) -> Fitted:
        """Chooses penalty and kernel by the mean recall on the held-out speakers."""
        grid = list(itertools.product(PENALTIES, WIDTHS))
        recalls = []
        for number, (penalty, width) in enumerate(grid, start=1):
            recalls.append(_recall(_machine(task.train, penalty, width), task.held))
            task.report(number / len(grid), f"choice {number} of {len(grid)}")
        penalty, width = grid[int(np.argmax(recalls))]
        notes = {"penalty": penalty, "kernel": width, "held_out_uar": round(max(recalls), 4)}
        everyone = task.train.with_more(task.held)
        return Fitted(
            logits=_logits(_machine(task.train, penalty, width)),
            on_all=lambda: Fitted(_logits(_machine(everyone, penalty, width)), notes=notes),
            notes=notes,
        )

    def parameters(self, shape: tuple[int, ...]) -> None:
        """Gives None: the machine keeps as many training clips as it needs."""
        del shape


def _machine(part: Part, penalty: float, width: float) -> Pipeline:
    kernel = SVC(C=penalty, gamma=width / part.x.shape[1], class_weight="balanced")
    return make_pipeline(StandardScaler(), kernel).fit(part.x, part.label)


def _recall(machine: Pipeline, held: Part) -> float:
    return float(
        recall_score(
            held.label,
            machine.predict(held.x),
            average="macro",
            zero_division=0,
            labels=np.unique(held.label),
        )
    )


def _logits(machine: Pipeline) -> Any:
    def logits(x: FloatArray) -> FloatArray:
        found = np.full((len(x), N_EMOTIONS), _NEVER, np.float32)
        distance = machine.decision_function(x)
        if distance.ndim == 1:  # of two emotions it gives the second one's
            distance = np.stack([-distance, distance], axis=1)
        found[:, machine.classes_] = distance
        return found

    return logits


RECIPES = (SvmRecipe(),)
