"""Valence and arousal over the film, as two curves worked out from the Emotions.

Each is the mean of the ratings of the Emotions' words, by probability (Warriner, Kuperman and
Brysbaert 2013): what `music.recommend.affect` reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.translations import translatable
from aemo_studio.music.recommend.affect import LEAST, MOST, load_affect
from aemo_studio.output.export.html.curves import HEIGHT, Binned, covered
from aemo_studio.output.export.html.report_words import NO_EVIDENCE, ReportWords

_SUMMARY = translatable("Report", "valence {valence} and arousal {arousal} of 9 on average")
_READ = translatable("Report", "valence {}, arousal {}")


@dataclass(frozen=True)
class AffectLane:
    """The two curves, ready to be drawn."""

    #: What they show, for who cannot see them.
    summary: str
    #: SVG path of valence, and of the area between it and the middle of the scale.
    valence: str
    #: SVG path of that area.
    area: str
    #: SVG path of arousal.
    arousal: str
    #: SVG path behind the stretches with evidence.
    ground: str


def affect_values(lane: Binned) -> NDArray[np.float64] | None:
    """Computes valence and arousal of each bin, float64[n, 2], each 1 to 9; None where the ratings
    cannot be read, which the search for music says."""
    try:
        return load_affect().expectations(lane.scores)[:, :2]
    except CatalogueError:
        return None


def affect_lane(lane: Binned, words: ReportWords) -> AffectLane | None:
    """Draws the curves where there is evidence; None without any."""
    values, known = affect_values(lane), lane.coverage > 0
    if values is None or not known.any():
        return None
    mean = values[known].mean(axis=0)
    fields = {"valence": f"{mean[0]:.1f}", "arousal": f"{mean[1]:.1f}"}
    lines = [list(_lines(values[:, column], lane)) for column in (0, 1)]
    return AffectLane(
        summary=words(_SUMMARY, **fields),
        valence="".join(f"M{'L'.join(line)}" for line in lines[0]),
        area="".join(_area(line) for line in lines[0]),
        arousal="".join(f"M{'L'.join(line)}" for line in lines[1]),
        ground="".join(f"M{a} {HEIGHT}V0H{b}V{HEIGHT}Z" for a, b in covered(lane)),
    )


def affect_read_out(lane: Binned, words: ReportWords) -> dict[str, object]:
    """Lists tenths of valence and arousal for the page's script, -1 for a bin without evidence."""
    values = affect_values(lane)
    if values is None:
        return {"text": words.of("Report", _READ), "values": []}
    tenths = np.round(values * 10).astype(int).tolist()
    found = [row if there else -1 for row, there in zip(tenths, lane.coverage > 0, strict=True)]
    return {"text": words.of("Report", _READ), "nothing": words(NO_EVIDENCE), "values": found}


def _lines(values: NDArray[np.float64], lane: Binned) -> Iterator[list[str]]:
    """Goes through the middles of the bins of each stretch with evidence, flat to its ends."""
    down = HEIGHT * (MOST - values) / (MOST - LEAST)
    for first, last in covered(lane):
        xs = [first, *(first + i + 0.5 for i in range(last - first)), last]
        ys = [down[first], *down[first:last], down[last - 1]]
        yield [f"{x:g} {y:.1f}" for x, y in zip(xs, ys, strict=True)]


def _area(line: list[str]) -> str:
    first, last = (point.split()[0] for point in (line[0], line[-1]))
    middle = HEIGHT // 2
    return f"M{first} {middle}L{'L'.join(line)}L{last} {middle}Z"
