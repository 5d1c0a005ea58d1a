"""Plans how a track is cut to an exact length, with its own ending and strong beats on hits."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.listening import Structure
from aemo_studio.music.cut.bar_grid import BarGrid, Values, lay_bars
from aemo_studio.music.cut.bar_paths import Way, Ways, cheapest, steps
from aemo_studio.music.cut.cut_plan import (
    CutEnding,
    CutPlan,
    CutWishes,
    Hit,
    PlacedPiece,
    Seam,
)
from aemo_studio.music.cut.ending import Ending, find_ending
from aemo_studio.music.cut.plan_notes import (
    MET_FRAMES,
    certainty_notes,
    hit_notes,
    length_notes,
    miss_notes,
    silence_notes,
    singing_notes,
    tempo_notes,
)
from aemo_studio.music.cut.singing import sung_shares
from aemo_studio.music.cut.without_bars import LONGEST_CUT_S, SHORTEST_CUT_S, looped_bars, plain_cut
from aemo_studio.music.fit.cut_points import CutPoints, find_cut_points

_CROSSFADE_S = 0.04
_FADE_IN_S = 0.01
_LONGEST_FADE_S = 6.0
_THRIFT = (0.0, 2.0, 8.0, 60.0)
_TAIL_STEP_S, _MOST_TAILS = 0.1, 24
_STRETCH_STEPS = 6
_TUNED_TAILS, _TUNED_TEMPOS = 61, 21
_STRETCH_COST, _PER_STRETCH = 0.3, 15.0
_SILENT_COSTS_PER_S, _TRIMMED_COSTS_PER_S = 0.5, 0.2
_RING_STAYS_S = 0.8
_MOST_WORK = 3e7
_ODD_END_COST = 0.3


def plan_cut(structure: Structure, wishes: CutWishes) -> CutPlan:
    """Plans a cut: bars of the track in another order, spliced where they are alike.

    Raises UsageError for a length, hits or a number of cuts that cannot be.
    """
    check_wishes(wishes)
    points = find_cut_points(structure)
    ending = find_ending(points)
    grid = lay_bars(points, ending.from_s)
    notes = [*length_notes(points, wishes), *hit_notes(wishes)]
    if grid is None:
        plan = plain_cut(points, wishes)
    elif wishes.ending == "loop":
        plan = looped_bars(points, grid, wishes)
    else:
        plan = _through_bars(_Task(points, grid, ending, wishes))
    _check_cuts(plan, wishes)
    met = _with_hits(plan, grid, wishes)
    heard = (
        *certainty_notes(structure, met),
        *silence_notes(structure, met),
        *tempo_notes(grid),
        *singing_notes(wishes, met),
        *miss_notes(met),
    )
    return dataclasses.replace(
        met,
        warnings=(*notes, *met.warnings, *heard),
        beats_certainty=structure.beats_certainty,
        bars_certainty=structure.bars_certainty,
    )


class _Task(NamedTuple):
    points: CutPoints
    grid: BarGrid
    ending: Ending
    wishes: CutWishes

    @property
    def fades(self) -> bool:
        """Whether the result ends by a fade that the track does not have."""
        return self.wishes.ending == "fade" and self.ending.kind != "fade"

    @property
    def thrifts(self) -> tuple[float, ...]:
        """What a seam costs beside how it sounds, from the first to the last try: where bars may
        be wrong, few seams are worth more than alike ones."""
        return _THRIFT[1:] if self.points.structure.doubted else _THRIFT


def check_wishes(wishes: CutWishes) -> None:
    """Raises UsageError for a length, hits or a number of cuts that cannot be."""
    if not SHORTEST_CUT_S <= wishes.length_s <= LONGEST_CUT_S:
        raise UsageError(
            "The length {length} s cannot be; give at least {least} s and at most {most} s.",
            length=f"{wishes.length_s:g}",
            least=f"{SHORTEST_CUT_S:g}",
            most=f"{LONGEST_CUT_S:g}",
        )
    outside = [hit_s for hit_s in wishes.hits_s if not 0 <= hit_s <= wishes.length_s]
    if outside:
        raise UsageError(
            "The hit at {hit} s lies outside the {length} s of music; leave it out or give a "
            "longer --length.",
            hit=f"{outside[0]:g}",
            length=f"{wishes.length_s:g}",
        )
    if wishes.max_cuts is not None and wishes.max_cuts < 0:
        raise UsageError("--max-cuts cannot be less than 0.")


def _check_cuts(plan: CutPlan, wishes: CutWishes) -> None:
    if wishes.max_cuts is not None and len(plan.seams) > wishes.max_cuts:
        raise UsageError(
            "{length} s of this track take at least {count} cuts; raise --max-cuts.",
            length=f"{wishes.length_s:g}",
            count=len(plan.seams),
        )


def _through_bars(task: _Task) -> CutPlan:
    for faded in (task.fades, True):
        for thrift in task.thrifts:
            plan = _cheapest_plan(task, faded, thrift)
            most = task.wishes.max_cuts
            if plan is not None and (most is None or len(plan.seams) <= most):
                return _told(task, plan)
        if plan is not None:
            return plan
    return plain_cut(task.points, task.wishes, task.grid)


def _cheapest_plan(task: _Task, faded: bool, thrift: float) -> CutPlan | None:
    """Plans at the track's own tempo, and at others where that saves a seam or meets a hit."""
    steady = _planned(task, faded, thrift, np.ones(1))
    if not task.wishes.most_stretch:
        return steady
    other = _planned(task, faded, thrift, _tempos(task.wishes.most_stretch))
    if other is None or (steady is not None and not _better(other, steady)):
        return steady
    return other


