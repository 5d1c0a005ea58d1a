"""Reads valence, arousal and dominance of emotions and moods (catalog/word_affect.csv).

Ratings from 1 to 9 by Warriner, Kuperman and Brysbaert 2013, "Norms of valence, arousal,
and dominance for 13,915 English lemmas", Behavior Research Methods 45.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.emotion import EMOTIONS, EmotionScores, FloatArray

Affect: TypeAlias = NDArray[np.float64]
"""float64[3]: valence, arousal, dominance, each 1 to 9."""

VALENCE, AROUSAL = 0, 1
LEAST, MIDDLE, MOST = 1.0, 5.0, 9.0
"""The scale of the ratings: from unpleasant or calm to pleasant or excited."""

_COLUMNS = ("valence_1to9", "arousal_1to9", "dominance_1to9")


@dataclass(frozen=True, eq=False)
class AffectTable:
    """The ratings of all Emotions and moods."""

    #: float64[8, 3], each 1 to 9: Affect of each Emotion, in the order of EMOTIONS.
    emotions: NDArray[np.float64]
    #: Mood to its Affect.
    moods: Mapping[str, Affect]
    #: The largest distance between any two of them; distances are divided by it.
    span: float

    def expectation(self, scores: EmotionScores) -> Affect:
        """Computes the Affect that scenes of these EmotionScores have on average: the sum of p
        times Affect."""
        expected: Affect = scores.astype(np.float64) @ self.emotions
        return expected

    def expectations(self, scores: FloatArray) -> NDArray[np.float64]:
        """Computes the Affect of many EmotionScores [n, 8] as `expectation` does, float64[n, 3]."""
        expected: NDArray[np.float64] = scores.astype(np.float64) @ self.emotions
        return expected

    def closeness(self, affects: NDArray[np.float64], expected: Affect) -> NDArray[np.float64]:
        """Computes 1 - distance / span, in [0, 1], of affects [n, 3]; NaN rows stay NaN."""
        distance = np.linalg.norm(affects - expected, axis=-1)
        return np.clip(1.0 - distance / self.span, 0.0, 1.0)


def load_affect(path: Path | None = None) -> AffectTable:
    """Reads the shipped ratings. Raises CatalogueError if the file is missing or damaged."""
    return _load(path or catalogue_dir() / "word_affect.csv")


@cache
def _load(path: Path) -> AffectTable:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rated = {(r["kind"], r["label"]): _affect(r) for r in csv.DictReader(file)}
        emotions = np.stack([rated["emotion", emotion.value] for emotion in EMOTIONS])
    except OSError as error:
        raise CatalogueError(
            "The word ratings {path} cannot be read: {error}.", path=path, error=error
        ) from error
    except (KeyError, TypeError, ValueError, csv.Error) as error:
        raise CatalogueError(
            "The word ratings {path} are damaged ({error}); restore the file.",
            path=path,
            error=error,
        ) from error
    moods = {label: affect for (kind, label), affect in rated.items() if kind == "lmc_mood"}
    points = np.concatenate([emotions, *(mood[None] for mood in moods.values())])
    distances = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return AffectTable(emotions, moods, float(distances.max()))


def _affect(row: dict[str, str]) -> Affect:
    affect = np.array([float(row[name]) for name in _COLUMNS])
    if not ((affect >= 1) & (affect <= 9)).all():
        raise ValueError(f"{row['label']} is outside 1 to 9")
    return affect
