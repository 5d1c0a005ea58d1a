"""What a user may choose about an export."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """What the words in subtitles are written in."""

    ENGLISH = "en"
    TRADITIONAL_CHINESE = "zh-TW"


@dataclass(frozen=True)
class ExportOptions:
    """language: of subtitles. production, company, episode: for the head of a cue sheet,
    None where nobody said. date: of the document, None leaves it out, so that the same
    project always gives the same bytes. copied: where a playlist finds copies of the music,
    as (place of the file, path from the playlist with `/`). drop_frame: whether timecode at
    29.97 and 59.94 leaves numbers out; None is the usual, which does. Other rates never do.
    """

    language: Language = Language.ENGLISH
    production: str | None = None
    company: str | None = None
    episode: str | None = None
    date: datetime.date | None = None
    copied: tuple[tuple[str, str], ...] = ()
    drop_frame: bool | None = None


DEFAULT_OPTIONS = ExportOptions()
