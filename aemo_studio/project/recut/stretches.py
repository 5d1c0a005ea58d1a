"""Defines Stretches: where a part of the new cut comes from in the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_LAST_FRAME_S = 0.05
"""Seconds of the last picture: a frame and a bit; by hand."""


@dataclass(frozen=True)
class Stretch:
    """A part of the new cut and the part of the old one that it shows, without a cut between."""

    #: Seconds of the new cut, included.
    start_s: float
    #: Seconds of the new cut, excluded.
    end_s: float
    #: Seconds of the old cut at which it begins.
    from_s: float
    #: Seconds of the old cut for one second of the new one; 1.0 unless it runs faster or slower.
    speed: float = 1.0
    #: Whether nothing else in the old cut is about as like it.
    sure: bool = True

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s

    @property
    def to_s(self) -> float:
        """Seconds of the old cut at which it ends."""
        return self.from_s + self.length_s * self.speed

    def old_s(self, new_s: float) -> float:
        """Computes what time of the old cut a time of the new one shows."""
        return self.from_s + (new_s - self.start_s) * self.speed

    def new_s(self, old_s: float) -> float:
        """Computes at what time of the new cut a time of the old one is shown."""
        return self.start_s + (old_s - self.from_s) / self.speed


Span = tuple[float, float]
"""Start and end in seconds."""


def joined(spans: Iterable[Span], touching_s: float = 1e-6) -> list[Span]:
    """Joins spans that overlap or touch, in order of time."""
    found: list[Span] = []
    for start_s, end_s in sorted(spans):
        if found and start_s <= found[-1][1] + touching_s:
            found[-1] = (found[-1][0], max(found[-1][1], end_s))
        else:
            found.append((start_s, end_s))
    return found


def gaps(spans: Iterable[Span], start_s: float, end_s: float, least_s: float) -> list[Span]:
    """Finds what spans leave of a whole, from `least_s` seconds on."""
    edges = [start_s]
    for begin, end in joined(spans):
        edges += [min(begin, end_s), max(end, start_s)]
    edges.append(end_s)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(begin, end) for begin, end in pairs if end - begin >= least_s]


def covered_s(spans: Iterable[Span], start_s: float, end_s: float) -> float:
    """Computes how much of a whole the spans cover, in seconds."""
    return sum(max(0.0, min(end, end_s) - max(start, start_s)) for start, end in joined(spans))


def places_of(stretches: Sequence[Stretch], old_s: float) -> Iterator[Stretch]:
    """Finds the stretches that show a moment of the old cut."""
    return (one for one in stretches if one.from_s - 1e-6 <= old_s < one.to_s - 1e-6)


def shown_s(stretches: Sequence[Stretch], old_s: float, old_end_s: float) -> list[float]:
    """Finds when a moment of the old cut is shown, in the longest stretch first; empty if it is
    gone. The end of the film belongs to its last picture. old_end_s: of the old film.
    """
    near_s = min(old_s, old_end_s - _LAST_FRAME_S)
    there = sorted(places_of(stretches, near_s), key=lambda one: -one.length_s)
    return [min(max(0.0, one.new_s(old_s)), one.end_s) for one in there]