def _tempos(most: float) -> Values:
    return 1.0 + np.linspace(-most, most, 2 * _STRETCH_STEPS + 1)


def _better(other: CutPlan, steady: CutPlan) -> bool:
    if _missed(other) != _missed(steady):
        return _missed(other) < _missed(steady)
    return len(other.seams) < len(steady.seams)


def _missed(plan: CutPlan) -> int:
    return sum(abs(hit.off_frames) > MET_FRAMES for hit in plan.hits)


def _planned(task: _Task, faded: bool, thrift: float, tempos: Values) -> CutPlan | None:
    asked = _ways(task, faded, thrift, tempos)
    way = cheapest(task.grid, asked)
    if way is None:
        return None
    tail_s, stretch = float(asked.tails_s[way.choice]), float(asked.stretches[way.choice])
    plan = _laid(task, way, tail_s, stretch, faded)
    if task.wishes.hits_s:
        plan = _laid(task, way, *_tuned(task, asked, plan, tail_s, stretch), faded)
    return _with_hits(plan, task.grid, task.wishes)


def _tuned(
    task: _Task, asked: Ways, plan: CutPlan, tail_s: float, stretch: float
) -> tuple[float, float]:
    """Tunes tail and tempo between those that were tried, so that most hits are met.

    The end stays where it is, so a longer tail moves all strong beats forward alike and another
    tempo moves them by their distance from the end.
    """
    wishes, frame_s = task.wishes, 1.0 / task.wishes.frame_rate
    tails = tail_s + _between(asked.tails_s, _TUNED_TAILS)
    most = wishes.most_stretch
    stretches = np.clip(stretch + _between(asked.stretches, _TUNED_TEMPOS), 1 - most, 1 + most)
    before_end = (wishes.length_s - tail_s - strong_beats(plan, task.grid)) / stretch
    off = np.zeros((len(wishes.hits_s), len(stretches), len(tails)))
    for number, tempo in enumerate(stretches):
        strong = np.sort(wishes.length_s - before_end * tempo)
        for hit, wanted_s in enumerate(wishes.hits_s):
            off[hit, number] = _nearest_off(strong, wanted_s + tails)
    missed = (off > MET_FRAMES * frame_s - 1e-3).sum(axis=0)
    changed = np.abs(stretches - stretch)[:, None] + 0.1 * np.abs(tails - tail_s)
    cost = missed + off.sum(axis=0) + changed
    tempo, tail = divmod(int(np.argmin(cost)), len(tails))
    return float(tails[tail]), float(stretches[tempo])


def _between(tried: Values, count: int) -> Values:
    """Makes steps from one tried value to the next on both sides; 0 alone where one was tried."""
    values = np.unique(tried)
    if len(values) < 2:
        return np.zeros(1)
    return np.linspace(-1.0, 1.0, count) * float(np.diff(values).max())


