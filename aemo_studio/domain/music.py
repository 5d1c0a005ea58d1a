"""Defines Tracks, Catalogues and Recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from aemo_studio.domain.addresses import file_url, page_at
from aemo_studio.domain.emotion import Emotion, FloatArray
from aemo_studio.domain.terms import Terms

EndingWish = Literal["button", "fade", "loop"]
"""How a track that is cut to a length should end: by its last beat, by a fade, or not at all."""


@dataclass(frozen=True, order=True)
class TrackKey:
    """The identity of a Track."""

    #: Name of its catalogue.
    catalogue: str
    #: Its name in that catalogue.
    track_id: str


@dataclass(frozen=True)
class Track:
    """One piece of music, and what is owed for it. What is not known is None, never guessed."""

    #: Its name in the catalogue, unique there.
    track_id: str
    #: As the catalogue gives it.
    title: str
    #: Who performs or publishes it; catalogues rarely name who wrote it.
    artist: str
    #: Moods of the mood map; the first is the one that allocates.
    moods: tuple[str, ...]
    #: The Emotion that the odd/even rule allocated to it; None where the cap left it out.
    emotion: Emotion | None
    #: Seconds, above 0; None if unknown.
    duration_s: float | None
    #: Beats per minute; None if unknown.
    bpm: float | None
    #: Name of the licence, `CC BY 3.0`; empty or `not stated` where the catalogue has none.
    licence: str
    #: The address as the catalogue gives it, which may be no address at all; see `page`.
    url: str
    #: Name of the catalogue.
    catalogue: str
    #: Whether somebody sings; None if unknown.
    vocals: bool | None = None
    #: Path of the sound file; None where only the title is known.
    file: str | None = None
    #: Whether `vocals` was estimated, from the sound or from who made it, and may be wrong.
    vocals_estimated: bool = False
    #: What the licence text has after its name, `research, non-commercial`; mostly empty.
    conditions: str = ""
    #: The credit line to be published with the music, word for word as the catalogue gives it; None
    #: where it gives none.
    attribution: str | None = None
    #: A name in catalog/genres.csv; empty if unknown.
    genre: str = ""
    #: Whose the genre is, as the list says: `track`, `artist` or `term` (of the artist); `read`,
    #: `corrected` or `estimated` of own music; empty where the list does not say it.
    genre_from: str = ""

    @property
    def key(self) -> TrackKey:
        return TrackKey(self.catalogue, self.track_id)

    @property
    def page(self) -> str | None:
        """Returns the page about the track that a browser opens; None where `url` is no such thing.

        Computed from the address each time: a project from elsewhere cannot make a page of what is
        none.
        """
        return page_at(self.url)

    @property
    def path(self) -> Path | None:
        """Returns `file` as a path."""
        return Path(self.file) if self.file else None

    @property
    def file_url(self) -> str | None:
        """Returns `file` as a URL; None where only the title is known."""
        return file_url(self.file) if self.file else None

    @property
    def link(self) -> str:
        """Returns the address that leads to the music from another program: as the catalogue gives
        it, or the file's where that is none; may be empty."""
        return self.url if self.page or not self.file else file_url(self.file)

    @property
    def terms(self) -> Terms:
        """Puts licence, conditions and credit line together."""
        return Terms(self.licence, self.conditions, self.attribution)


@dataclass(frozen=True)
class MusicCut:
    """How a picked Track is cut to the exact length of its scenes."""

    #: How it should end; None for the track's own ending.
    ending: EndingWish | None = None
    #: Moments of the film, in seconds and ascending, that strong beats should meet.
    hits_s: tuple[float, ...] = ()
    #: Second of the film at which the music begins; None for the start of its first scene.
    start_s: float | None = None
    #: Where in the file somebody sings, beginnings and ends in seconds: other bars are preferred.
    sung_s: tuple[tuple[float, float], ...] = ()


GAIN_RANGE_DB = (-60.0, 12.0)
"""The least and the most that a clip of music may be turned up, in decibels; editing programs take
as much."""


@dataclass(frozen=True)
class ClipMix:
    """How loud a picked Track plays, as the editor set it."""

    #: Decibels above the level that it would have by itself, within `GAIN_RANGE_DB`.
    gain_db: float = 0.0
    #: Seconds of fade in; None as it is laid by itself.
    fade_in_s: float | None = None
    #: Seconds of fade out; None as it is laid by itself.
    fade_out_s: float | None = None
    #: Whether it is not heard at all.
    muted: bool = False

    @property
    def factor(self) -> float:
        """Computes the factor of the samples; 0 for one that is muted."""
        return 0.0 if self.muted else float(10.0 ** (self.gain_db / 20.0))


AS_LAID = ClipMix()


@dataclass(frozen=True)
class MusicFilters:
    """Limits on the Tracks that may be recommended; None and () let everything pass.

    What is not known of a Track does not pass a filter that asks for it.
    """

    #: Names of licences (`Track.licence`).
    licences: tuple[str, ...] = ()
    #: Shortest length in seconds, included.
    min_length_s: float | None = None
    #: Longest length in seconds, included.
    max_length_s: float | None = None
    #: Slowest tempo in beats per minute, included.
    min_bpm: float | None = None
    #: Fastest tempo in beats per minute, included.
    max_bpm: float | None = None
    #: Each has to stand in title, artist or moods, whatever the case.
    words: tuple[str, ...] = ()
    #: With a voice (True) or without (False).
    vocals: bool | None = None
    #: Names of catalogues.
    catalogues: tuple[str, ...] = ()
    #: Names in catalog/genres.csv; a wide one lets those pass that it contains, and they it.
    genres: tuple[str, ...] = ()


NO_FILTERS = MusicFilters()


@dataclass(frozen=True)
class Catalogue:
    """A named table of Tracks."""

    #: The shipped name, or the file's name without its suffix.
    name: str
    #: In the order of the file; ids are unique.
    tracks: tuple[Track, ...]
    #: Track id, for tracks that were listened to, to float32[32] in [0, 1]: how well the track fits
    #: a scene of each of `domain.listening.FIT_LENGTHS_S`.
    fits: Mapping[str, FloatArray] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class ScorePart:
    """One named part of a Recommendation's score."""

    #: A word that the user reads, `length fit`.
    name: str
    #: In [0, 1].
    value: float


@dataclass(frozen=True)
class Recommendation:
    """A Track ranked for a Scene."""

    #: From 1, the best.
    rank: int
    #: The recommended piece of music.
    track: Track
    #: In [0, 1]: the mean of `parts` by weight, scaled by how sure the scene's feeling is.
    score: float
    #: In a fixed order; parts that are not known of the track are left out.
    parts: tuple[ScorePart, ...]
    #: One English sentence on why the track is listed.
    reason: str
