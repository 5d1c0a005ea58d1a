"""Makes a track last longer: it jumps back to an earlier bar that sounds alike."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.fit.cut_points import CutPoints, seam_likeness
from aemo_studio.music.fit.pieces import EdgeKind, Fit, Piece, fades

_FEWEST_BARS = 2
_BEST_SCORE = 0.6
_PER_ROUND = 0.03
_WHOLE_QUALITY = 0.3
_MOST_ROUNDS = 500


class _Loop(NamedTuple):
    """A jump back from one bar to an earlier one."""

    #: Start of the earlier bar, in seconds of the file.
    back_to_s: float
    #: Start of the later bar, in seconds of the file.
    back_from_s: float
    #: How often the jump is made; at least 1.
    rounds: int
    #: Likeness of both sides of the seam, in [0, 1].
    quality: float


def loop_fit(points: CutPoints, scene_s: float) -> Fit:
    """Fits a track that is too short, by the loop with the least audible seam.

    The track plays to its own end if it can: what the loop makes too long is left out at the
    beginning.
    """
    loop = _best_loop(points, scene_s)
    if loop is None:
        return _whole_again(points, scene_s)
    gap = loop.back_from_s - loop.back_to_s
    excess = points.length_s + loop.rounds * gap - scene_s
    entry_s, entry = _entry(points, excess, loop.back_from_s)
    pieces = [Piece(entry_s, loop.back_from_s)]
    pieces += [Piece(loop.back_to_s, loop.back_from_s)] * (loop.rounds - 1)
    left = scene_s - sum(piece.length_s for piece in pieces)
    out_s, edge = _exit(points, loop.back_to_s + left)
    pieces.append(Piece(loop.back_to_s, out_s))
    return _assembled(points, scene_s, tuple(pieces), (entry, edge), loop.quality)


def _best_loop(points: CutPoints, scene_s: float) -> _Loop | None:
    """Finds the pair of bars that are most alike, together with the bars before them."""
    n = len(points.bars_s)
    if n < _FEWEST_BARS + 1:
        return None
    quality = _jumps_back(points)
    gaps = points.bars_s[None, :] - points.bars_s[:, None]
    far = np.triu(np.ones((n, n), bool), _FEWEST_BARS)
    rounds = np.ceil(np.maximum(scene_s - points.length_s, 1e-6) / np.where(far, gaps, np.inf))
    usable = far & (rounds <= _MOST_ROUNDS)
    if not usable.any():
        return None
    scores = np.where(usable, quality - _PER_ROUND * rounds, -np.inf)
    to, back = np.unravel_index(int(np.argmax(scores)), scores.shape)
    return _Loop(
        float(points.bars_s[to]),
        float(points.bars_s[back]),
        max(1, int(rounds[to, back])),
        float(quality[to, back]),
    )


def _jumps_back(points: CutPoints) -> NDArray[np.float64]:
    """Rates the jump from the start of each later bar to the start of each earlier one, float64[n,
    n]. To the first bar it is better: nothing is left out before it."""
    likeness = seam_likeness(points.structure, points.bar_numbers)
    quality = np.roll(likeness, 1, axis=0).T
    quality[0] = (quality[0] + 1.0) / 2
    return quality


def _entry(points: CutPoints, excess: float, before_s: float) -> tuple[float, EdgeKind]:
    """Finds the first bar that leaves out the excess, if one lies before the seam.

    excess, before_s: seconds. Returns the entry in seconds of the file, and its kind.
    """
    later = points.bars_s[(points.bars_s >= points.first_s + excess) & (points.bars_s < before_s)]
    if excess <= 1e-3 or not len(later):
        return points.first_s, "beginning"
    return float(later[0]), "bar"


def _exit(points: CutPoints, latest_s: float) -> tuple[float, EdgeKind]:
    """Finds the last exit up to a time: in seconds of the file, and its kind."""
    if latest_s >= points.last_s - 1e-6:
        return points.last_s, "end"
    earlier = points.beats_s[points.beats_s <= latest_s + 1e-6]
    near = len(earlier) and latest_s - earlier[-1] <= 1.5 * points.beat_s
    return (float(earlier[-1]), "beat") if near else (latest_s, "cut")


def _whole_again(points: CutPoints, scene_s: float) -> Fit:
    """Repeats the whole track, where there are no bars to join."""
    rounds = min(_MOST_ROUNDS, math.ceil(scene_s / points.length_s))
    pieces = [Piece(points.first_s, points.last_s)] * (rounds - 1)
    left = min(scene_s - sum(piece.length_s for piece in pieces), points.length_s)
    pieces.append(Piece(points.first_s, points.first_s + left))
    edge: EdgeKind = "end" if left >= points.length_s - 1e-6 else "cut"
    return _assembled(points, scene_s, tuple(pieces), ("beginning", edge), _WHOLE_QUALITY)


def _assembled(
    points: CutPoints,
    scene_s: float,
    pieces: tuple[Piece, ...],
    edges: tuple[EdgeKind, EdgeKind],
    quality: float,
) -> Fit:
    """Assembles the fit of some pieces.

    edges: kinds of the first in and the last out. quality: likeness at the seam, in [0, 1].
    """
    pieces = tuple(piece for piece in pieces if piece.length_s > 1e-3)
    length_s = sum(piece.length_s for piece in pieces)
    fade_in, fade_out = fades(scene_s, *edges, points.beat_s, length_s)
    share = points.length_s / scene_s
    score = _BEST_SCORE * quality * (0.5 + 0.5 * min(share, 1.0))
    return Fit(pieces, fade_in, fade_out, *edges, round(score, 3), round(quality, 3))
