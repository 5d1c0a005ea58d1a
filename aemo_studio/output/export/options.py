"""Defines the options that a user may set for an export."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal
from urllib.parse import quote

BeatMarks = Literal["sections", "bars", "beats"]
"""Which starts in the picked music become markers; bars take sections with them, beats both."""

BEAT_MARKS: tuple[BeatMarks, ...] = ("sections", "bars", "beats")


class Language(StrEnum):
    """The language of the words in subtitles and on the page."""

    ENGLISH = "en"
    TRADITIONAL_CHINESE = "zh-TW"


@dataclass(frozen=True)
class MusicLevels:
    """The levels at which music lies under a film."""

    #: Places of music files, and the decibels that bring them to the loudness of the film.
    gains_db: tuple[tuple[str, float], ...] = ()
    #: Seconds of the film and decibels by which music is lower there, in order; straight lines
    #: between.
    ducking: tuple[tuple[float, float], ...] = ()

    @cached_property
    def gain_by_file(self) -> Mapping[str, float]:
        """Maps the place of a file to its decibels."""
        return dict(self.gains_db)


@dataclass(frozen=True)
class ExportOptions:
    """The options of an export. The row of a format names which of them change its bytes."""

    #: Of the words in subtitles and on the page.
    language: Language = Language.ENGLISH
    #: For the head of a cue sheet and the heading of the page; None where nobody named one.
    production: str | None = None
    #: For the head of a cue sheet; None where nobody named one.
    company: str | None = None
    #: For the head of a cue sheet; None where nobody named one.
    episode: str | None = None
    #: Of the document. None leaves it out, so that a project always gives the same bytes.
    date: datetime.date | None = None
    #: Where copies of the music are: (place of the file, path from the export with `/`).
    copied: tuple[tuple[str, str], ...] = ()
    #: Whether every format refers to the copies, as in a bundle, or playlists and `reaper` alone.
    bundled: bool = False
    #: Whether timecode at 29.97 and 59.94 leaves numbers out; None counts as the film's own
    #: timecode does, drop-frame where it has none. Other rates never do.
    drop_frame: bool | None = None
    #: Whether subtitles say who feels it.
    names: bool = False
    #: Position of the only scene that formats for editing programs tell of; None tells of all.
    scene: int | None = None
    #: Which starts in the picked music become markers; None for none.
    beats: BeatMarks | None = None
    #: Of the music, as keyframes; None leaves every level as it is.
    levels: MusicLevels | None = None

    @cached_property
    def copy_by_file(self) -> Mapping[str, str]:
        """Maps the place of a file to the path of its copy."""
        return dict(self.copied)

    @cached_property
    def link_by_file(self) -> Mapping[str, str]:
        """Maps the place of a file to the relative link to its copy, percent-encoded."""
        return {path: quote(os.fsencode(copied)) for path, copied in self.copied}

    @property
    def bundle_links(self) -> Mapping[str, str]:
        """Returns the links for formats that refer to copies in a bundle only; else none."""
        return self.link_by_file if self.bundled else {}


DEFAULT_OPTIONS = ExportOptions()
