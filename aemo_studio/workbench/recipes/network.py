"""A recipe that is a network trained from random weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.recipes.layers import Standardise
from aemo_studio.workbench.recipes.loop import Schedule, score, train
from aemo_studio.workbench.recipes.task import Fitted, Settings, StepReporter, Task, unreported

#: The shape of one clip's features to a network from [n, *shape] to logits [n, 8].
Build = Callable[[tuple[int, ...]], nn.Module]


@dataclass(frozen=True)
class NetworkRecipe:
    """A network that is trained on features."""

    #: By which commands choose it.
    name: str
    #: Whose idea it is.
    source: str
    #: Names of the features it can use, its own first.
    features: tuple[str, ...]
    #: Makes the network for the shape of one clip.
    build: Build
    #: Length and rates of its training.
    schedule: Schedule
    #: How many axes the features of one clip may have.
    dimensions: tuple[int, ...]
    #: It was made for; empty for all.
    corpora: tuple[str, ...] = ()
    #: Puts the ImageNet weights of a file into the network; None where the recipe cannot use any.
    start: Callable[[nn.Module, Path], None] | None = None
    #: Whether the moving statistics of batch normalisation count as parameters, as in Keras.
    counts_statistics: bool = False

    def prepare(
        self, file: FeatureFile, seed: int, settings: Settings, report: StepReporter = unreported
    ) -> FeatureFile:
        """Checks that the features and the settings fit; there is nothing to prepare."""
        del seed, report
        check_dimensions(self.name, file, self.dimensions)
        if settings.imagenet is not None and self.start is None:
            raise UsageError(
                "The recipe {name} starts from random weights; leave out --imagenet.",
                name=self.name,
            )
        return file

    def fit(self, task: Task) -> Fitted:
        torch.manual_seed(task.seed)
        shape = task.train.x.shape[1:]
        standardise = Standardise(shape)
        standardise.learn(task.train.x)
        network = nn.Sequential(standardise, self.build(shape))
        if task.settings.imagenet is not None and self.start is not None:
            self.start(network[1], task.settings.imagenet)
        found = train(network, task, self.schedule)
        return Fitted(
            logits=lambda x: score(network, x, task.settings.device),
            notes={"best_epoch": found.epoch, "held_out_loss": round(found.held_loss, 4)},
        )

    def parameters(self, shape: tuple[int, ...]) -> int:
        with torch.device("meta"):
            network = self.build(shape)
        statistics = (b for b in network.buffers() if b.is_floating_point())
        counted = [*network.parameters(), *(statistics if self.counts_statistics else ())]
        return sum(numbers.numel() for numbers in counted)


def check_dimensions(name: str, file: FeatureFile, dimensions: tuple[int, ...]) -> None:
    """Raises UsageError where the features of a clip have another number of axes."""
    if file.x.ndim - 1 not in dimensions:
        raise UsageError(
            "The recipe {name} cannot use the feature {name2} of shape {list}; see "
            "docs/workbench.md for what it needs.",
            name=name,
            name2=file.name,
            list=list(file.x.shape[1:]),
        )
