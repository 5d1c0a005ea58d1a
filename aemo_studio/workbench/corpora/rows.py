"""What a reader finds in a corpus: rows, what it passed over and why, and what is not there."""

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
    VIDEO = "video"
    """Moving pictures without sound."""
    AUDIO_VIDEO = "audio-video"
    PICTURE = "picture"

    @property
    def has_sound(self) -> bool:
        return self in (Medium.AUDIO, Medium.AUDIO_VIDEO)


@dataclass(frozen=True)
class Row:
    """One labelled recording or picture.

    speaker: unique over all corpora ("ravdess/07"), empty where the corpus does not say.
    intensity: "normal", "strong", "low", "medium", "high", or empty. split: the corpus's own
    part ("train", "Session1"), or empty. member: where `path` is an archive or a table of
    many pictures, the name or line of this one.
    """

    path: Path
    label: Emotion
    speaker: str
    corpus: str
    intensity: str = ""
    split: str = ""
    medium: Medium = Medium.AUDIO
    member: str = ""


@dataclass(frozen=True)
class PassedOver:
    """A file, or a line or member of one, that is no row. reason: the rest of a sentence."""

    path: Path
    reason: str
    member: str = ""

    def __str__(self) -> str:
        where = f", {self.member}," if self.member else ""
        return f"{self.path}{where} {self.reason}"


@dataclass(frozen=True)
class CorpusReading:
    """A corpus as it was found. Every file below `root` is in `rows` or in `passed_over`.

    missing: names of recordings that belong to what is there, and are not.
    published: how many rows the complete corpus has, None where that is not fixed.
    """

    corpus: str
    root: Path
    rows: tuple[Row, ...]
    passed_over: tuple[PassedOver, ...] = ()
    missing: tuple[str, ...] = ()
    published: int | None = None

    def summary(self) -> str:
        """A few lines: what was read, what was not, with counts and the first names."""
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
