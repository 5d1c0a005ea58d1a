"""Matches films of the same mix by their sound alone: the levels themselves, as loud as each other,
tell half a second from any other, where their movement tells a second.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from aemo_studio.project.recut.descriptors import Values

WINDOW = 10
"""Levels that are compared with every place of the old film at once: half a second."""

STEP = 3
"""Levels from one such comparison to the next."""

PLACES = 6
"""Places of the old film that are kept for each of them."""

_LISTED, _BESIDE = 12, 2
"""Places that are looked at closely, the nearest by their squares, and levels between any two."""

_BLOCK = 256
"""Comparisons at once, for memory."""

_PARTS = (-1 / 3, 0.0, 1 / 3)
"""Parts of a level by which the new film may begin later."""

_LOUDEST = 1.0
"""Difference of two levels (natural logarithms) above which it counts no more."""

_OTHER = 0.15
"""Mean difference above which a level is rather something else."""

_PER_LEVEL = 2.5
"""Likeness that is lost by a mean difference of 1."""

_SAME, _SAME_LONG = 0.06, 0.09
"""Mean differences up to which a short and a long span are the same sound."""

_TWICE, _TWICE_LONG = 0.05, 0.08
"""Mean differences up to which another place of the old film holds the same sound again, which is
then no rival."""

_CLEARER = 0.02
"""By how much the nearest rival has to differ more."""

_LONG, _LONGEST = 22, 60
"""Levels from which a span is long, and that are compared at the most."""

_AROUND = 4
"""Levels around a place that are no rivals of it."""

_HARDLY, _GAP, _LONG_GAP = 5, 8, 72
"""Levels: spans with fewer between them meet; of gaps from the second to the third number a place
is sought."""

Numbers = NDArray[np.int64]


class LevelSpan(NamedTuple):
    """Levels in a row of the new sound, and where they may come from."""

    #: The first level.
    first: int
    #: The level after the last one.
    end: int
    #: By how many levels it lies later in the old sound.
    later: int


@dataclass(frozen=True, eq=False)
class LevelMatcher:
    """Compares the levels of two films that are as loud as each other."""

    #: float32[m]: of the old film.
    old: Values
    #: float32[n]: of the new film.
    new: Values

    @cached_property
    def parts(self) -> list[Values]:
        """The new film read a part of a level later, as its cuts lie between levels."""
        places = np.arange(len(self.new))
        return [np.interp(places + k, places, self.new).astype(np.float32) for k in _PARTS]

    def windows(self) -> tuple[Numbers, Numbers, Values]:
        """Finds the places that are most alike each half second of the new film: the first level of
        each, int64[n, k] of the places, and float32[n, k], how alike they are."""
        before = sliding_window_view(self.old, WINDOW)
        after = [sliding_window_view(one, WINDOW) for one in self.parts]
        at = np.arange(0, len(self.new) - WINDOW + 1, STEP)
        places, likeness = list[Numbers](), list[Values]()
        for first in range(0, len(at), _BLOCK):
            rows = at[first : first + _BLOCK]
            listed = _listed(before, after[1][rows])
            apart = np.min([_apart(before[listed], one[rows][:, None]) for one in after], axis=0)
            best = np.argsort(apart, axis=1, kind="stable")[:, :PLACES]
            places.append(np.take_along_axis(listed, best, axis=1))
            at_best = np.take_along_axis(apart, best, axis=1)
            likeness.append(np.asarray(1 - _PER_LEVEL * at_best, np.float32))
        return at, np.concatenate(places), np.concatenate(likeness)

    def surely(self, span: LevelSpan, *, met: bool) -> bool:
        """Whether a span is as loud as where it may come from, and nothing else is about so. met:
        whether what comes before and after it is in the old film, too: half a second of anything
        else is nearly as loud somewhere."""
        length = min(_LONGEST, span.end - span.first - 2, len(self.old))
        long = length >= _LONG
        if length < _GAP or not (long or met):
            return False
        first = (span.first + span.end - length) // 2
        at = first + span.later
        apart = self._everywhere(self.parts, first, length)
        here = float(apart[max(0, at - 1) : max(0, at + 2)].min(initial=1.0))
        others = np.abs(np.arange(len(apart)) - at) > _AROUND
        if 0 <= at <= len(self.old) - length:
            again = self._everywhere([self.old], at, length)
            others &= again > (_TWICE_LONG if long else _TWICE)
        clearer = float(apart[others].min(initial=1.0)) - here
        return here <= (_SAME_LONG if long else _SAME) and clearer >= _CLEARER

    def divided(self, spans: Sequence[LevelSpan]) -> list[LevelSpan]:
        """Finds where spans begin and end, and what is between them."""
        return self._met(list(self._filled(self._met(spans))))

    def _met(self, spans: Sequence[LevelSpan]) -> list[LevelSpan]:
        found = [self._as_far(one) for one in spans]
        found = [one for one in found if one.end > one.first]
        for n in range(len(found) - 1):
            one, other = found[n], found[n + 1]
            if other.first - one.end < _HARDLY:
                at = self._between(one, other)
                found[n], found[n + 1] = one._replace(end=at), other._replace(first=at)
        return [one for one in found if one.end > one.first]

    def _as_far(self, span: LevelSpan) -> LevelSpan:
        """Finds how far a span is as loud as where it may come from."""
        low, high = max(0, span.first - WINDOW), min(len(self.new), span.end + WINDOW)
        better = self._differs(span, low, high) - _OTHER
        there = np.arange(low, high) + span.later
        better[(there < 0) | (there >= len(self.old))] = _LOUDEST
        middle = (span.first + span.end) // 2 - low
        before = np.append(0.0, np.cumsum(better[:middle][::-1]))
        after = np.append(0.0, np.cumsum(better[middle:]))
        first, end = middle - int(before.argmin()), middle + int(after.argmin())
        return LevelSpan(low + first, low + end, span.later)

    def _differs(self, span: LevelSpan, low: int, high: int) -> Values:
        """Computes how much louder or lower each level is, at the part of a level that fits."""
        places = np.clip(np.arange(low, high) + span.later, 0, len(self.old) - 1)
        ways = [np.abs(one[low:high] - self.old[places]) for one in self.parts]
        inside = slice(max(0, span.first - low), max(1, span.end - low))
        best = min(ways, key=lambda one: float(np.minimum(one[inside], _LOUDEST).mean()))
        return np.minimum(best, _LOUDEST)

    def _between(self, one: LevelSpan, other: LevelSpan) -> int:
        """Finds the level at which a span becomes the next one."""
        low, high = min(one.end, other.first), max(one.end, other.first) + 1
        left = np.append(0.0, np.cumsum(self._differs(one, low, high)))
        right = np.append(np.cumsum(self._differs(other, low, high)[::-1])[::-1], 0.0)
        return low + int((left + right).argmin())

    def _filled(self, spans: Sequence[LevelSpan]) -> Iterator[LevelSpan]:
        """Adds where what lies between spans may come from."""
        last = LevelSpan(0, 0, -len(self.new))
        for one in [*spans, LevelSpan(len(self.new), len(self.new), -len(self.new))]:
            length = one.first - last.end
            if _GAP <= length <= _LONG_GAP:
                first = last.end + 1
                place = int(self._everywhere(self.parts, first, length - 2).argmin())
                if min(abs(place - first - s.later) for s in (last, one)) > 1:
                    yield LevelSpan(last.end, one.first, place - first)
            if one.end > one.first:
                yield one
            last = one

    def _everywhere(self, sounds: Sequence[Values], first: int, length: int) -> Values:
        """Compares some levels with all of the old film."""
        there = sliding_window_view(self.old, length)
        found = [_apart(there, one[None, first : first + length]) for one in sounds]
        return np.asarray(np.min(found, axis=0), np.float32)


def _apart(there: Values, here: Values) -> Values:
    apart = np.minimum(np.abs(there - here), _LOUDEST).mean(axis=-1)
    return np.asarray(apart, np.float32)


def _listed(before: Values, rows: Values) -> Numbers:
    """Lists the places that are nearest, apart from each other."""
    squares = (before**2).sum(axis=1)
    found = []
    for row in squares[None, :] - 2 * (rows @ before.T):
        places = []
        for _ in range(min(_LISTED, 1 + len(row) // (2 * _BESIDE + 1))):
            best = int(row.argmin())
            places.append(best)
            row[max(0, best - _BESIDE) : best + _BESIDE + 1] = np.inf
        found.append(places)
    return np.array(found, np.int64)
