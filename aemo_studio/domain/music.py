"""Tracks, catalogues and recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aemo_studio.domain.emotion import Emotion, FloatArray


@dataclass(frozen=True, order=True)
class TrackKey:
    """What names a Track: its catalogue and its id in there."""

    catalogue: str
    track_id: str


@dataclass(frozen=True)
class Track:
    """One piece of music.

    moods: LMC moods, the first is the one that allocates. emotion: the Emotion that the
    odd/even rule gave it, None where the cap left it out. duration_s, bpm, vocals (whether
    somebody sings): None where not known (never guessed). file: where the music itself lies,
    None where there is only its name. vocals_estimated: `vocals` was concluded from the sound
    and may be wrong.
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
    vocals: bool | None = None
    file: str | None = None
    vocals_estimated: bool = False

    @property
    def key(self) -> TrackKey:
        return TrackKey(self.catalogue, self.track_id)

    @property
    def terms(self) -> str:
        """The licence without the credit line that every Track has of its own."""
        return self.licence.partition(";")[0].strip()


@dataclass(frozen=True)
class MusicFilters:
    """Which Tracks may be recommended; None and () let everything through.

    catalogues, licences: names of catalogues and `Track.terms` that may be listed.
    min_length_s … max_bpm: limits, both included. words: each has to be in title, artist
    or moods, whatever the case. vocals: with a voice (True) or without (False).
    What is not known of a Track does not pass a filter that asks for it.
    """

    licences: tuple[str, ...] = ()
    min_length_s: float | None = None
    max_length_s: float | None = None
    min_bpm: float | None = None
    max_bpm: float | None = None
    words: tuple[str, ...] = ()
    vocals: bool | None = None
    catalogues: tuple[str, ...] = ()


NO_FILTERS = MusicFilters()


@dataclass(frozen=True)
class Catalogue:
    """A named table of Tracks.

    fits: of the tracks that were listened to, by track id: float32[32], how well the track
    fits a scene of each of `domain.listening.FIT_LENGTHS_S`, 0 to 1.
    """

    name: str
    tracks: tuple[Track, ...]
    fits: Mapping[str, FloatArray] = field(default_factory=dict, compare=False)


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
