"""Tells an editor what is unusual about a plan, in sentences."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np

from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.listening import ENERGY_STEP_S, Structure
from aemo_studio.music.cut.bar_grid import BarGrid
from aemo_studio.music.cut.cut_plan import LONGEST_SHARE, SHORTEST_SHARE, CutPlan, CutWishes
from aemo_studio.music.fit.cut_points import CutPoints

MET_FRAMES = 2.0
"""Frames from a hit to a strong beat up to which it counts as met."""

_SILENT_DB, _SILENCE_S = -45.0, 2.0
_SHORTEST_BETWEEN_S = 0.2
_TOLD_S = 0.2
_ANOTHER_TEMPO, _AROUND_BARS = 0.08, 4


def length_notes(points: CutPoints, wishes: CutWishes) -> Iterator[Phrase]:
    share = wishes.length_s / max(points.length_s, 1e-3)
    if not SHORTEST_SHARE <= share <= LONGEST_SHARE:
        yield phrase(
            "The length is {share} times that of the music; from {low} to {high} times it still "
            "sounds like itself.",
            share=f"{share:.2g}",
            low=f"{SHORTEST_SHARE:g}",
            high=f"{LONGEST_SHARE:g}",
        )


def hit_notes(wishes: CutWishes) -> Iterator[Phrase]:
    for before, after in itertools.pairwise(wishes.hits_s):
        if after - before < _SHORTEST_BETWEEN_S:
            yield phrase(
                "The hits at {before} s and {after} s contradict each other: no two strong beats "
                "lie that near.",
                before=f"{before:g}",
                after=f"{after:g}",
            )


def miss_notes(plan: CutPlan) -> Iterator[Phrase]:
    for hit in plan.hits:
        if abs(hit.off_frames) > MET_FRAMES:
            yield phrase(
                "The hit at {wanted} s is missed by {frames} frames.",
                wanted=f"{hit.wanted_s:g}",
                frames=f"{abs(hit.off_frames):.1f}",
            )


def certainty_notes(structure: Structure, plan: CutPlan) -> Iterator[Phrase]:
    """Tells that beats or bars may be wrong, where something was laid by them."""
    doubted = structure.doubted
    if doubted is None or not (plan.seams or plan.hits):
        return
    what, certainty = doubted
    percent = f"{100 * certainty:.0f}"
    if what == "beats":
        yield phrase(
            "The beats of this track are not sure ({percent} %), so it has as few seams as "
            "possible; listen to them, and to the hits.",
            percent=percent,
        )
    else:
        yield phrase(
            "The bars of this track are not sure ({percent} %), so it has as few seams as "
            "possible; listen to them.",
            percent=percent,
        )


def silence_notes(structure: Structure, plan: CutPlan) -> Iterator[Phrase]:
    """Tells of silence inside the pieces that are played, or that all of it is silence."""
    silent = structure.energy_db <= _SILENT_DB
    if silent.all():
        yield phrase("The track is silent; nothing will be heard.")
        return
    edges = np.flatnonzero(np.diff(silent.astype(int), prepend=0, append=0))
    for first, end in edges.reshape(-1, 2) * ENERGY_STEP_S:
        inside = any(p.from_s < first and end < p.to_s for p in plan.pieces)
        if inside and end - first >= _SILENCE_S:
            yield phrase(
                "The track is silent from {first} s to {end} s, and that is heard.",
                first=f"{first:g}",
                end=f"{end:g}",
            )


def singing_notes(wishes: CutWishes, plan: CutPlan) -> Iterator[Phrase]:
    """Tells how long somebody sings where nobody should."""
    total_s = 0.0
    for piece in plan.pieces:
        for (sung, until), (said, said_until) in itertools.product(wishes.sung_s, wishes.spoken_s):
            begins_s = piece.at_s + (max(sung, piece.from_s) - piece.from_s) * plan.stretch
            ends_s = piece.at_s + (min(until, piece.to_s) - piece.from_s) * plan.stretch
            total_s += max(0.0, min(ends_s, said_until) - max(begins_s, said))
    if total_s >= _TOLD_S:
        yield phrase(
            "Somebody still sings for {seconds} s where nobody should.", seconds=f"{total_s:.1f}"
        )


def tempo_notes(grid: BarGrid | None) -> Iterator[Phrase]:
    """Tells of a tempo that changes, by more than bars are measured to."""
    if grid is None or len(grid) < 2 * _AROUND_BARS:
        return
    around = np.ones(_AROUND_BARS) / _AROUND_BARS
    steady = np.convolve(grid.beats_s[:-1], around, "valid")
    if steady.max() > (1 + _ANOTHER_TEMPO) * steady.min():
        yield phrase(
            "The tempo changes inside the track, from {slowest} to {fastest} beats a minute; seams "
            "join bars of like tempo where they can.",
            slowest=f"{60 / float(steady.max()):.0f}",
            fastest=f"{60 / float(steady.min()):.0f}",
        )
