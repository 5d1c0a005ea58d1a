"""Makes two films comparable: finds how the frame, the grade and what is written into the picture
differ between them, and looks at the old film as if it had all that, too.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.picture_trace import LEVELS
from aemo_studio.project.recut.descriptors import Described, Values, looks_of
from aemo_studio.project.recut.framing import AS_IT_IS, KNOWN, Framing, framed
from aemo_studio.project.recut.grading import Grade, fit_grade

_FEW, _MANY, _IN_A_ROW, _ROUNDS = 64, 400, 3, 2
"""Places of the new film that are looked for to find the frame, and to learn the grade; moments
of each of them; and how often the grade is learnt."""

_LEAST_PAIRS = 24
"""Places that have to be surely the same for a grade to be learnt."""

_BETTER, _GOOD = 0.7, 0.004
"""How many times as little alike the films have to look in another frame, and how little alike
they may look for none to be tried: 0 for the same, about 1 for anything else."""

_SURE_SHARE = 0.5
"""Share of those places that is taken for the same, the most alike."""

_LEAST_NOISE = 1e-4
"""How little alike, for each part of a look, the same material is at least taken to be."""

_TOLERATED, _LEAST_LEFT = 4.0, 0.5
"""How many times as little alike as the typical part of a look another one may be until it
counts less, and share of what tells pictures apart that may be lost before all count more
instead."""

_USUAL_NOISE, _LEAST_FACTOR = 0.012, 0.2
"""How little alike the same material usually looks, and the least factor by which all is made
nearer where it looks less alike."""

Moments = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Likening:
    """How films are looked at for being compared."""

    #: How the old film stands in the frame of the new one.
    old: Framing = AS_IT_IS
    #: How the new film stands in the frame of the old one.
    new: Framing = AS_IT_IS
    #: What the grade and what is written into the picture make of it; None: nothing.
    grade: Grade | None = None
    #: float32[d]: how much each part of a look counts.
    weights: Values | None = None

    def old_looked_at(self, old: Described, framing: Framing = AS_IT_IS) -> Described:
        """Describes the old film as it is compared. framing: of its own, before."""
        looks, later = (self.of_old(one, framing) for one in (old.values, old.later_values))
        return replace(old, looks=looks, later_looks=later)

    def new_looked_at(self, new: Described) -> Described:
        """Describes the new film as it is compared."""
        looks, later = (self.of_new(one) for one in (new.values, new.later_values))
        return replace(new, looks=looks, later_looks=later)

    def of_old(self, values: Values, framing: Framing = AS_IT_IS) -> Values:
        """Looks at the old film. framing: of its own, before."""
        laid = framed(framed(values, framing), self.old)
        return self._weighed(looks_of(self.grade.applied(laid) if self.grade else laid))

    def of_new(self, values: Values) -> Values:
        """Looks at the new film."""
        return self._weighed(looks_of(framed(values, self.new)))

    def _weighed(self, looks: Values) -> Values:
        return looks if self.weights is None else looks * self.weights


PLAIN = Likening()


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Moments of the new film and those of the old one that look most alike."""

    new: Moments
    old: Moments
    apart: Values


def liken(old: Described, new: Described) -> Likening:
    """Finds how two films are best compared."""
    if not (old.seen.all() and new.seen.all() and len(new.values) > _IN_A_ROW < len(old.values)):
        return PLAIN
    best = _best_framed(old, new, _probes(len(new.values), _FEW))
    rows = _probes(len(new.values), _MANY)
    for _ in range(_ROUNDS):
        best = _graded(old, new, best, _paired(old, new, best, rows))
    return best


def _best_framed(old: Described, new: Described, rows: Moments) -> Likening:
    """Finds the frame in which the films look most alike."""
    least = _typical(_paired(old, new, PLAIN, rows))
    if least <= _GOOD:
        return PLAIN
    ways = [Likening(old=one) for one in KNOWN[1:]]
    ways += [Likening(new=one) for one in KNOWN[1:] if not one.mirrored]
    found = [(_typical(_paired(old, new, one, rows)), n) for n, one in enumerate(ways)]
    apart, number = min(found)
    return ways[number] if apart < _BETTER * least else PLAIN


def _probes(count: int, many: int) -> Moments:
    """Chooses moments of the new film, evenly."""
    last = count - _IN_A_ROW
    return np.unique(np.linspace(0, last, min(many, last + 1)).astype(np.int64))


def _paired(old: Described, new: Described, likening: Likening, rows: Moments) -> _Pairs:
    """Finds for some moments of the new film those of the old one that look most alike, by light
    alone."""
    before = likening.of_old(old.values)[:, :LEVELS]
    after = likening.of_new(new.values)[:, :LEVELS]
    squares = (before**2).sum(axis=1)
    count = len(before) - _IN_A_ROW + 1
    apart = np.zeros((len(rows), count), np.float32)
    for k in range(_IN_A_ROW):
        here = after[rows + k]
        apart += (here**2).sum(axis=1)[:, None] + squares[None, k : k + count]
        apart -= 2 * (here @ before[k : k + count].T)
    best = apart.argmin(axis=1)
    least = np.maximum(apart[np.arange(len(rows)), best], 0) / _IN_A_ROW
    return _Pairs(rows, best.astype(np.int64), least)


def _typical(pairs: _Pairs) -> float:
    """Computes how little alike the same material looks: half of the film or more is new, often."""
    return float(np.quantile(pairs.apart, _SURE_SHARE))


def _graded(old: Described, new: Described, best: Likening, pairs: _Pairs) -> Likening:
    """Finds what the grade and what is written into the picture make of each of its parts."""
    sure = pairs.apart <= _typical(pairs)
    if sure.sum() < _LEAST_PAIRS:
        return best
    in_a_row = np.arange(_IN_A_ROW)
    olds = (pairs.old[sure][:, None] + in_a_row).reshape(-1)
    news = (pairs.new[sure][:, None] + in_a_row).reshape(-1)
    before, after = framed(old.values[olds], best.old), framed(new.values[news], best.new)
    fitted = replace(best, grade=fit_grade(before, after), weights=None)
    return replace(fitted, weights=_weights(fitted, old.values, olds, new.values, news))


def _weights(likening: Likening, old: Values, olds: Moments, new: Values, news: Moments) -> Values:
    """Finds how much each part of a look counts: little where even the same material differs."""
    before, after = likening.of_old(old[olds]), likening.of_new(new[news])
    noise = ((before - after) ** 2).mean(axis=0)
    usual = max(float(np.median(noise[:LEVELS])), _LEAST_NOISE)
    weights = np.sqrt(np.minimum(1.0, _TOLERATED * usual / np.maximum(noise, 1e-9)))
    every = likening.of_old(old[:: max(1, len(old) // 2000)])
    varies = every.var(axis=0)
    left = float((varies * weights**2).sum() / max(float(varies.sum()), 1e-9))
    weights = weights / np.sqrt(max(left, _LEAST_LEFT))
    apart = float(np.median((((before - after) * weights) ** 2).sum(axis=1)))
    return (weights * np.sqrt(_noise_factor(apart))).astype(np.float32)


def _noise_factor(apart: float) -> float:
    """Finds the factor by which all is nearer where even the same material is far apart."""
    return float(np.clip(_USUAL_NOISE / max(apart, 1e-9), _LEAST_FACTOR, 1.0))
