"""Describes a run and its figures, for JSON, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aemo_studio.workbench.bench.run import Run
from aemo_studio.workbench.bench.summary import Summary, summarise
from aemo_studio.workbench.protocols.plan import OWN_CORPORA
from aemo_studio.workbench.recipes import FROM_IMAGENET

LEAKY = "LEAKY: the same speakers are in training and test"
ADAPTED = "adapted to each speaker, without labels"
RANDOM_START = "random weights"


@dataclass(frozen=True, eq=False)
class MeasuredRun:
    """A run with its figures."""

    #: The run.
    run: Run
    #: Every clip on its own.
    figures: Summary
    #: Where the recipe adapts itself to speakers; None where it cannot.
    adapted: Summary | None

    @property
    def title(self) -> str:
        return f"{self.run.recipe.name} on {self.run.file.name}"

    @property
    def protocol(self) -> str:
        """As every table shows it."""
        name = self.run.plan.protocol
        return f"{name} ({LEAKY})" if self.run.plan.leaky else name

    @property
    def start(self) -> str:
        """Describes the weights that the network began with, as the report has it."""
        given: Path | None = self.run.settings.imagenet
        return RANDOM_START if given is None else f"ImageNet weights of {given.name}"

    @property
    def remarks(self) -> tuple[str, ...]:
        """Lists, in sentences, what the run lacks of the recipe or the protocol."""
        return (*self.run.plan.notes, *self._of_data(), *self._of_training())

    def _of_data(self) -> Iterator[str]:
        own = self.run.recipe.corpora if self.run.plan.protocol in OWN_CORPORA else ()
        absent = [name for name in own if name not in self.corpora]
        if absent:
            yield f"Made for {', '.join(own)}; without {', '.join(absent)} here."

    def _of_training(self) -> Iterator[str]:
        settings = self.run.settings
        if self.run.recipe.name in FROM_IMAGENET and settings.imagenet is None:
            yield "Starts from random weights instead of ImageNet's."
        if settings.epochs is not None:
            yield f"At most {settings.epochs} epochs."
        if settings.mixed:
            yield "Half precision."

    @property
    def manner(self) -> str:
        """Names what was used beside the clip itself."""
        return ADAPTED if self.run.settings.adapt else "every clip on its own"

    @property
    def parameters(self) -> int | None:
        return self.run.recipe.parameters(self.run.file.x.shape[1:])

    @property
    def corpora(self) -> tuple[str, ...]:
        return tuple(str(name) for name in np.unique(self.run.file.corpus))

    def to_json(self) -> dict[str, Any]:
        return {
            "recipe": self.run.recipe.name,
            "source": self.run.recipe.source,
            "feature": self.run.file.name,
            "feature_version": self.run.file.version,
            "corpora": list(self.corpora),
            "protocol": self.run.plan.protocol,
            "leaky": self.run.plan.leaky,
            "start": self.start,
            "remarks": list(self.remarks),
            "adapted_to_speakers": self.run.settings.adapt,
            "parameters": self.parameters,
            "seeds": list(self.figures.seeds),
            "clips": self.figures.clips,
            "speakers": self.figures.speakers,
            **self.figures.to_json(),
            "self_adapted": None if self.adapted is None else self.adapted.to_json(),
            "rounds": [
                {"split": one.split, "seed": one.seed, "notes": dict(one.notes)}
                for one in self.run.rounds
            ],
        }


def measure_run(run: Run) -> MeasuredRun:
    """Computes the figures of a run."""
    adapts = all(one.adapted is not None for one in run.rounds)
    return MeasuredRun(run, summarise(run), summarise(run, lambda r: r.adapted) if adapts else None)
