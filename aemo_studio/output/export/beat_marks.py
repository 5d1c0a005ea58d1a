"""Finds the beats, bars and sections of the picked music in the film, for marker lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import Structure
from aemo_studio.music.cut.bar_grid import finer
from aemo_studio.music.placement import Placement, StructureLookup
from aemo_studio.output.export.options import BeatMarks

_SAME_S = 1e-3


class BeatMark(NamedTuple):
    """A beat, bar or section of the music."""

    #: Seconds of the film.
    time_s: float
    #: `Section 2`, `Bar 17`, `Beat 17.3`: as the track counts them; with `?` where they are not
    #: sure.
    name: str


def beat_marks(
    placed: Sequence[Placement], structures: StructureLookup, wanted: BeatMarks
) -> Iterator[BeatMark]:
    """Finds those of all picks where they play; of tracks that nobody listened to, and of muted
    ones, there are none.

    A section is named before a bar, a bar before a beat, where several begin together.
    """
    for one in placed:
        structure = structures(one.track)
        if structure is not None and len(structure.beats_s) and not one.mix.muted:
            yield from _played(one, list(_marks(structure, wanted)))


def _played(placed: Placement, marks: Sequence[BeatMark]) -> Iterator[BeatMark]:
    """Moves marks from the track into the film, once for every time that they are heard."""
    at_s = placed.start_s
    for piece in placed.pieces:
        for mark in marks:
            heard_s = at_s + mark.time_s - piece.in_s
            inside = piece.in_s - _SAME_S <= mark.time_s < piece.out_s - _SAME_S
            if inside and heard_s < placed.stops_s:
                yield BeatMark(max(at_s, heard_s), mark.name)
        at_s += piece.length_s


def _marks(structure: Structure, wanted: BeatMarks) -> Iterator[BeatMark]:
    """Names the beats of a track that are wanted, in order."""
    beats = structure.beats_s.astype(np.float64)
    fine, doubt = finer(beats), "?" if structure.doubted else ""
    bars = _places(beats, structure.bars_s)
    sections = {int(place): n for n, place in enumerate(_places(beats, structure.sections_s), 1)}
    for place, beat_s in enumerate(fine.tolist()):
        bar = int(np.searchsorted(bars, place, side="right"))
        starts = bool(bar) and bars[bar - 1] == place
        if place in sections:
            yield BeatMark(beat_s, f"Section {sections[place]}{doubt}")
        elif starts and wanted != "sections":
            yield BeatMark(beat_s, f"Bar {bar}{doubt}")
        elif wanted == "beats" and bar:
            yield BeatMark(beat_s, f"Beat {bar}.{place - int(bars[bar - 1]) + 1}{doubt}")


def _places(beats: NDArray[np.float64], times_s: NDArray[np.float32]) -> NDArray[np.int64]:
    """Finds which beats are the starts of bars or sections."""
    near = np.abs(beats[None, :] - times_s.astype(np.float64)[:, None])
    return np.unique(near.argmin(axis=1)[near.min(axis=1, initial=np.inf) < 0.05])
