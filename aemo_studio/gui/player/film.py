"""What the player is to show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aemo_studio.domain.video import Thumbnail
from aemo_studio.gui.player.frame_clock import FrameClock

_UNKNOWN = FrameClock()


@dataclass(frozen=True)
class Film:
    """A video or sound file. Where nothing is known yet, the file is asked.

    known: rate, duration and the rest come from an analysis.
    """

    path: Path
    clock: FrameClock = _UNKNOWN
    has_picture: bool = True
    known: bool = False
    thumbnails: tuple[Thumbnail, ...] = ()
