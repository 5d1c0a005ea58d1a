"""What a recipe gets and what it gives back. Recipes know nothing of protocols."""

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
Logits = Callable[[FloatArray], FloatArray]
"""x float32[n, ...] to unnormalised log-probabilities float32[n, 8]."""

AdaptedLogits = Callable[[FloatArray, NDArray[np.str_]], FloatArray]
"""x and the speaker of each clip; all clips of a speaker may be looked at, without labels."""


@dataclass(frozen=True, eq=False)
class Part:
    """Some clips. x: float32[n, ...]. label: int64[n]. speaker, corpus: str[n]."""

    x: FloatArray
    label: Index
    speaker: NDArray[np.str_]
    corpus: NDArray[np.str_]

    @staticmethod
    def of(file: FeatureFile, mask: Mask) -> Part:
        return Part(file.x[mask], file.label[mask], file.speaker[mask], file.corpus[mask])

    def with_more(self, other: Part) -> Part:
        """The clips of both."""
        return Part(
            np.concatenate([self.x, other.x]),
            np.concatenate([self.label, other.label]),
            np.concatenate([self.speaker, other.speaker]),
            np.concatenate([self.corpus, other.corpus]),
        )

    def __len__(self) -> int:
        return len(self.x)


StepReporter = Callable[[float, str], None]
"""The share done in [0, 1], and a few words."""


def unreported(_done: float, _words: str) -> None:
    """Progress that unreported wants to see."""


@dataclass(frozen=True)
class Settings:
    """How a run is made, beside recipe, data and protocol.

    mixed: half precision where it is safe and the device is faster with it. imagenet: a state
    dict to start from. epochs: at most so many, instead of the recipe's own. adapt: every
    speaker's features are standardised over all of their clips, without labels.
    """

    device: str = "cpu"
    mixed: bool = False
    imagenet: Path | None = None
    epochs: int | None = None
    adapt: bool = False


@dataclass(frozen=True, eq=False)
class Task:
    """One fit: learn from `train`, choose and stop by `held`, whose speakers are others.

    checkpoint: where a long fit keeps its state, to go on from there. tell: done share of
    this fit in [0, 1], and a few words.
    """

    train: Part
    held: Part
    seed: int
    settings: Settings = Settings()
    checkpoint: Path | None = None
    report: StepReporter = unreported


@dataclass(frozen=True, eq=False)
class Fitted:
    """A recipe that has learned.

    on_all: learns once more with what was chosen, `held` included; the calibration was found
    before. adapted: of a recipe that has its own way of adapting to a speaker.
    notes: what was chosen, for the report.
    """

    logits: Logits
    on_all: Callable[[], Fitted] | None = None
    adapted: AdaptedLogits | None = None
    notes: Mapping[str, float | int | str] = field(default_factory=dict)


class Recipe(Protocol):
    """A way from features to emotions.

    features: names of the features it can use, its own first. corpora: what it was made
    for and learns from unless told otherwise; empty for all. source: whose idea it is.
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
        """What does not depend on who is tested on, and is done once for all rounds."""

    def fit(self, task: Task) -> Fitted:
        """Learns. Raises UsageError where the features have another shape than it needs."""

    def parameters(self, shape: tuple[int, ...]) -> int | None:
        """Trained numbers for clips of that shape; None where that depends on the data."""
