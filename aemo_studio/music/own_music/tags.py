"""Reads the tags of a music file with mutagen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.music.catalogue.cells import parse_bpm
from aemo_studio.music.catalogue.mood_words import declared_words

_INSTRUMENTAL = frozenset({"instrumental", "instrumentals", "karaoke"})
_VOCAL = frozenset({"vocal", "vocals", "a cappella", "acapella", "choral", "singer-songwriter"})
_NO_LANGUAGE = frozenset({"zxx"})


@dataclass(frozen=True)
class Tags:
    """The values in a file's tags that a catalogue uses."""

    #: Empty where there is none.
    title: str = ""
    #: Empty where there is none.
    artist: str = ""
    #: LMC moods, from those words of the mood and genre tags that our tables hold.
    moods: tuple[str, ...] = ()
    #: Beats per minute; None where there is no usable number.
    bpm: float | None = None
    #: From the licence tag, else the copyright tag; empty where there is neither.
    licence: str = ""
    #: From genre, language and lyrics; None where these state nothing.
    vocals: bool | None = None


def read_tags(path: Path) -> Tags:
    """Reads the tags of a file; empty ones where it has none or they cannot be read."""
    import mutagen

    try:
        file = mutagen.File(path, easy=True)
    except (mutagen.MutagenError, OSError, ValueError):
        return Tags()
    tags: Mapping[str, list[str]] = (file.tags if file is not None else None) or {}
    return Tags(
        title=_first(tags, "title"),
        artist=_first(tags, "artist"),
        moods=tuple(dict.fromkeys(_moods(tags))),
        bpm=parse_bpm(_first(tags, "bpm")),
        licence=_first(tags, "license") or _first(tags, "copyright"),
        vocals=_vocals(tags),
    )


@cache
def mood_words() -> Mapping[str, str]:
    """Maps words in lower case to LMC moods, by the mood map and the tables of words."""
    return {word: mood for word, mood in declared_words().items() if mood}


def _moods(tags: Mapping[str, list[str]]) -> Iterator[str]:
    words = mood_words()
    for word in (*_words(tags, "mood"), *_words(tags, "genre")):
        mood = words.get(word)
        if mood:
            yield mood


def _vocals(tags: Mapping[str, list[str]]) -> bool | None:
    words = set(_words(tags, "genre")) | set(_words(tags, "mood"))
    if words & _INSTRUMENTAL or set(_words(tags, "language")) & _NO_LANGUAGE:
        return False
    return True if words & _VOCAL or _first(tags, "lyrics") else None


def _words(tags: Mapping[str, list[str]], key: str) -> list[str]:
    """Splits a tag into words in lower case."""
    texts = ",".join(_values(tags, key)).replace(";", ",").replace("/", ",")
    return [word.strip().lower() for word in texts.split(",") if word.strip()]


def _first(tags: Mapping[str, list[str]], key: str) -> str:
    return " ".join(next(iter(_values(tags, key)), "").split())


def _values(tags: Mapping[str, list[str]], key: str) -> list[str]:
    """Reads the text values of a tag; files without text tags (plain WAV chunks) have none."""
    try:
        values = tags.get(key, [])
    except (KeyError, ValueError):
        return []
    return [value for value in values if isinstance(value, str)] if values else []
