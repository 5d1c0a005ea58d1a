"""Checks found tracks against what a query asks for, by the table of queries alone: nothing of the
parser or of the ranking is used."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Catalogue, Track
from aemo_studio.music.catalogue.genres import load_genres, passing
from aemo_studio.music.catalogue.mood_map import load_mood_map

_BY = {"CC BY", "CC BY 3.0", "CC BY 4.0"}
_USABLE = {"commercial": {*_BY, "CC0"}, "CC BY": _BY, "CC0": {"CC0"}, "no attribution": {"CC0"}}
LICENCES = ("CC BY 4.0", "CC0", "CC BY-NC 4.0", "")


def violations(track: Track, chips: Sequence[str]) -> list[str]:
    """Lists the wishes, as the table writes them, that a track does not satisfy."""
    genres = [c.removeprefix("genre:") for c in chips if c.startswith("genre:")]
    wrong = [chip for chip in chips if not _holds(track, chip)]
    any_genre = not genres or any(track.genre in passing(name) for name in genres)
    return wrong if any_genre else [*wrong, "genre"]


def _holds(track: Track, chip: str) -> bool:
    negated = chip.startswith("!")
    kind, _, value = chip.removeprefix("!").partition(":")
    if kind in ("tempo", "length") and "-" in value:
        number = track.bpm if kind == "tempo" else track.duration_s
        return number is not None and _within(number, value) is not negated
    if kind == "vocals":
        return track.vocals is (not negated)
    if kind == "licence":
        return (track.licence in _USABLE[value]) is not negated
    if kind == "genre":
        return not negated or track.genre not in passing(value)
    return not (kind == "mood" and negated and value in track.moods)


def _within(number: float, bounds: str) -> bool:
    low, _, high = bounds.partition("-")
    return (float(low) if low else -math.inf) <= number <= (float(high) if high else math.inf)


def big_catalogue(size: int, seed: int = 0) -> Catalogue:
    """Draws tracks of which most is known, each value missing of every tenth."""
    rng = np.random.default_rng(seed)
    moods, genres = tuple(load_mood_map()), (*load_genres().genres, "")
    words = ("Piano", "Rain", "Night", "Guitar", "Drums", "River", "Dawn", "Waltz", "Canon", "Song")
    return Catalogue("drawn", tuple(_track(n, rng, moods, genres, words) for n in range(size)))


def _track(
    number: int,
    rng: np.random.Generator,
    moods: Sequence[str],
    genres: Sequence[str],
    words: Sequence[str],
) -> Track:
    own = tuple(dict.fromkeys(moods[i] for i in rng.integers(len(moods), size=rng.integers(1, 4))))
    known = rng.random(4) > 0.1
    return Track(
        track_id=f"t{number}",
        title=" ".join(words[i] for i in rng.integers(len(words), size=2)) + f" {number}",
        artist=f"Artist {number % 700}",
        moods=own,
        emotion=Emotion.HAPPY,
        duration_s=float(rng.integers(10, 420)) if known[0] else None,
        bpm=float(rng.integers(45, 205)) if known[1] else None,
        licence=LICENCES[int(rng.integers(len(LICENCES)))],
        url="",
        catalogue="drawn",
        vocals=bool(rng.random() < 0.4) if known[2] else None,
        genre=genres[int(rng.integers(len(genres)))] if known[3] else "",
    )
