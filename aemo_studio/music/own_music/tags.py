"""Reads what the tags of a music file state about the music."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.music.catalogue.cells import parse_tempo
from aemo_studio.music.catalogue.mood_words import declared_words
from aemo_studio.music.own_music.keys import parse_key
from aemo_studio.music.own_music.tag_fields import Fields, is_labelled, read_fields

_INSTRUMENTAL = frozenset({"instrumental", "instrumentals", "karaoke"})
_VOCAL = frozenset({"vocal", "vocals", "a cappella", "acapella", "choral", "singer-songwriter"})
_NO_LANGUAGE = frozenset({"zxx"})
_LONGEST_TITLE = 100
_LONGEST_COMMENT = 1000
_ISRC = re.compile(r"^([A-Z]{2})-?([A-Z0-9]{3})-?(\d{2})-?(\d{5})$")
_NO_GENRE = frozenset({"other", "unknown", "unknown genre", "misc", "none", "genre", "n/a", "-"})


@dataclass(frozen=True)
class Tags:
    """The values in a file's tags that a catalogue uses."""

    #: Empty where there is none.
    title: str = ""
    #: Empty where there is none.
    artist: str = ""
    #: Empty where there is none.
    album: str = ""
    #: As the tag names it, several with `|` between them; empty where there is none.
    genre: str = ""
    #: Empty where there is none.
    comment: str = ""
    #: International Standard Recording Code, without hyphens; empty where there is none.
    isrc: str = ""
    #: LMC moods, from those words of the mood tag, else of the genre, else of keywords, that our
    #: tables hold.
    moods: tuple[str, ...] = ()
    #: Beats per minute; None where there is no usable number.
    bpm: float | None = None
    #: The range whose middle that is, as the tag writes it; empty where it states one tempo.
    bpm_range: str = ""
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
    key, mode = parse_key(_first(fields, "key"))
    tempo = parse_tempo(_first(fields, "bpm"))
    return Tags(
        title=_first(fields, "title") or _as_title(fields["bext"]),
        artist=_first(fields, "artist"),
        album=_first(fields, "album"),
        genre=_genre(fields["genre"]),
        comment=_first(fields, "comment")[:_LONGEST_COMMENT],
        isrc=_isrc(fields["isrc"]),
        moods=tuple(dict.fromkeys(_moods(fields))),
        bpm=tempo.bpm if tempo else None,
        bpm_range=_first(fields, "bpm") if tempo and tempo.middle else "",
        key=key,
        mode=mode,
        licence=_first(fields, "licence") or _first(fields, "copyright"),
        vocals=_vocals(fields),
    )


def _as_title(descriptions: Sequence[str]) -> str:
    """Takes the description of a broadcast wave for a title, unless it holds settings of a
    recorder, labelled values or a whole text."""
    text = next(iter(descriptions), "").strip()
    is_none = len(text) > _LONGEST_TITLE or set(text) & set("=\r\n") or is_labelled(text)
    return "" if is_none else text


def _isrc(texts: Sequence[str]) -> str:
    """Finds the recording code among texts, of which some name a source."""
    found = (_ISRC.match(text.strip().upper().rpartition(":")[2]) for text in texts)
    return next(("".join(match.groups()) for match in found if match), "")


def _genre(texts: Sequence[str]) -> str:
    """Joins genres with `|`, without those that say nothing."""
    parts = [" ".join(part.split()) for text in texts for part in re.split(r"[;|\0]", text)]
    said = (part for part in parts if part and part.lower() not in _NO_GENRE)
    return "|".join(dict.fromkeys(said))


@cache
def mood_words() -> Mapping[str, str]:
    """Maps words in lower case to LMC moods, by the mood map and the tables of words."""
    return {word: mood for word, mood in declared_words().items() if mood}


def _moods(tags: Fields) -> Sequence[str]:
    """Finds moods in what states them: the genre only hints at one, and keywords at several."""
    words = mood_words()
    for field in ("mood", "genre", "keywords"):
        found = [words[word] for word in _words(tags, field) if word in words]
        if found:
            return found
    return []


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
