"""Merges tags, measurements and corrections into the values of a track, each with its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath

import numpy as np

from aemo_studio.domain.listening import MusicTags, Origin, Sound
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.listening import vocals
from aemo_studio.music.listening.affect import MusicAffect
from aemo_studio.music.own_music import by_ear
from aemo_studio.music.own_music.affect_by_ear import affect_with_tags
from aemo_studio.music.own_music.store import KnownFile
from aemo_studio.music.own_music.value import Value
from aemo_studio.music.recommend.affect import load_affect

NO_ARTIST = "unknown artist"

MEASURES = (
    "key", "mode", "loudness_lufs", "loudness_range_lu", "onset_rate_hz", "brightness_hz",
    "harmonic_share", "vocal_likelihood", "valence", "arousal",
)  # fmt: skip
STATED = ("genre", "album", "isrc", "comment")
"""Columns that nothing but tags and corrections fill, and the tagger the genre."""

HEARD = ("genre_certainty", "instruments", "heard")
"""Columns that nothing but the tagger fills."""

EDITABLE = ("title", "artist", "moods", "bpm", "vocals", "licence", "attribution", *STATED)
"""Columns in which the user's corrections count."""

VALUES = ("title", "artist", "moods", "duration_s", "bpm", "licence", "attribution", "vocals",
          *MEASURES, *STATED, *HEARD)  # fmt: skip
"""Columns whose origin stands beside them, in `<column>_from`."""

_DIGITS = {"loudness_lufs": 1, "loudness_range_lu": 1, "onset_rate_hz": 2, "brightness_hz": 0,
           "harmonic_share": 2, "vocal_likelihood": 2}  # fmt: skip


_UNKNOWN = Value("", None)


def values_of(entry: KnownFile, corrections: Mapping[str, str]) -> dict[str, Value]:
    """Computes every one of VALUES. The user's corrections come first, then tags, then the
    sound."""
    found = dict.fromkeys(VALUES, _UNKNOWN)
    if entry.sound is not None:
        affect = affect_with_tags(entry.sound, entry.heard)
        found |= _estimated(entry, affect)
        found |= _measured(entry.sound)
    if entry.heard is not None:
        found |= by_ear.estimated_by_ear(entry.heard)
    found["title"] = Value(PurePosixPath(entry.path).stem, Origin.ESTIMATED)
    found["artist"] = Value(NO_ARTIST, None)
    found |= _read(entry)
    if found["genre"].origin is not Origin.ESTIMATED:
        found["genre_certainty"] = _UNKNOWN
    found |= {
        name: Value(text, Origin.CORRECTED)
        for name, text in corrections.items()
        if name in EDITABLE
    }
    return found


def nearest_mood(affect: MusicAffect) -> str:
    """Finds the Mood whose word is rated nearest in valence and arousal (Warriner et al. 2013).

    Both axes count alike, in units of the spread of the moods. Dominance is left out: none of the
    features measures it.
    """
    names, points, spread = _mood_points()
    distance = np.linalg.norm(
        (points - np.array([affect.valence, affect.arousal])) / spread, axis=1
    )
    return names[int(distance.argmin())]


@cache
def _mood_points() -> tuple[tuple[str, ...], np.ndarray, np.ndarray]:
    rated, known = load_affect().moods, load_mood_map()
    names = tuple(mood for mood in rated if mood in known)
    points = np.stack([rated[name][:2] for name in names])
    return names, points, points.std(axis=0)


def _read(entry: KnownFile) -> dict[str, Value]:
    tags = entry.tags
    if tags is None:
        return {}
    cells = {
        "title": tags.title,
        "artist": tags.artist,
        "moods": "|".join(tags.moods),
        "bpm": _number(tags.bpm, 2),
        "key": tags.key,
        "mode": tags.mode,
        "licence": tags.licence,
        "vocals": _yes_no(tags.vocals),
        **{name: getattr(tags, name) for name in STATED},
    }
    return {name: Value(text, Origin.READ) for name, text in cells.items() if text}


def _measured(sound: Sound) -> dict[str, Value]:
    cells = {
        "duration_s": _number(sound.duration_s, 2),
        "bpm": _number(sound.bpm, 1),
        "key": sound.key or "",
        "mode": sound.mode or "",
    }
    for name in ("loudness_lufs", "loudness_range_lu", "onset_rate_hz", "brightness_hz",
                 "harmonic_share"):  # fmt: skip
        cells[name] = _number(getattr(sound, name), _DIGITS[name])
    return {name: Value(text, Origin.MEASURED) for name, text in cells.items() if text}


def _estimated(entry: KnownFile, affect: MusicAffect | None) -> dict[str, Value]:
    sound = entry.sound
    assert sound is not None
    cells = _vocals(sound, entry.heard)
    if affect is not None:
        cells["valence"], cells["arousal"] = f"{affect.valence:g}", f"{affect.arousal:g}"
        heard = by_ear.moods_by_ear(entry.heard) if entry.heard else ()
        cells["moods"] = "|".join(dict.fromkeys((*heard, nearest_mood(affect))))
    return {name: Value(text, Origin.ESTIMATED) for name, text in cells.items() if text}


def _vocals(sound: Sound, heard: MusicTags | None) -> dict[str, str]:
    """Estimates the voice; for a file of which only the partials are known, by them alone."""
    likelihood, limits = sound.vocal_likelihood, (vocals.UNLIKELY, vocals.LIKELY)
    if heard is not None:
        likelihood = by_ear.voice_likelihood(likelihood, heard)
        limits = (by_ear.UNLIKELY, by_ear.LIKELY)
    sung = likelihood >= limits[1]
    known = sung or likelihood <= limits[0]
    return {
        "vocals": _yes_no(sung) if known else "",
        "vocal_likelihood": _number(likelihood, 2),
    }


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{round(value, digits):g}"


def cells_of(
    entry: KnownFile, corrections: Mapping[str, str], file: str, uri: str
) -> Iterator[tuple[str, str]]:
    """Yields the row of a track: column and cell."""
    values = values_of(entry, corrections)
    yield "track_id", entry.track_id
    for name, value in values.items():
        yield name, value.text
        yield f"{name}_from", value.origin.value if value.origin else ""
    yield "emotion", ""
    yield "url", uri
    yield "source", "own files"
    yield "file", file
