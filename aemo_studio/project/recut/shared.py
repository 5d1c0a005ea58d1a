"""Tells whether two films share anything: who learns a grade and a frame finds something somewhat
alike in any two films."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from aemo_studio.analysis.media.picture_trace import LEVELS
from aemo_studio.project.recut.candidates import Films, heard_between
from aemo_studio.project.recut.half_moments import seen_apart, steps_s
from aemo_studio.project.recut.stretches import Stretch

_MOSTLY_NEW, _MOSTLY_SAME = 0.012, 0.5
"""How little alike the most alike is where most of a film may be new (in another frame the same
material is no more alike than that), and share of the new film that proves that most is not. By
hand: 0.015 to 0.019 in films in another frame, of which 0.77 or more is proved by sound; 0.009 to
0.05 in strange films, of which nothing is (`benchmarks.conform`, films 0, 1, 10 and 11)."""

_ALIKE, _SAME, _SAME_UNGRADED = 0.012, 0.008, 0.15
"""How little alike a stretch may look for being alike, and for being the same; and for being either
without the grade that was learned. By hand."""

_FLAT_LEVELS = 8.0
"""Standard deviation of a picture's levels, of 255, below which it is empty and proves nothing."""

_SOUNDS_SAME, _HEARD_LEAST_S = 0.93, 1.2
"""Likeness of the sound, at most 1, that proves a stretch, and seconds that it has to last."""

_LEAST_S, _SAME_SHARE, _ALIKE_SHARE = 1.0, 0.06, 0.3
"""What proves that films share something: seconds that sound the same; without those, share of the
new film that looks the same; or share that looks alike."""


@dataclass(frozen=True)
class _Proof:
    """How surely a stretch is the same material."""

    #: It.
    stretch: Stretch
    #: How little alike it looks.
    apart: float
    #: Whether it looks alike without the grade that was learned, too, and is not empty.
    ungraded: bool
    #: Whether it sounds the same.
    heard: bool

    @property
    def alike(self) -> bool:
        return self.ungraded and self.apart <= _ALIKE

    @property
    def same(self) -> bool:
        return self.heard or (self.ungraded and self.apart <= _SAME)


class Shared(NamedTuple):
    """What two films share."""

    #: The parts of the old film in the new one.
    stretches: list[Stretch]
    #: Whether most of the new film may be new.
    mostly_new: bool


def shared(films: Films, found: Sequence[Stretch], noise: float) -> Shared:
    """Keeps what was found if it proves that both films have material in common: a second and
    6 % of the new film look or sound the same, or much of it looks alike. Where most may be new,
    only what is alike is sure, and what only looks alike by the grade that was learned is new, too.

    found: at the old film's pace. noise: how little alike the most alike is.
    """
    proofs, whole_s = list(_proofs(films, found)), films.new.duration_s
    same_s = sum(proof.stretch.length_s for proof in proofs if proof.same)
    alike_s = sum(proof.stretch.length_s for proof in proofs if proof.alike)
    mostly_new = noise > _MOSTLY_NEW and same_s < _MOSTLY_SAME * whole_s
    heard = any(proof.heard for proof in proofs)
    least_s = _LEAST_S if heard else max(_LEAST_S, _SAME_SHARE * whole_s)
    if same_s < least_s and alike_s < _ALIKE_SHARE * whole_s:
        return Shared([], mostly_new)
    if not mostly_new:
        return Shared(list(found), mostly_new)
    return Shared([_proved(proof) for proof in proofs if proof.same or proof.ungraded], mostly_new)


def _proved(proof: _Proof) -> Stretch:
    sure = proof.stretch.sure and (proof.same or proof.alike)
    return replace(proof.stretch, sure=sure)


def _proofs(films: Films, found: Sequence[Stretch]) -> Iterator[_Proof]:
    plain = replace(films.likening, grade=None, weights=None)
    old, new = plain.old_looked_at(films.old), plain.new_looked_at(films.new)
    spread = films.new.values[:, :LEVELS].std(axis=1)
    for one in found:
        times_s = steps_s(new, one.start_s, one.end_s)
        later_s = one.from_s - one.start_s
        at = np.minimum((times_s * new.rate_hz).astype(int), len(spread) - 1)
        if not len(times_s) or spread[at].mean() < _FLAT_LEVELS:
            continue
        yield _Proof(
            stretch=one,
            apart=float(seen_apart(films.old, films.new, times_s, later_s).mean()),
            ungraded=float(seen_apart(old, new, times_s, later_s).mean()) <= _SAME_UNGRADED,
            heard=_sounds_same(films, one),
        )


def _sounds_same(films: Films, one: Stretch) -> bool:
    if one.length_s < _HEARD_LEAST_S:
        return False
    heard = heard_between(films, one.start_s, one.end_s, one.from_s)
    return heard.tells and heard.likeness >= _SOUNDS_SAME
