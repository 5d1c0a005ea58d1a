"""Tells which of three things an editor has to do before a track may be published. Without Qt."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from aemo_studio.domain.music import Track

_FREE = ("CC BY", "CC0", "PUBLIC DOMAIN")
REFERENCE = "reference only"


class Clearance(StrEnum):
    """Names what a licence asks of the editor."""

    FREE = "free"
    RIGHTS = "rights"
    UNKNOWN = "unknown"


def clearance(track: Track) -> Clearance:
    """Finds what the licence of a track asks for."""
    if is_free(track):
        return Clearance.FREE
    unstated = not track.licence or track.licence == "not stated"
    return Clearance.UNKNOWN if unstated else Clearance.RIGHTS


def is_free(track: Track) -> bool:
    """Returns whether the licence itself lets an editor publish the track."""
    return track.licence.upper().startswith(_FREE) and "NC" not in _conditions(track)


def is_reference(track: Track) -> bool:
    """Returns whether a track is a well-known song, listed as a reference only."""
    return names_reference(track.licence)


@cache
def names_reference(licence: str) -> bool:
    """Returns whether the name of a licence is that of songs for reference."""
    return licence.startswith(REFERENCE)


def _conditions(track: Track) -> list[str]:
    """Splits the name of a licence: `CC BY-NC 3.0`."""
    return track.licence.upper().replace("-", " ").split()
