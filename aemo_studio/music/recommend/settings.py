"""Defines the settings of recommendations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.music import NO_FILTERS, MusicFilters

Strategy: TypeAlias = Literal["match", "classic"]


@dataclass(frozen=True)
class Weights:
    """Weights of the score parts, 0 or more; what is not known of a track is left out and the rest
    shares its weight.

    Chosen with benchmarks/recommender.py (docs/recommender.md).
    """

    #: Of "emotion match".
    emotion: float = 0.50
    #: Of "affect closeness".
    affect: float = 0.20
    #: Of "length fit".
    length: float = 0.10
    #: Of "tempo fit".
    tempo: float = 0.10
    #: Of "style match", for tracks whose genre is known.
    style: float = 0.05
    #: Of "diversity".
    diversity: float = 0.10
    #: Of "continuity".
    continuity: float = 0.10
    #: Of "fit", for tracks that were listened to.
    fit: float = 0.10


@dataclass(frozen=True)
class RecommendSettings:
    """Settings of the Recommender."""

    #: Tracks per scene (`classic`: per modality), 1 or more.
    top: int = 5
    #: `match` uses the whole EmotionScores; `classic` is the original system's, by the labels of
    #: speech and face.
    strategy: Strategy = "match"
    #: Of the score parts; only `match` uses them.
    weights: Weights = field(default_factory=Weights)
    #: Limits on the tracks that may be listed.
    filters: MusicFilters = NO_FILTERS
    #: Whether music begins when the line has ended that is spoken at the start of a scene.
    after_line: bool = False
    #: Whether music holds back under dialogue: nobody sings in scenes in which people speak.
    hold_back: bool = False

    def __post_init__(self) -> None:
        if self.top < 1:
            raise UsageError(
                "The number of tracks per scene must be 1 or more, not {top}.", top=self.top
            )
        if self.strategy not in ("match", "classic"):
            raise UsageError(
                "There is no strategy {strategy!r}; use match or classic.", strategy=self.strategy
            )
