"""Matches a new cut to the old one by what is seen and heard, to the frame where cuts agree.

Every constant is by hand: docs/conform.md says on which films.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.project import Analysis
from aemo_studio.project.recut.alignment import NEW, Alignment, Moments, align, distances
from aemo_studio.project.recut.candidates import FilmPiece, Films, Place, candidates_of, ragged
from aemo_studio.project.recut.descriptors import Described, at_speed, describe, usual_rate_hz
from aemo_studio.project.recut.framing import Framing
from aemo_studio.project.recut.likening import PLAIN, Likening, liken
from aemo_studio.project.recut.loudness_match import SoundLevels, as_loud, loudness_of, top_of
from aemo_studio.project.recut.placing import place, scale_of
from aemo_studio.project.recut.shared import Shared, shared
from aemo_studio.project.recut.sound_gaps import with_heard
from aemo_studio.project.recut.sound_matching import match_sound
from aemo_studio.project.recut.splitting import Scale, split
from aemo_studio.project.recut.stretches import Stretch

SPEEDS = (1.0, 25 / 24, 24 / 25)
"""Seconds of the old cut for a second of the new one: films are shown at 25 instead of 24."""

_ENOUGH, _CLEARLY = 0.9, 1.25
"""Share of the new film that is found, from which on no other speed is tried, and how many times
as cheap the alignment has to be at another one."""

_NEAR_S, _NEAR_HEARD_S = 0.2, 0.06
"""Seconds from where the picture, and where the sound, puts a piece, within which cuts of both
films may put it."""

_SHIFTS_S = 0.3
"""Seconds around a place in which cuts of the old film are looked for."""

_HEARD, _HEARD_LEAST_S = 0.7, 0.5
"""Likeness, and seconds of a piece, from which on its sound rather than its picture puts it to
the frame."""

_BRIDGED_S = 1.0
"""Seconds without a cut over which two stretches that go on are joined."""

_LONG_SHOT_S, _SAME_LENGTH = 1.2, 0.018
"""Seconds of the shots whose length tells the speed, and by how much it may be beside one: a bit
less than half of what is between two."""

_FRAME_S = 0.045
"""Seconds of a frame at 24 a second, and a bit."""

_LONGEST = 400
"""Moments of a shot that are looked for everywhere at once, for memory and time."""

_SOUNDS_THE_SAME = 0.93
"""Likeness from which on no jump of the old film is looked for inside a shot."""


def match(old: Analysis, new: Analysis) -> tuple[Stretch, ...]:
    """Finds where the parts of a new cut come from in the old one; empty where nothing does."""
    rate_hz = usual_rate_hz(old, new)
    before, after = describe(old, rate_hz), describe(new, rate_hz)
    if not (before.seen.any() and after.seen.any()):
        return match_sound(loudness_of(old), loudness_of(new), SPEEDS)
    heard = (loudness_of(old), loudness_of(new))
    found = _matched(before, after, heard, liken(before, after))
    if not found.mostly_new:
        return tuple(found.stretches)
    # A grade is learned from what is most alike; where most is new, that is something else.
    plain = _matched(before, after, heard, PLAIN)
    return tuple(max((found, plain), key=_sure_s).stretches)


def _sure_s(found: Shared) -> float:
    return sum(one.length_s for one in found.stretches if one.sure)


def _matched(
    before: Described, after: Described, sound: tuple[SoundLevels, SoundLevels], likening: Likening
) -> Shared:
    """Finds what the films share by one way of looking at them."""
    before, after = likening.old_looked_at(before), likening.new_looked_at(after)
    speed, aligned = _at_best_speed(before, after)
    found = at_speed(after, speed) if speed != 1.0 else after
    heard, hears = sound
    if len(heard.levels) and len(hears.levels):
        hears = as_loud(heard, hears, list(_shown_on(aligned, before.rate_hz)), speed)
    films = Films(before, found, heard, hears, speed, likening)
    scale = scale_of(films, list(_short_shots(found, aligned)))
    stretches = _stretches(films, list(_pieces(films, aligned, scale)), scale)
    kept = shared(films, stretches, scale.noise) if films.traced else Shared(stretches, False)
    return kept._replace(stretches=[_at_film_speed(one, speed) for one in kept.stretches])


def _at_best_speed(before: Described, after: Described) -> tuple[float, Alignment]:
    best = (1.0, align(before, after))
    told = _speed_of_shots(before, after, best[1])
    if told is not None:
        return told, best[1] if told == 1.0 else align(before, at_speed(after, told))
    for speed in SPEEDS[1:]:
        if float((best[1].shown != NEW).mean()) >= _ENOUGH:
            break
        aligned = align(before, at_speed(after, speed))
        if aligned.cost < best[1].cost * _CLEARLY:
            best = (speed, aligned)
    return best


def _speed_of_shots(before: Described, after: Described, aligned: Alignment) -> float | None:
    """Finds the speed at which most shots are as long as the old ones that they show; None where
    there is none."""
    edges = np.concatenate([[0.0], before.cuts_s, [before.duration_s]])
    ratios = []
    for start_s, end_s in pairwise([0.0, *after.cuts_s.tolist(), after.duration_s]):
        middle = min(int((start_s + end_s) / 2 * after.rate_hz), len(aligned.shown) - 1)
        shown_s = aligned.shown[middle] / before.rate_hz
        if end_s - start_s >= _LONG_SHOT_S and shown_s >= 0:
            at = int(np.clip(np.searchsorted(edges, shown_s, "right"), 1, len(edges) - 1))
            ratios.append((edges[at] - edges[at - 1]) / (end_s - start_s))
    if not ratios:
        return None
    apart = np.abs(np.array(ratios)[:, None] - np.array(SPEEDS)[None, :])
    near = dict(zip(SPEEDS, (apart < _SAME_LENGTH).mean(axis=0).tolist(), strict=True))
    best = max(SPEEDS, key=lambda speed: near[speed])
    return best if near[best] >= 0.5 else None


def _at_film_speed(one: Stretch, speed: float) -> Stretch:
    return replace(one, start_s=one.start_s / speed, end_s=one.end_s / speed, speed=speed)


def _pieces(films: Films, aligned: Alignment, scale: Scale) -> Iterator[FilmPiece]:
    """Divides the new film at its cuts, and where the old one jumps inside a shot."""
    mirrored = films.with_old(Framing(mirrored=True))
    for shot in _short_shots(films.new, aligned):
        if len(shot) > _LONGEST or not _doubtful(films, shot, aligned, scale):
            yield shot
            continue
        parts = split(films, shot, aligned.shown, scale)
        nothing = np.full_like(aligned.shown, NEW)
        yield from parts if len(parts) > 1 else split(mirrored, shot, nothing, scale)


def _shots(new: Described) -> Iterator[FilmPiece]:
    count = len(new.looks)
    cuts = np.ceil(new.cuts_s * new.rate_hz - 1e-6).astype(int)
    inside = np.unique(cuts[(cuts > 0) & (cuts < count)]).tolist()
    for first, end in pairwise([0, *inside, count]):
        yield FilmPiece(first, end, _edge_s(new, first), _edge_s(new, end))


def _short_shots(new: Described, aligned: Alignment) -> Iterator[FilmPiece]:
    """Divides long shots where the alignment leaves the order of the old film, and at even
    distances: to look everywhere for each second of them would take too long and too much room."""
    for shot in _shots(new):
        shown = aligned.shown[shot.first : shot.end]
        leaps = shot.first + 1 + np.flatnonzero(~_goes_on(shown))
        evenly = np.arange(shot.first + _LONGEST, shot.end - _LONGEST, _LONGEST)
        inside = np.union1d(leaps, evenly).tolist() if len(shot) > _LONGEST else []
        for first, end in pairwise([shot.first, *inside, shot.end]):
            yield FilmPiece(first, end, _edge_s(new, first), _edge_s(new, end))


def _shown_on(aligned: Alignment, rate_hz: float) -> Iterator[tuple[float, float, float]]:
    """Yields what goes on in both films for a second: start in the new and in the old film, and
    length, in seconds."""
    edges = [0, *(1 + np.flatnonzero(~_goes_on(aligned.shown))).tolist(), len(aligned.shown)]
    for first, end in pairwise(edges):
        if aligned.shown[first] != NEW and end - first >= rate_hz:
            yield first / rate_hz, float(aligned.shown[first]) / rate_hz, (end - first) / rate_hz


def _goes_on(shown: Moments) -> NDArray[np.bool_]:
    return np.where(shown[:-1] == NEW, shown[1:] == NEW, shown[1:] == shown[:-1] + 1)


def _doubtful(films: Films, shot: FilmPiece, aligned: Alignment, scale: Scale) -> bool:
    """Whether the old film may jump inside a shot: by what the alignment says, or as no place of
    the whole looks and sounds as the same does."""
    if not films.traced:
        return False
    shown = aligned.shown[shot.first : shot.end]
    if not _goes_on(shown)[1:-1].all():
        return True
    return not any(
        one.apart <= scale.apart and one.heard.likeness >= _SOUNDS_THE_SAME * scale.trust
        for one in candidates_of(films, shot)
    )


def _edge_s(new: Described, moment: int) -> float:
    """Finds where a piece begins: at the cut before the moment, else between two moments."""
    if moment <= 0:
        return 0.0
    if moment >= len(new.looks):
        return new.duration_s
    low, high = (moment - 1) / new.rate_hz, moment / new.rate_hz
    inside = new.cuts_s[(new.cuts_s > low + 1e-6) & (new.cuts_s <= high + 1e-6)]
    return float(inside[-1]) if len(inside) else (low + high) / 2


def _stretches(films: Films, pieces: Sequence[FilmPiece], scale: Scale) -> list[Stretch]:
    parts = [part for piece in pieces for part in ragged(films, piece, scale.apart)]
    placed = [
        _stretch(films, piece, found)
        for piece, found in zip(parts, place(films, parts), strict=True)
        if found is not None
    ]
    if films.traced and scale.same_levels:
        placed = with_heard(films, placed, scale.apart)
    return list(_bridged(films.new, placed))


def _stretch(films: Films, piece: FilmPiece, found: Place) -> Stretch:
    """Finds to the frame where a piece lies in the old cut: where cuts of both agree, else where
    the sound does, else where the picture does."""
    late_s = piece.start_s - piece.first / films.new.rate_hz
    one = Stretch(piece.start_s, piece.end_s, found.old / films.old.rate_hz + late_s)
    one = replace(one, sure=found.sure)
    hears = found.heard_well and found.heard.likeness >= _HEARD and one.length_s >= _HEARD_LEAST_S
    guess = found.heard.shift_s if hears else _seen_shift_s(films, piece, found)
    shifts = np.array(list(_cut_shifts(films, one)))
    near = shifts[np.abs(shifts - guess) <= (_NEAR_HEARD_S if hears else _NEAR_S)]
    if len(near):
        agreeing = np.array([(np.abs(shifts - shift) <= _FRAME_S / 2).sum() for shift in near])
        most = near[agreeing == agreeing.max()]
        guess = float(most[np.abs(most - guess).argmin()])
    return replace(one, from_s=one.from_s + guess)


def _cut_shifts(films: Films, one: Stretch) -> Iterator[float]:
    """Yields by how much a stretch would have to move for its first or last cut to be one of the
    old film."""
    olds = np.concatenate([[0.0], films.old.cuts_s, [films.old.duration_s]])
    for edge_s in (one.start_s, one.end_s):
        shifts = olds - one.old_s(edge_s)
        yield from shifts[np.abs(shifts) <= _SHIFTS_S].tolist()


def _seen_shift_s(films: Films, piece: FilmPiece, found: Place) -> float:
    old = films.with_old(found.framing).old if not found.framing.changes_nothing else films.old
    rows = distances(old, films.new, piece.first, piece.end, sound=False)
    inside = np.arange(len(rows))
    places = [np.clip(found.old + k + inside, 0, rows.shape[1] - 1) for k in (-1, 0, 1)]
    sums = [float(rows[inside, at].mean()) for at in places]
    moves = min(sums[0], sums[2]) - sums[1] > 2e-3
    return top_of([-value for value in sums]) / films.new.rate_hz if moves else 0.0


def _bridged(new: Described, found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Joins stretches that go on in the old cut as in the new one, over short gaps without a
    cut, too."""
    if not found:
        return
    current = found[0]
    for one in found[1:]:
        goes_on = (
            current.sure == one.sure and abs(current.old_s(one.start_s) - one.from_s) <= _FRAME_S
        )
        if goes_on and _may_bridge(new, current.end_s, one.start_s):
            current = replace(current, end_s=one.end_s)
        else:
            yield current
            current = one
    yield current


def _may_bridge(new: Described, end_s: float, start_s: float) -> bool:
    if start_s - end_s <= 1e-6:
        return True
    inside = (new.cuts_s > end_s - 1e-6) & (new.cuts_s < start_s + 1e-6)
    return start_s - end_s <= _BRIDGED_S and not inside.any()
