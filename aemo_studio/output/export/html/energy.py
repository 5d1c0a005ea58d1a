"""The energy of the picked music, beside the arousal of what it plays under."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.translations import translatable
from aemo_studio.domain.project import Project
from aemo_studio.music.heard_levels import energy_of_all
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import placements
from aemo_studio.output.export.html.curves import HEIGHT, Curves
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.timeline import Timeline

_READ = translatable("Report", "energy of the music {} %")

Values = NDArray[np.float64]


def energy_values(project: Project, timeline: Timeline, curves: Curves) -> Values:
    """Computes the energy of the music of the timeline in the middle of each bin, in [0, 1]; NaN
    where none plays that was listened to. Nothing is listened to here."""
    shown = {number for cue in timeline.cues for number in cue.scenes}
    every = placements(project, known_in(project.catalogues))
    placed = [one for one in every if shown.intersection(index + 1 for index in one.scenes)]
    count = len(next(iter(curves.lanes.values())).coverage)
    middles_s = np.asarray((np.arange(count) + 0.5) * curves.bin_s, np.float64)
    return energy_of_all(placed, middles_s)


def energy_paths(energy: Values) -> tuple[str, str]:
    """Draws the upper edge of the energy, and the area from there to the foot; both empty without
    any."""
    lines = list(_lines(energy))
    areas = (f"M{line[0].split()[0]} {HEIGHT}L{'L'.join(line)}V{HEIGHT}Z" for line in lines)
    return "".join(f"M{'L'.join(line)}" for line in lines), "".join(areas)


def energy_read_out(energy: Values, words: ReportWords) -> dict[str, object]:
    """Lists the energy in per cent for the page's script, -1 for a bin without any."""
    values = np.where(np.isnan(energy), -1, np.round(np.nan_to_num(energy) * 100)).astype(int)
    return {"text": words.of("Report", _READ), "values": values.tolist()}


def _lines(energy: Values) -> Iterator[list[str]]:
    """Goes through the middles of the bins of each stretch with music, flat to its ends."""
    known = np.concatenate([[False], ~np.isnan(energy), [False]])
    edges = np.flatnonzero(known[1:] != known[:-1]).tolist()
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        down = HEIGHT * (1 - energy[first:last])
        xs = [first, *(np.arange(first, last) + 0.5).tolist(), last]
        ys = [down[0], *down, down[-1]]
        yield [f"{x:g} {y:.1f}" for x, y in zip(xs, ys, strict=True)]
