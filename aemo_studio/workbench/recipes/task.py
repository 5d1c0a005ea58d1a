"""The interface of all recipes: a task in, a fit out. Recipes know nothing of protocols."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.protocols.clips import Mask

Index = NDArray[np.int64]
#: x float32[n, ...] to unnormalised log-probabilities float32[n, 8].
Logits = Callable[[FloatArray], FloatArray]

#: x and the speaker of each clip; all clips of a speaker may be looked at, without labels.
AdaptedLogits = Callable[[FloatArray, NDArray[np.str_]], FloatArray]


@dataclass(frozen=True, eq=False)
class Part:
    """Some clips."""

    #: float32[n, …].
    x: FloatArray
    #: int64[n]: positions in `EMOTIONS`.
    label: Index
    #: str[n].
    speaker: NDArray[np.str_]
    #: str[n].
    corpus: NDArray[np.str_]

    @staticmethod
    def of(file: FeatureFile, mask: Mask) -> Part:
        return Part(file.x[mask], file.label[mask], file.speaker[mask], file.corpus[mask])

    def with_more(self, other: Part) -> Part:
        """Joins the clips of both."""
        return Part(
            np.concatenate([self.x, other.x]),
            np.concatenate([self.label, other.label]),
            np.concatenate([self.speaker, other.speaker]),
            np.concatenate([self.corpus, other.corpus]),
        )

    def __len__(self) -> int:
        return len(self.x)


#: The share done in [0, 1], and a few words.
StepReporter = Callable[[float, str], None]


def unreported(_done: float, _words: str) -> None:
    """Progress that unreported wants to see."""


@dataclass(frozen=True)
class Settings:
    """The settings of a run, beside recipe, data and protocol."""

    #: cpu, cuda or mps.
    device: str = "cpu"
    #: Whether half precision is used where it is safe and the device is faster with it.
    mixed: bool = False
    #: A state dict to start from; None starts at random.
    imagenet: Path | None = None
    #: Most epochs, instead of the recipe's own; None keeps those.
    epochs: int | None = None
    #: Whether every speaker's features are standardised over all of their clips, without labels.
    adapt: bool = False


@dataclass(frozen=True, eq=False)
class Task:
    """One fit: learn from `train`, choose and stop by `held`, whose speakers are others."""

    #: To learn from.
    train: Part
    #: To choose and stop by.
    held: Part
    #: Of all random choices.
    seed: int
    #: Of the run.
    settings: Settings = Settings()
    #: Where a long fit keeps its state, to go on from there; None keeps none.
    checkpoint: Path | None = None
    #: Takes the share of this fit that is done, in [0, 1], and a few words.
    report: StepReporter = unreported


@dataclass(frozen=True, eq=False)
class Fitted:
    """A recipe that has learned."""

    #: Features of clips to logits float32[n, 8].
    logits: Logits
    #: Learns once more with what was chosen, `held` included; the calibration was found before.
    #: None where it cannot.
    on_all: Callable[[], Fitted] | None = None
    #: The logits where the recipe adapts itself to speakers; None where it cannot.
    adapted: AdaptedLogits | None = None
    #: What was chosen, for the report.
    notes: Mapping[str, float | int | str] = field(default_factory=dict)


class Recipe(Protocol):
    """A way from features to emotions.

    features: names of the features it can use, its own first. corpora: what it was made
    for and learns from by default; empty for all. source: whose idea it is.
    """

    @property
    def name(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def features(self) -> tuple[str, ...]: ...
    @property
    def corpora(self) -> tuple[str, ...]: ...

    def prepare(
        self, file: FeatureFile, seed: int, settings: Settings, report: StepReporter = unreported
    ) -> FeatureFile:
        """Computes what does not depend on who is tested on, once for all rounds."""

    def fit(self, task: Task) -> Fitted:
        """Learns. Raises UsageError where the features have another shape than it needs."""

    def parameters(self, shape: tuple[int, ...]) -> int | None:
        """Counts the trained numbers for clips of that shape; None where the data decides."""
