"""Making a track last longer: back to an earlier bar that sounds alike."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from aemo_studio.music.fit.form import Form
from aemo_studio.music.fit.stretch import Fit, Piece, Place, fades

_FEWEST_BARS = 2
_BEST_SCORE = 0.6
_PER_ROUND = 0.03
_WHOLE_QUALITY = 0.3
_MOST_ROUNDS = 500


class _Loop(NamedTuple):
    """From the bar at `back_from_s` to that at `back_to_s`, `rounds` times."""

    back_to_s: float
    back_from_s: float
    rounds: int
    quality: float


def looped(form: Form, scene_s: float) -> Fit:
    """A fit of a track that is too short, by the loop whose seam is heard least.

    The piece ends by itself if it can: what the loop adds too much is left out at the
    beginning.
    """
    loop = _best_loop(form, scene_s)
    if loop is None:
        return _whole_again(form, scene_s)
    gap = loop.back_from_s - loop.back_to_s
    excess = form.length_s + loop.rounds * gap - scene_s
    entry_s, entry = _entry(form, excess, loop.back_from_s)
    pieces = [Piece(entry_s, loop.back_from_s)]
    pieces += [Piece(loop.back_to_s, loop.back_from_s)] * (loop.rounds - 1)
    left = scene_s - sum(piece.length_s for piece in pieces)
    out_s, place = _exit(form, loop.back_to_s + left)
    pieces.append(Piece(loop.back_to_s, out_s))
    return _told(form, scene_s, tuple(pieces), (entry, place), loop.quality)


def _best_loop(form: Form, scene_s: float) -> _Loop | None:
    """The pair of bars that sound alike, with what comes before each of them too."""
    n = len(form.bars)
    if n < _FEWEST_BARS + 1:
        return None
    features = form.structure.bar_features[form.bar_numbers]
    alike = np.clip(features @ features.T, 0.0, 1.0)
    before = np.ones_like(alike)
    before[1:, 1:] = alike[:-1, :-1]
    quality = (alike + before) / 2
    gaps = form.bars[None, :] - form.bars[:, None]
    far = np.triu(np.ones((n, n), bool), _FEWEST_BARS)
    rounds = np.ceil(np.maximum(scene_s - form.length_s, 1e-6) / np.where(far, gaps, np.inf))
    usable = far & (rounds <= _MOST_ROUNDS)
    if not usable.any():
        return None
    scores = np.where(usable, quality - _PER_ROUND * rounds, -np.inf)
    to, back = np.unravel_index(int(np.argmax(scores)), scores.shape)
    return _Loop(
        float(form.bars[to]),
        float(form.bars[back]),
        max(1, int(rounds[to, back])),
        float(quality[to, back]),
    )


def _entry(form: Form, excess: float, before_s: float) -> tuple[float, Place]:
    """The first bar that leaves out the excess, as long as it lies before the seam."""
    later = form.bars[(form.bars >= form.first_s + excess) & (form.bars < before_s)]
    if excess <= 1e-3 or not len(later):
        return form.first_s, "beginning"
    return float(later[0]), "bar"


def _exit(form: Form, latest_s: float) -> tuple[float, Place]:
    if latest_s >= form.last_s - 1e-6:
        return form.last_s, "end"
    earlier = form.beats[form.beats <= latest_s + 1e-6]
    near = len(earlier) and latest_s - earlier[-1] <= 1.5 * form.beat_s
    return (float(earlier[-1]), "beat") if near else (latest_s, "cut")


def _whole_again(form: Form, scene_s: float) -> Fit:
    """Without bars to join at, the whole piece again and again."""
    rounds = min(_MOST_ROUNDS, math.ceil(scene_s / form.length_s))
    pieces = [Piece(form.first_s, form.last_s)] * (rounds - 1)
    left = min(scene_s - sum(piece.length_s for piece in pieces), form.length_s)
    pieces.append(Piece(form.first_s, form.first_s + left))
    place: Place = "end" if left >= form.length_s - 1e-6 else "cut"
    return _told(form, scene_s, tuple(pieces), ("beginning", place), _WHOLE_QUALITY)


def _told(
    form: Form,
    scene_s: float,
    pieces: tuple[Piece, ...],
    places: tuple[Place, Place],
    quality: float,
) -> Fit:
    """The fit of these pieces; places: at the first in and the last out."""
    pieces = tuple(piece for piece in pieces if piece.length_s > 1e-3)
    length_s = sum(piece.length_s for piece in pieces)
    fade_in, fade_out = fades(scene_s, *places, form.beat_s, length_s)
    share = form.length_s / scene_s
    score = _BEST_SCORE * quality * (0.5 + 0.5 * min(share, 1.0))
    return Fit(pieces, fade_in, fade_out, *places, round(score, 3), round(quality, 3))
