"""Writes what an editor wants to know of a Track, in short words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from aemo_studio.domain.music import Track
from aemo_studio.domain.time import clock
from aemo_studio.gui.language import words

translate = QCoreApplication.translate

SEPARATOR = " · "

_LICENCES: Mapping[str, object] = {
    "reference only: clear the rights": QT_TRANSLATE_NOOP(
        "facts", "reference only: clear the rights"
    ),
    "not stated": QT_TRANSLATE_NOOP("facts", "licence not stated"),
    "": QT_TRANSLATE_NOOP("facts", "licence not stated"),
}


def moods(track: Track) -> str:
    return words.joined(words.mood_word(mood) for mood in track.moods)


def facts(track: Track, scene_s: float) -> str:
    """Writes genre, length, tempo, voice; what is not known is stated once, not guessed."""
    return SEPARATOR.join(_facts(track, scene_s))


def _facts(track: Track, scene_s: float) -> Iterator[str]:
    if track.genre:
        yield genre(track)
    if track.duration_s is not None:
        yield length(track.duration_s, scene_s)
    if track.bpm is not None:
        yield translate("facts", "{0} bpm").format(QLocale().toString(round(track.bpm)))
    if track.vocals is not None:
        yield voice(track)
    if track.duration_s is None and track.bpm is None:
        yield translate("facts", "length and tempo not known")
    elif track.duration_s is None:
        yield translate("facts", "length not known")


def voice(track: Track) -> str:
    """Writes whether somebody sings, and whether that is estimated."""
    text = translate("facts", "sung") if track.vocals else translate("facts", "instrumental")
    return translate("facts", "{0} (estimated)").format(text) if track.vocals_estimated else text


def genre(track: Track) -> str:
    """Writes the genre, and whether it is only that of the artist, or estimated."""
    text = words.headed(words.genre_word(track.genre))
    if track.genre_from in ("artist", "term"):
        return translate("facts", "{0} (the artist's genre)").format(text)
    estimated = track.genre_from == "estimated"
    return translate("facts", "{0} (estimated)").format(text) if estimated else text


def length(duration_s: float, scene_s: float) -> str:
    """Writes the length: `3:56, lasts through the scene` or `0:40, ends 12 s early`."""
    time = clock(duration_s)
    if duration_s >= scene_s:
        return translate("facts", "{0}, lasts through the scene").format(time)
    return translate("facts", "{0}, ends {1} early").format(
        time, words.seconds(scene_s - duration_s)
    )


def licence(track: Track) -> str:
    """Writes the licence: `CC BY 3.0, credit needed`."""
    name = words.headed(licence_word(track.licence))
    return translate("facts", "{0}, credit needed").format(name) if track.attribution else name


def licence_word(name: str) -> str:
    """Names a licence; our own words for the lack of one are translated."""
    known = _LICENCES.get(name)
    return name if known is None else translate("facts", str(known))
