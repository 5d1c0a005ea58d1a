"""Defines cut lists: which source is shown when, and what of a list is not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.time import TimecodeRate

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
    #: When the cut begins, in the time of the list, where the list says so itself.
    starts_s: float | None = None
    #: The full hour of timecode before its first line, in the time of the list.
    hour_s: float = 0.0
    #: How its timecode counts; None where it has none.
    rate: TimecodeRate | None = None


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


def laid_within(outer: ListedCut, inner: ListedCut) -> Iterator[ListedCut]:
    """Lays a cut of a nested clip into the time of what nests it."""
    at_s, until_s = max(outer.from_s, inner.at_s), min(outer.to_s, inner.until_s)
    if until_s - at_s >= SHORTEST_S:
        yield ListedCut(
            without_doubles((*inner.sources, *outer.sources)),
            inner.from_s + (at_s - inner.at_s) * inner.speed,
            inner.from_s + (until_s - inner.at_s) * inner.speed,
            outer.at_s + (at_s - outer.from_s) / outer.speed,
            outer.at_s + (until_s - outer.from_s) / outer.speed,
        )


def left_visible(below: ListedCut, above: Iterable[ListedCut]) -> list[ListedCut]:
    """Finds what is seen of a cut beside those that lie above it."""
    seen = [below]
    for cut in above:
        seen = [part for one in seen for part in _beside(one, cut)]
    return seen


def _beside(one: ListedCut, cut: ListedCut) -> Iterator[ListedCut]:
    spans = ((one.at_s, min(one.until_s, cut.at_s)), (max(one.at_s, cut.until_s), one.until_s))
    for at_s, until_s in spans:
        if until_s - at_s >= SHORTEST_S:
            from_s = one.from_s + (at_s - one.at_s) * one.speed
            to_s = from_s + (until_s - at_s) * one.speed
            yield ListedCut(one.sources, from_s, to_s, at_s, until_s)
