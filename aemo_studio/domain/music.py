"""Tracks, catalogues and recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.domain.addresses import page_at
from aemo_studio.domain.emotion import Emotion, FloatArray
from aemo_studio.domain.terms import Terms


@dataclass(frozen=True, order=True)
class TrackKey:
    """What names a Track: its catalogue and its id in there."""

    catalogue: str
    track_id: str


@dataclass(frozen=True)
class Track:
    """One piece of music, and what is owed for it. What is not known is None, never guessed."""

    #: Its name in the catalogue, unique there.
    track_id: str
    title: str
    #: Who performs or publishes it; catalogues rarely say who wrote it.
    artist: str
    #: Moods of the mood map; the first is the one that allocates.
    moods: tuple[str, ...]
    #: The Emotion that the odd/even rule gave it, None where the cap left it out.
    emotion: Emotion | None
    #: Seconds.
    duration_s: float | None
    #: Beats per minute.
    bpm: float | None
    #: Name of the licence, `CC BY 3.0`; empty or `not stated` where the catalogue has none.
    licence: str
    #: The address as the catalogue gives it, which may be no address at all; see `page`.
    url: str
    #: Name of the catalogue.
    catalogue: str
    #: Whether somebody sings.
    vocals: bool | None = None
    #: Path of the music itself, None where there is only its name.
    file: str | None = None
    #: `vocals` was concluded from the sound and may be wrong.
    vocals_estimated: bool = False
    #: What the licence text says after its name, `research, non-commercial`; mostly empty.
    conditions: str = ""
    #: The credit line to be published with the music, word for word as the catalogue gives it.
    attribution: str | None = None

    @property
    def key(self) -> TrackKey:
        return TrackKey(self.catalogue, self.track_id)

    @property
    def page(self) -> str | None:
        """The page about the track that a browser opens, None where `url` is no such thing.

        Asked of the address each time: a project from elsewhere cannot make a page of what
        is none."""
        return page_at(self.url)

    @property
    def path(self) -> Path | None:
        """`file` as a path."""
        return Path(self.file) if self.file else None

    @property
    def terms(self) -> Terms:
        """Licence, conditions and credit line together."""
        return Terms(self.licence, self.conditions, self.attribution)


@dataclass(frozen=True)
class MusicFilters:
    """Which Tracks may be recommended; None and () let everything through.

    What is not known of a Track does not pass a filter that asks for it.
    """

    #: Names of licences (`Track.licence`).
    licences: tuple[str, ...] = ()
    #: Seconds, included.
    min_length_s: float | None = None
    #: Seconds, included.
    max_length_s: float | None = None
    #: Beats per minute, included.
    min_bpm: float | None = None
    #: Beats per minute, included.
    max_bpm: float | None = None
    #: Each has to be in title, artist or moods, whatever the case.
    words: tuple[str, ...] = ()
    #: With a voice (True) or without (False).
    vocals: bool | None = None
    #: Names of catalogues.
    catalogues: tuple[str, ...] = ()


NO_FILTERS = MusicFilters()


@dataclass(frozen=True)
class Catalogue:
    """A named table of Tracks."""

    name: str
    tracks: tuple[Track, ...]
    #: Track id of what was listened to, to float32[32]: how well it fits a scene of each of
    #: `domain.listening.FIT_LENGTHS_S`, 0 to 1.
    fits: Mapping[str, FloatArray] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class ScorePart:
    """One reason for a Recommendation."""

    #: A word that the user can read, `length fit`.
    name: str
    #: 0 to 1.
    value: float


@dataclass(frozen=True)
class Recommendation:
    """A Track ranked for a Scene."""

    #: From 1, the best.
    rank: int
    track: Track
    #: 0 to 1, made of `parts`.
    score: float
    parts: tuple[ScorePart, ...]
    #: Why it is listed, a sentence.
    reason: str
