"""The result of reading a corpus: rows, files that are no rows with the reasons, and gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aemo_studio.domain.emotion import Emotion

_NAMED = 3


class Medium(StrEnum):
    """What can be perceived in a file."""

    AUDIO = "audio"
    #: Moving pictures without sound.
    VIDEO = "video"
    AUDIO_VIDEO = "audio-video"
    PICTURE = "picture"

    @property
    def has_sound(self) -> bool:
        return self in (Medium.AUDIO, Medium.AUDIO_VIDEO)


@dataclass(frozen=True)
class Row:
    """One labelled recording or picture."""

    #: Of the file, or of the archive or table that holds it.
    path: Path
    #: Its Emotion.
    label: Emotion
    #: Unique over all corpora ("ravdess/07"); empty where the corpus does not name one.
    speaker: str
    #: Name of the corpus.
    corpus: str
    #: "normal", "strong", "low", "medium", "high", or empty.
    intensity: str = ""
    #: The corpus's own part ("train", "Session1"), or empty.
    split: str = ""
    #: Sound, picture or film.
    medium: Medium = Medium.AUDIO
    #: Name or line of this one where `path` holds many; else empty.
    member: str = ""


@dataclass(frozen=True)
class PassedOver:
    """A file, or a line or member of one, that is no row."""

    #: Of the file.
    path: Path
    #: The rest of a sentence that begins with the path.
    reason: str
    #: The line or member; empty for the whole file.
    member: str = ""

    def __str__(self) -> str:
        where = f", {self.member}," if self.member else ""
        return f"{self.path}{where} {self.reason}"


@dataclass(frozen=True)
class CorpusReading:
    """A corpus as it was found. Every file below `root` is in `rows` or in `passed_over`."""

    #: Name of the corpus.
    corpus: str
    #: The folder that was read.
    root: Path
    #: Labelled recordings or pictures, in order.
    rows: tuple[Row, ...]
    #: Files, lines or members that are no rows.
    passed_over: tuple[PassedOver, ...] = ()
    #: Names of recordings that belong to those found and are not there.
    missing: tuple[str, ...] = ()
    #: Rows of the complete corpus; None where that is not fixed.
    published: int | None = None

    def summary(self) -> str:
        """Renders a few lines: what was read, what was not, with counts and the first names."""
        of = f" of {self.published}" if self.published else ""
        lines = [f"{self.corpus}: {len(self.rows)}{of} read from {self.root}"]
        reasons = Counter(item.reason for item in self.passed_over)
        for reason, count in reasons.most_common():
            names = [_name(item) for item in self.passed_over if item.reason == reason]
            lines.append(f"  passed over, {reason}: {count} ({_few(names)})")
        if self.missing:
            lines.append(f"  missing: {len(self.missing)} ({_few(self.missing)})")
        return "\n".join(lines)


def _name(item: PassedOver) -> str:
    return f"{item.path.name} {item.member}".strip()


def _few(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