def _nearest_off(strong: Values, wanted: Values) -> Values:
    """Computes the distance from each wanted time to the nearest strong beat."""
    after = np.clip(np.searchsorted(strong, wanted), 1, max(1, len(strong) - 1))
    near = np.stack([strong[after - 1], strong[np.minimum(after, len(strong) - 1)]])
    return np.abs(near - wanted).min(axis=0)


def _ways(task: _Task, faded: bool, thrift: float, tempos: Values) -> Ways:
    grid, points, wishes = task.grid, task.points, task.wishes
    room = _most_choices(grid, wishes)
    tempos = tempos if len(tempos) <= room else tempos[:: max(1, len(tempos) // room)]
    tails, costs = _tails(task, faded, max(1, room // len(tempos)))
    stretched = np.where(tempos == 1.0, 0.0, _STRETCH_COST + _PER_STRETCH * np.abs(tempos - 1.0))
    return Ways(
        length_s=wishes.length_s,
        tails_s=np.tile(tails, len(tempos)),
        stretches=np.repeat(tempos, len(tails)),
        costs=np.tile(costs, len(tempos)) + np.repeat(stretched, len(tails)),
        ends=_ends(grid, faded),
        hits_s=np.array(wishes.hits_s, np.float64),
        thrift=thrift,
        lead_s=max(0.0, float(grid.starts_s[0]) - points.first_s),
        sung=sung_shares(grid, wishes.sung_s),
        spoken_s=wishes.spoken_s if wishes.sung_s else (),
    )


def _most_choices(grid: BarGrid, wishes: CutWishes) -> int:
    """Limits how many tails and tempos are tried, so that long music takes no longer."""
    count = wishes.length_s / float(np.median(grid.lengths_s))
    return max(1, round(_MOST_WORK / (max(count, 1.0) * grid.targets.size)))


def _tails(task: _Task, faded: bool, most: int) -> tuple[Values, Values]:
    """Chooses what may lie between the end of the last bar and the end of the result: float64[t]
    seconds, and what each costs."""
    bar_s = float(np.median(task.grid.lengths_s))
    count = int(np.clip(round(bar_s / _TAIL_STEP_S), 1, min(_MOST_TAILS, most)))
    if faded:
        return -np.arange(count) * bar_s / count, np.zeros(count)
    ring_s = _ring_s(task)
    if not task.wishes.hits_s:
        return np.array([ring_s]), np.zeros(1)
    trimmed = min(max(0.0, ring_s - _RING_STAYS_S), bar_s / 2)
    later = np.arange(count) * bar_s / count - trimmed
    costs = np.where(later < 0, -_TRIMMED_COSTS_PER_S * later, _SILENT_COSTS_PER_S * later)
    return ring_s + later, costs


def _ring_s(task: _Task) -> float:
    """Seconds that the track sounds after its last bar."""
    last_bar_ends = float(task.grid.starts_s[-1] + task.grid.lengths_s[-1])
    return max(0.0, task.points.last_s - last_bar_ends)


def _ends(grid: BarGrid, faded: bool) -> Values:
    if not faded:
        return np.append(np.full(len(grid) - 1, np.inf), 0.0)
    return np.where(np.append(grid.sections[1:], True), 0.0, _ODD_END_COST)


def _laid(task: _Task, way: Way, tail_s: float, stretch: float, faded: bool) -> CutPlan:
    """Lays the bars of a way one after the other; the last piece lasts to the end."""
    grid, wishes = task.grid, task.wishes
    played_s = float(grid.lengths_s[list(way.bars)].sum()) * stretch
    before_s = wishes.length_s - tail_s - played_s
    pieces = list(_pieces(task, way, before_s, stretch))
    last = pieces[-1]
    until_s = last.from_s + (wishes.length_s - last.at_s) / stretch
    pieces[-1] = dataclasses.replace(last, to_s=min(task.points.last_s, until_s))
    cut_short = task.points.last_s - until_s > 1e-3
    fade_s = _fade_s(task) if faded else 0.3 if cut_short else 0.02
    begins = way.bars[0] == 0
    return CutPlan(
        length_s=wishes.length_s,
        pieces=tuple(pieces),
        seams=tuple(_seams(grid, way, pieces)),
        hits=(),
        stretch=round(stretch, 6),
        ending=_ending_of(task, faded),
        warnings=(),
        fade_in_s=_FADE_IN_S / 2 if begins else max(_FADE_IN_S, min(before_s, 0.5)),
        fade_out_s=min(fade_s, wishes.length_s / 3),
        crossfade_s=_CROSSFADE_S,
    )


def _ending_of(task: _Task, faded: bool) -> CutEnding:
    return "plain fade" if faded else task.ending.kind


def _fade_s(task: _Task) -> float:
    return min(_LONGEST_FADE_S, 8.0 * task.points.beat_s, task.wishes.length_s / 4)


def _pieces(task: _Task, way: Way, before_s: float, stretch: float) -> Iterator[PlacedPiece]:
    grid = task.grid
    cuts = [0, *steps(way.bars).tolist(), len(way.bars)]
    at_s = 0.0
    for first, end in itertools.pairwise(cuts):
        from_s = float(grid.starts_s[way.bars[first]])
        to_s = float(grid.starts_s[way.bars[end - 1]] + grid.lengths_s[way.bars[end - 1]])
        if first == 0:
            heard_from_s = max(task.points.first_s, from_s - before_s / stretch)
            late_s = before_s - (from_s - heard_from_s) * stretch
            from_s, at_s = heard_from_s, max(0.0, late_s) if task.wishes.hits_s else 0.0
        yield PlacedPiece(from_s, to_s, at_s)
        at_s += (to_s - from_s) * stretch


def _seams(grid: BarGrid, way: Way, pieces: list[PlacedPiece]) -> Iterator[Seam]:
    for number, piece in zip(steps(way.bars).tolist(), pieces[1:], strict=True):
        likeness = grid.likeness[way.bars[number - 1], way.bars[number]]
        yield Seam(piece.at_s, round(float(likeness), 3))


def _with_hits(plan: CutPlan, grid: BarGrid | None, wishes: CutWishes) -> CutPlan:
    """Finds the strong beat next to each hit."""
    if not wishes.hits_s:
        return plan
    strong = np.array([0.0]) if grid is None else strong_beats(plan, grid)
    hits = []
    for wanted_s in wishes.hits_s:
        got_s = float(strong[np.abs(strong - wanted_s).argmin()])
        hits.append(Hit(wanted_s, got_s, round((got_s - wanted_s) * wishes.frame_rate, 2)))
    return dataclasses.replace(plan, hits=tuple(hits))


def strong_beats(plan: CutPlan, grid: BarGrid) -> Values:
    """Finds the strong beats in seconds of the result: starts and middles of bars; the beginning
    of the music where there are none."""
    halves = grid.starts_s + np.where(grid.middles_s < grid.lengths_s, grid.middles_s, 0.0)
    strong = np.union1d(grid.starts_s, halves)
    found = [plan.pieces[0].at_s] if not len(strong) else []
    for piece in plan.pieces:
        inside = strong[(strong > piece.from_s - 1e-3) & (strong < piece.to_s - 1e-3)]
        found += (piece.at_s + (inside - piece.from_s) * plan.stretch).tolist()
    return np.array(found or [plan.pieces[0].at_s])


def _told(task: _Task, plan: CutPlan) -> CutPlan:
    """Adds sentences on the ending and the tempo."""
    notes: list[Phrase] = []
    wish = task.wishes.ending
    if plan.ending == "plain fade" and not task.fades:
        notes.append(phrase("The length is too short for the track's own ending; it is faded."))
    elif wish == "button" and plan.ending == "fade":
        notes.append(phrase("The track ends by a fade and has no last beat; its fade is kept."))
    elif wish is None and task.ending.certainty < 0.5:
        notes.append(phrase("It is not certain how the track ends; listen to its end."))
    if plan.stretch != 1.0:
        change = f"{100 * (1 / plan.stretch - 1):+.1f}"
        notes.append(phrase("The tempo is changed by {change} %.", change=change))
    return dataclasses.replace(plan, warnings=(*plan.warnings, *notes))
