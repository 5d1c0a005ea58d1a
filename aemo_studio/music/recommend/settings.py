"""What a user may set about recommendations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.music import NO_FILTERS, MusicFilters

Strategy: TypeAlias = Literal["match", "classic"]


@dataclass(frozen=True)
class Weights:
    """How much each score part counts; what is not known is left out and the rest
    shares its weight. Chosen with benchmarks/recommender.py (docs/recommender.md)."""

    emotion: float = 0.50
    affect: float = 0.20
    length: float = 0.10
    tempo: float = 0.10
    diversity: float = 0.10
    continuity: float = 0.10
    fit: float = 0.10


@dataclass(frozen=True)
class RecommendSettings:
    """top: tracks per scene (`classic`: per modality). strategy: `match` uses the whole
    EmotionScores; `classic` is the original system's, by the labels of speech and face.
    filters: which tracks may be listed."""

    top: int = 5
    strategy: Strategy = "match"
    weights: Weights = field(default_factory=Weights)
    filters: MusicFilters = NO_FILTERS

    def __post_init__(self) -> None:
        if self.top < 1:
            raise UsageError(
                "The number of tracks per scene must be 1 or more, not {top}.", top=self.top
            )
        if self.strategy not in ("match", "classic"):
            raise UsageError(
                "There is no strategy {strategy!r}; use match or classic.", strategy=self.strategy
            )
