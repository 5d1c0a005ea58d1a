"""Recognises which track of the catalogues a sound file is: by title, artist and length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.analysis.media.container import opened
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.music.own_music.tags import read_tags

_SAME_LENGTH_S = 2.0
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_BETWEEN = re.compile(r"\s+[-–—]\s+|_-_")
_NUMBER = re.compile(r"^\d{1,3}[\s._-]+")


@dataclass(frozen=True)
class SoundFile:
    """What a sound file tells about itself."""

    #: Where it lies.
    path: Path
    #: From its tags; empty where there is none.
    title: str
    #: From its tags; empty where there is none.
    artist: str
    #: Seconds; None where it cannot be read.
    duration_s: float | None


def read_sound_file(path: Path) -> SoundFile:
    """Reads tags and length of a file."""
    tags = read_tags(path)
    return SoundFile(path, tags.title, tags.artist, length_of(path))


def length_of(path: Path) -> float | None:
    """Reads the length of a sound file in seconds; None where it cannot be read."""
    try:
        with opened(path) as container:
            length = container.duration
    except MediaError:
        return None
    return None if not length else length / 1_000_000


class TrackIndex:
    """Finds tracks by their titles."""

    def __init__(self, tracks: Iterable[Track]) -> None:
        self._by_title: dict[str, list[Track]] = {}
        for track in tracks:
            self._by_title.setdefault(plain(track.title), []).append(track)

    def named(self, path: Path) -> bool:
        """Reports whether a file's name holds the title of a track."""
        return any(title in self._by_title for title in _titles(path.stem))

    def match(self, file: SoundFile, wanted: Collection[TrackKey] = ()) -> Track | None:
        """Finds the track of a file; None where none fits, or several fit equally well.

        The title has to be the same, and the artist or the length with it; for a track of
        `wanted`, whose page was opened, the title alone is enough. A length that is known to be
        another one rules a track out.
        """
        titles = dict.fromkeys((plain(file.title), *_titles(file.path.stem)))
        found = {t.key: t for title in titles if title for t in self._by_title.get(title, ())}
        rated = sorted(
            ((_likeness(track, file, wanted), track.key) for track in found.values()), reverse=True
        )
        if not rated or rated[0][0] <= 0 or (len(rated) > 1 and rated[0][0] == rated[1][0]):
            return None
        return found[rated[0][1]]


def plain(text: str) -> str:
    """Writes a name alike whatever its case, signs, brackets and accents."""
    bare = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    folded = unicodedata.normalize("NFKD", bare).casefold().replace("_", " ")
    kept = (char for char in folded if not unicodedata.combining(char))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def _titles(stem: str) -> Iterator[str]:
    """Lists what may be the title in the name of a file: `03 Artist - Title`."""
    bare = _NUMBER.sub("", stem)
    yield plain(stem)
    yield plain(bare)
    for part in _BETWEEN.split(bare):
        yield plain(_NUMBER.sub("", part))


def _likeness(track: Track, file: SoundFile, wanted: Collection[TrackKey]) -> int:
    """Rates a track whose title is that of the file; 0 or less for one that it is not."""
    known = track.duration_s is not None and file.duration_s is not None
    same = known and abs((track.duration_s or 0) - (file.duration_s or 0)) <= _SAME_LENGTH_S
    if known and not same:
        return -1
    artist = plain(track.artist)
    named = f" {plain(file.artist)} {plain(file.path.stem)} "
    return 2 * bool(artist and f" {artist} " in named) + same + 4 * (track.key in wanted)
