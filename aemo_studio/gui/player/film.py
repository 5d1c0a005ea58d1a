"""Describes what the player is to show. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aemo_studio.domain.video import Thumbnail
from aemo_studio.gui.player.frame_clock import FrameClock

_UNKNOWN = FrameClock()


@dataclass(frozen=True)
class Film:
    """Describes a video or sound file. Where nothing is known yet, the file is asked."""

    #: The video or sound file.
    path: Path
    #: Its frame rate and duration.
    clock: FrameClock = _UNKNOWN
    #: False for sound only.
    has_picture: bool = True
    #: Whether rate, duration and the rest come from an analysis.
    known: bool = False
    #: Pictures for where nothing can be played, by time.
    thumbnails: tuple[Thumbnail, ...] = ()
