"""Finds the lyrics of a music file: beside it (`.lrc`, `.txt`) or in its tags."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.music.encodings import find_encoding
from aemo_studio.music.lyrics.lines import Lyrics, parse_lyrics
from aemo_studio.music.own_music.tag_fields import read_fields

_MOST_BYTES = 1 << 20


def read_lyrics(path: Path) -> Lyrics | None:
    """Reads a file's lyrics; those with times come first. None where there are none, or where they
    cannot be read."""
    for suffix in (".lrc", ".LRC"):
        if (beside := _beside(path.with_suffix(suffix), "lrc")) is not None:
            return beside
    in_tags = next(filter(None, map(_of_tag, read_fields(path)["lyrics"])), None)
    return in_tags or _beside(path.with_suffix(".txt"), "txt")


def _of_tag(text: str) -> Lyrics | None:
    return parse_lyrics(text, "tag")


def _beside(path: Path, source: str) -> Lyrics | None:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError:
        return None
    encoding = find_encoding(data)
    return None if encoding is None else parse_lyrics(data.decode(encoding, "replace"), source)
