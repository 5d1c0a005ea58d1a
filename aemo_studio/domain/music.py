"""Tracks, catalogues and recommendations."""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.domain.emotion import Emotion


@dataclass(frozen=True)
class Track:
    """One piece of music.

    moods: LMC moods, the first is the one that allocates. emotion: the Emotion that the
    odd/even rule gave it, None where the cap left it out. duration_s, bpm: None where
    not known (never guessed).
    """

    track_id: str
    title: str
    artist: str
    moods: tuple[str, ...]
    emotion: Emotion | None
    duration_s: float | None
    bpm: float | None
    licence: str
    url: str
    catalogue: str


@dataclass(frozen=True)
class Catalogue:
    """A named table of Tracks."""

    name: str
    tracks: tuple[Track, ...]


@dataclass(frozen=True)
class ScorePart:
    """One reason: a name the user can read and a value in [0, 1]."""

    name: str
    value: float


@dataclass(frozen=True)
class Recommendation:
    """A Track ranked for a Scene. rank from 1; score in [0, 1], made of `parts`."""

    rank: int
    track: Track
    score: float
    parts: tuple[ScorePart, ...]
    reason: str
