"""Tells whether two films share anything: who learns a grade and a frame finds something somewhat
alike in any two films."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aemo_studio.analysis.media.picture_trace import LEVELS
from aemo_studio.project.recut.candidates import Films
from aemo_studio.project.recut.half_moments import seen_apart, steps_s
from aemo_studio.project.recut.loudness_match import compare
from aemo_studio.project.recut.stretches import Stretch

MOSTLY_NEW = 0.012
"""How little alike the most alike is where most of a film is new."""

_ALIKE, _SAME, _SAME_UNGRADED = 0.012, 0.008, 0.15
_FLAT_LEVELS = 8.0
_SOUNDS_SAME, _HEARD_LEAST_S = 0.93, 1.2
_LEAST_S, _SAME_SHARE, _ALIKE_SHARE = 1.0, 0.06, 0.3


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


def shared(films: Films, found: Sequence[Stretch], noise: float) -> list[Stretch]:
    """Returns what was found if it proves that both films have material in common: a second and
    6 % of the new film look or sound the same, or much of it looks alike. Where
    the most alike is not as the same material is, most is new: what only looks alike by the
    grade that was learned is new, too, and if little is alike without it, only that is sure.

    found: at the old film's pace. noise: how little alike the most alike is.
    """
    proofs = list(_proofs(films, found))
    same_s = sum(proof.stretch.length_s for proof in proofs if proof.same)
    alike_s = sum(proof.stretch.length_s for proof in proofs if proof.alike)
    whole_s = films.new.duration_s
    heard = any(proof.heard for proof in proofs)
    least_s = _LEAST_S if heard else max(_LEAST_S, _SAME_SHARE * whole_s)
    if same_s < least_s and alike_s < _ALIKE_SHARE * whole_s:
        return []
    if noise <= MOSTLY_NEW:
        return list(found)
    proved_s = sum(proof.stretch.length_s for proof in proofs if proof.same or proof.alike)
    rare = proved_s < sum(one.length_s for one in found) / 2
    return [
        replace(proof.stretch, sure=proof.stretch.sure and (proof.same or proof.alike or not rare))
        for proof in proofs
        if proof.same or proof.ungraded
    ]


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
    span_s = (one.start_s / films.sound_speed, one.end_s / films.sound_speed)
    heard = compare(films.old_loudness, films.new_loudness, span_s, one.from_s, films.sound_speed)
    return heard.tells and heard.likeness >= _SOUNDS_SAME
