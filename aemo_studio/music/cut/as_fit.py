"""Lays a cut track under scenes, as exports, preview, stems and window play it."""

from __future__ import annotations

from typing import NamedTuple

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import MusicCut
from aemo_studio.music.cut.cut_plan import CutEnding, CutPlan, CutWishes
from aemo_studio.music.cut.plan import plan_cut
from aemo_studio.music.fit.cut_points import find_cut_points
from aemo_studio.music.fit.pieces import EdgeKind, Fit, Piece

LONGEST_HEARD_S = 900.0
"""Of a longer file the end was not listened to, so that it cannot be its ending."""

_SHORTEST_S = 1.0
_BEGINNING_S = 0.25
_EXITS: dict[CutEnding, EdgeKind] = {
    "button": "end",
    "fade": "end",
    "loop": "bar",
    "plain fade": "cut",
}


class LaidCut(NamedTuple):
    """A cut track under its scenes."""

    #: Its pieces and fades.
    fit: Fit
    #: Seconds from the start of the scenes to the first sound.
    late_s: float
    #: Moments that a strong beat should meet, with the strong beat next to each, in seconds of
    #: the film.
    hits_s: tuple[tuple[float, float], ...] = ()


def lay_cut(structure: Structure, asked: MusicCut, start_s: float, end_s: float) -> LaidCut | None:
    """Cuts a track to the length of scenes, at its own tempo, so that an editing program needs
    cuts alone; None where its end is unknown or no cut is possible.

    start_s, end_s: of the scenes, in seconds of the film.
    """
    wait_s = _wait_s(asked, start_s, end_s)
    if structure.duration_s > LONGEST_HEARD_S:
        return None
    begins_s, length_s = start_s + wait_s, end_s - start_s - wait_s
    hits = tuple(hit_s - begins_s for hit_s in asked.hits_s if begins_s <= hit_s <= end_s)
    wishes = CutWishes(
        length_s,
        hits,
        asked.ending,
        most_stretch=0.0,
        sung_s=asked.sung_s,
        spoken_s=((0.0, length_s),) if asked.sung_s else (),
    )
    try:
        plan = plan_cut(structure, wishes)
    except UsageError:
        return None
    met = tuple((begins_s + hit.wanted_s, begins_s + hit.got_s) for hit in plan.hits)
    return LaidCut(_fit(structure, plan), wait_s + plan.pieces[0].at_s, met)


def _wait_s(asked: MusicCut, start_s: float, end_s: float) -> float:
    """Computes how long the music waits; never so long that nothing of it is left."""
    if asked.start_s is None:
        return 0.0
    return min(max(0.0, asked.start_s - start_s), max(0.0, end_s - start_s - _SHORTEST_S))


def _fit(structure: Structure, plan: CutPlan) -> Fit:
    likeness = [seam.likeness for seam in plan.seams]
    first_s = plan.pieces[0].from_s
    begins = first_s <= find_cut_points(structure).first_s + _BEGINNING_S
    return Fit(
        pieces=tuple(Piece(piece.from_s, piece.to_s) for piece in plan.pieces),
        fade_in_s=plan.fade_in_s,
        fade_out_s=plan.fade_out_s,
        entry="beginning" if begins else "bar",
        exit=_EXITS[plan.ending],
        score=min(likeness, default=1.0),
        loop_quality=min(likeness, default=None),
        exact=True,
        crossfade_s=plan.crossfade_s,
    )
