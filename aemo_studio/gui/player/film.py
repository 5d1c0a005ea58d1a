"""Describes what the player is to show. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aemo_studio.domain.time import TimecodeRate
from aemo_studio.domain.video import Thumbnail
from aemo_studio.gui.player.frame_clock import FrameClock

_UNKNOWN = FrameClock()


@dataclass(frozen=True)
class Film:
    """A video or sound file as the player shows it. Properties that are not known are read from the
    file."""

    #: The file.
    path: Path
    #: Its frames; unknown until an analysis or the file gives them.
    clock: FrameClock = _UNKNOWN
    #: Whether there is a picture to show.
    has_picture: bool = True
    #: Whether rate, duration and the rest come from an analysis.
    known: bool = False
    #: How its timecode counts; None as is usual at its rate.
    timecode_rate: TimecodeRate | None = None
    #: In order of time; empty without an analysis.
    thumbnails: tuple[Thumbnail, ...] = ()
    #: Position of the audio track to play, from 0; None for the one that players take.
    audio_track: int | None = None
