"""Defines cut lists: which source is shown when, and what of a list is not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import Phrase, phrase

SHORTEST_S = 1e-3

LAYERS = phrase("pictures above the first track")
CHANGING_SPEED = phrase("clips whose speed changes")
OTHER_RATE = phrase("clips whose frames are counted at the rate of the cut, as 25 for 24")
STANDING = phrase("freeze frames and clips that run backwards")


@dataclass(frozen=True)
class ListedCut:
    """A line of a cut list."""

    #: Names of the source: of the clip, the file and the reel, those that the list has.
    sources: tuple[str, ...]
    #: Seconds of the source, as the list counts them.
    from_s: float
    #: Seconds of the source.
    to_s: float
    #: Seconds of the cut, as the list counts them.
    at_s: float
    #: Seconds of the cut.
    until_s: float

    @property
    def speed(self) -> float:
        """Seconds of the source for one second of the cut."""
        return (self.to_s - self.from_s) / (self.until_s - self.at_s)


Unread = tuple[Phrase, float]
"""A kind of thing that is not understood, and at which second of the cut it stands."""


@dataclass(frozen=True)
class CutList:
    """The picture of a cut as its editing program lists it."""

    #: In order of time.
    cuts: tuple[ListedCut, ...]
    #: Whether sources are counted by timecode (an EDL), or from the beginning of their file.
    by_timecode: bool
    #: What it says and is not understood.
    unread: tuple[Unread, ...] = ()


def unreadable(path: object, reason: object) -> UsageError:
    """Makes the error for what is no cut list."""
    return UsageError(
        "{path} is no cut list that can be read ({reason}); give an EDL, FCPXML or OTIO.",
        path=path,
        reason=reason,
    )


def without_doubles(names: Iterable[str | None]) -> tuple[str, ...]:
    """Returns the names that there are, each once."""
    return tuple(dict.fromkeys(name for name in names if name))
