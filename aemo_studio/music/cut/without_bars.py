"""Plans cuts that need no search: loops of bars, and music without beats."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.music.cut.bar_grid import BarGrid
from aemo_studio.music.cut.cut_plan import MOST_STRETCH, CutPlan, CutWishes, PlacedPiece, Seam
from aemo_studio.music.fit.cut_points import CutPoints

SHORTEST_CUT_S, LONGEST_CUT_S = 0.001, 10_800.0

_CROSSFADE_S = 2.0
_LOOP_CROSSFADE_S = 0.04
_FADE_S = 4.0
_MOST_ROUNDS = 200
_PER_ROUND, _PER_STRETCH, _OUT_OF_TEMPO = 0.3, 15.0, 4.0


def plain_cut(points: CutPoints, wishes: CutWishes, grid: BarGrid | None = None) -> CutPlan:
    """Plays a track from its beginning, again and again where it is too short, and fades it. grid:
    its bars, where it has any."""
    overlap_s = min(_CROSSFADE_S, points.length_s / 4)
    pieces, at_s = [], 0.0
    from_s = points.first_s
    while at_s < wishes.length_s - 1e-6:
        to_s = min(points.last_s, from_s + wishes.length_s - at_s)
        pieces.append(PlacedPiece(from_s, to_s, at_s))
        at_s, from_s = at_s + to_s - from_s, points.first_s + overlap_s
    likeness = _likeness_of_ends(points)
    return CutPlan(
        length_s=wishes.length_s,
        pieces=tuple(pieces),
        seams=tuple(Seam(piece.at_s, likeness) for piece in pieces[1:]),
        hits=(),
        stretch=1.0,
        ending="plain fade",
        warnings=tuple(_plain_notes(wishes, grid, repeated=len(pieces) > 1)),
        fade_in_s=0.01,
        fade_out_s=min(_FADE_S, wishes.length_s / 3),
        crossfade_s=overlap_s,
    )


def _plain_notes(wishes: CutWishes, grid: BarGrid | None, *, repeated: bool) -> Iterator[Phrase]:
    if grid is not None and wishes.length_s < grid.lengths_s.max():
        yield phrase("The length is too short for a bar of the track; it is faded.")
    elif repeated:
        yield phrase(
            "The track has no beats that can be spliced; it is repeated with long crossfades and "
            "fades at the end."
        )
    else:
        yield phrase(
            "The track has no beats that can be spliced; it plays through and fades at the end."
        )
    if wishes.hits_s and grid is None:
        yield phrase("Without beats no hit can be met.")


def _likeness_of_ends(points: CutPoints) -> float:
    features = points.structure.bar_features
    if not len(features):
        return 0.0
    return round(float(np.clip(features[-1] @ features[0], 0.0, 1.0)), 3)


def looped_bars(points: CutPoints, grid: BarGrid, wishes: CutWishes) -> CutPlan:
    """Plays a run of bars whose end joins its beginning, as often as it takes."""
    first, last, rounds = _best_run(grid, wishes)
    from_s = float(grid.starts_s[first])
    run_s = float(grid.starts_s[last] + grid.lengths_s[last]) - from_s
    stretch = wishes.length_s / rounds / run_s
    in_tempo = abs(stretch - 1.0) <= wishes.most_stretch
    stretch = stretch if in_tempo else 1.0
    to_s = min(from_s + wishes.length_s / rounds / stretch, points.last_s)
    step_s = wishes.length_s / rounds
    likeness = round(float(grid.likeness[last, first]), 3)
    return CutPlan(
        length_s=wishes.length_s,
        pieces=tuple(PlacedPiece(from_s, to_s, n * step_s) for n in range(rounds)),
        seams=tuple(Seam(n * step_s, likeness) for n in range(1, rounds)),
        hits=(),
        stretch=round(stretch, 6),
        ending="loop",
        warnings=tuple(_loop_notes(stretch, in_tempo)),
        fade_in_s=0.0,
        fade_out_s=0.0,
        crossfade_s=_LOOP_CROSSFADE_S,
    )


def _loop_notes(stretch: float, in_tempo: bool) -> list[Phrase]:
    if not in_tempo:
        return [
            phrase(
                "No whole bars last that long, so the loop does not close on a bar; listen to it."
            )
        ]
    if abs(stretch - 1.0) < 1e-4:
        return []
    change = f"{100 * (1 / stretch - 1):+.1f}"
    return [phrase("The tempo is changed by {change} %.", change=change)]


def _best_run(grid: BarGrid, wishes: CutWishes) -> tuple[int, int, int]:
    """Chooses the first and the last bar of a loop and how often it is heard: few rounds, little
    change of tempo, ends that are alike."""
    ends = grid.starts_s + grid.lengths_s
    runs = ends[None, :] - grid.starts_s[:, None]
    playable = np.triu(np.ones((len(grid), len(grid)), bool))
    playable[:, -1] = False
    unlike = 3.0 * (1.0 - grid.likeness.T)
    best: tuple[float, int, int, int] = (math.inf, 0, 0, 1)
    least = max(1, math.ceil(wishes.length_s / float(ends[-2] - grid.starts_s[0]) - MOST_STRETCH))
    for rounds in range(least, min(least + 4, _MOST_ROUNDS) + 1):
        change = np.abs(wishes.length_s / rounds / np.maximum(runs, 1e-3) - 1.0)
        cost = unlike + _PER_STRETCH * change + np.where(change > MOST_STRETCH, _OUT_OF_TEMPO, 0.0)
        cost = np.where(playable, cost + _PER_ROUND * rounds, np.inf)
        first, last = np.unravel_index(int(np.argmin(cost)), cost.shape)
        best = min(best, (float(cost[first, last]), int(first), int(last), rounds))
    return best[1:]
