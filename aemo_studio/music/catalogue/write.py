"""Writing a catalogue: the columns, and the file whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.domain.emotion import Emotion

COLUMNS = (
    "track_id",
    "title",
    "artist",
    "moods",
    "emotion",
    "duration_s",
    "bpm",
    "licence",
    "attribution",
    "url",
    "source",
)


@dataclass(frozen=True)
class BuiltTrack:
    """A row of a built catalogue; fields as the columns, None where not known."""

    track_id: str
    title: str
    artist: str
    moods: tuple[str, ...]
    emotion: Emotion | None
    duration_s: float | None
    bpm: float | None
    licence: str
    attribution: str
    url: str
    source: str

    def cells(self) -> Sequence[str]:
        return (
            self.track_id,
            self.title,
            self.artist,
            "|".join(self.moods),
            self.emotion.value if self.emotion else "",
            _plain(self.duration_s),
            _plain(self.bpm),
            self.licence,
            self.attribution,
            self.url,
            self.source,
        )


def write_catalogue(path: Path, tracks: Iterable[BuiltTrack]) -> None:
    """Writes UTF-8 CSV; an existing file is replaced only when the new one is complete.

    Raises OutputError if it cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(track.cells() for track in tracks)
    write_atomic(path, text.getvalue().encode())


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
