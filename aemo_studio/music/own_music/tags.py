"""Reads what the tags of a music file state about the music."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.music.catalogue.cells import parse_bpm
from aemo_studio.music.catalogue.mood_words import declared_words
from aemo_studio.music.own_music.tag_fields import Fields, read_fields

_INSTRUMENTAL = frozenset({"instrumental", "instrumentals", "karaoke"})
_VOCAL = frozenset({"vocal", "vocals", "a cappella", "acapella", "choral", "singer-songwriter"})
_NO_LANGUAGE = frozenset({"zxx"})
_LONGEST_TITLE = 100
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_KEY = re.compile(r"^(?P<letter>[A-Ga-g])(?P<sign>[#b]?)\s*(?P<mode>m|M|(?i:min(or)?|maj(or)?)|)$")
# The listening names each key by one of its two names.
_SAME_KEY = {"Db": "C#", "D#": "Eb", "Gb": "F#", "G#": "Ab", "A#": "Bb", "Cb": "B", "B#": "C",
             "Fb": "E", "E#": "F"}  # fmt: skip


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
    #: Tonic, as in NAMES of the listening; empty where there is none.
    key: str = ""
    #: "major" or "minor"; empty where the tag states no key.
    mode: str = ""
    #: From the licence tag, else the copyright tag; empty where there is neither.
    licence: str = ""
    #: From genre, language and lyrics; None where these state nothing.
    vocals: bool | None = None


def read_tags(path: Path) -> Tags:
    """Reads the tags of a file; empty ones where it has none or they cannot be read."""
    fields = read_fields(path)
    key, mode = _key(_first(fields, "key"))
    return Tags(
        title=_first(fields, "title") or _as_title(fields["bext"]),
        artist=_first(fields, "artist"),
        moods=tuple(dict.fromkeys(_moods(fields))),
        bpm=_bpm(_first(fields, "bpm")),
        key=key,
        mode=mode,
        licence=_first(fields, "licence") or _first(fields, "copyright"),
        vocals=_vocals(fields),
    )


def _as_title(descriptions: Sequence[str]) -> str:
    """Takes the description of a broadcast wave for a title, unless it holds settings of a
    recorder or a whole text."""
    text = next(iter(descriptions), "").strip()
    return text if len(text) <= _LONGEST_TITLE and not set(text) & set("=\r\n") else ""


def _bpm(text: str) -> float | None:
    """Parses `128`, `128 BPM`, `127,5`."""
    number = _NUMBER.search(text)
    return parse_bpm(number.group().replace(",", ".")) if number else None


def _key(text: str) -> tuple[str, str]:
    """Parses `Am`, `F# minor`, `Bb`, `Db maj`: tonic and mode; empty for anything else."""
    parts = _KEY.match(text.replace("♯", "#").replace("♭", "b"))
    if parts is None:
        return "", ""
    tonic = parts["letter"].upper() + parts["sign"]
    minor = parts["mode"] == "m" or parts["mode"].lower().startswith("min")
    return _SAME_KEY.get(tonic, tonic), "minor" if minor else "major"


@cache
def mood_words() -> Mapping[str, str]:
    """Maps words in lower case to LMC moods, by the mood map and the tables of words."""
    return {word: mood for word, mood in declared_words().items() if mood}


def _moods(tags: Fields) -> Iterator[str]:
    words = mood_words()
    for word in (*_words(tags, "mood"), *_words(tags, "genre")):
        mood = words.get(word)
        if mood:
            yield mood


def _vocals(tags: Fields) -> bool | None:
    words = set(_words(tags, "genre")) | set(_words(tags, "mood"))
    if words & _INSTRUMENTAL or set(_words(tags, "language")) & _NO_LANGUAGE:
        return False
    return True if words & _VOCAL or _first(tags, "lyrics") else None


def _words(tags: Fields, key: str) -> list[str]:
    """Splits a tag into words in lower case."""
    texts = ",".join(tags[key]).replace(";", ",").replace("/", ",")
    return [word.strip().lower() for word in texts.split(",") if word.strip()]


def _first(tags: Fields, key: str) -> str:
    return " ".join(next(iter(tags[key]), "").split())
