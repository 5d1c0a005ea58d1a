"""Paints what voices or faces show, cell by cell.

Read from top to bottom: a band in the colour of the most probable Emotion, with its name where
there is room; below it an area as high as its probability, stronger where more of the cell has
evidence; at the foot a thin line in the colour of the runner-up where that is close. Missing
evidence is hatched over the whole height. As a ribbon, all eight probabilities are stacked; as
affect, what they say together is drawn as curves of valence and arousal.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.gui.language.words import emotion_word
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.lanes.affect import paint_curves
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.levels import Level, Levels
from aemo_studio.gui.timeline.look import Look, Pixels, as_image
from aemo_studio.gui.timeline.missing import missing_word
from aemo_studio.gui.timeline.model import TimelineModel, no_track
from aemo_studio.music.heard_levels import energy_of_all

BAND_PX = 14
LEAST_BIN_PX = 4.0
RUNNER_UP_FROM = 0.2
_STRIP_PX = 3
_LEAST_LABEL_PX = 26


class EmotionStyle(StrEnum):
    """Names how eight probabilities over time are drawn."""

    TOP = "top"
    RIBBON = "ribbon"
    AFFECT = "affect"


class EmotionLane:
    """Paints the EmotionTrack of speech, face or fused."""

    def __init__(self, name: str, least_px: int = 36, most_px: int = 64) -> None:
        self.name = name
        self.height = LaneHeight(name, least_px, most_px)
        self.style = EmotionStyle.TOP
        self._levels = Levels(no_track())
        self._model = TimelineModel.empty()

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        # All evidence shows the energy of the music with the arousal.
        music = model.music if self.name == "fused" else ()
        return (model.track(self.name), model.duration_s, music)

    def set_model(self, model: TimelineModel) -> None:
        if model.track(self.name) is not self._model.track(self.name):
            self._levels = Levels(model.track(self.name))
        self._model = model

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        level = self._levels.at(stretch.px_per_s, LEAST_BIN_PX * look.dpr)
        bins = (stretch.times_s() / level.bin_s).astype(np.intp)
        reached = bins < len(level)
        if not reached.any():
            return Painted(as_image(np.full((stretch.height, stretch.width), look.pending)))
        bins = np.minimum(bins, len(level) - 1)
        pixels = self._pixels(level, bins, stretch, look)
        look.hatch_columns(pixels, ~level.known[bins], stretch.first)
        pixels[:, ~reached] = look.pending
        return Painted(as_image(pixels))

    def _pixels(
        self, level: Level, bins: NDArray[np.intp], stretch: TileSpan, look: Look
    ) -> Pixels:
        if self.style is EmotionStyle.AFFECT:
            times_s, energy = stretch.times_s(), self._energy(stretch)
            curves = paint_curves(level, times_s, bins, stretch.height, look, energy=energy)
            if curves is not None:
                return curves
        draw = _ribbon if self.style is EmotionStyle.RIBBON else _top
        pixels = draw(level, bins, stretch.height, look)
        pixels[:, _seams(level, bins, stretch, look)] = look.lane
        return pixels

    def _energy(self, stretch: TileSpan) -> NDArray[np.float64] | None:
        """Computes the energy of the music in [0, 1], a value for each column; NaN without any.
        Only beside all evidence: None in the other lanes."""
        if self.name != "fused":
            return None
        clips = self._model.music_within(stretch.start_s, stretch.end_s)
        return energy_of_all([clip.placed for clip in clips], stretch.times_s())

    def labels(self, view: LabelView) -> Iterator[Label]:
        """Names the runs of one Emotion that are wide enough, and what is missing."""
        level = self._levels.at(view.scale.px_per_s, LEAST_BIN_PX)
        for start_s, end_s, top in runs(level, view.scale, _LEAST_LABEL_PX):
            x, width = view.clip(start_s, min(end_s, view.scale.duration_s))
            if top >= 0 and self.style is EmotionStyle.AFFECT:
                continue
            missing = missing_word(self._model, self.name, start_s, end_s)
            word = missing if top < 0 else emotion_word(EMOTIONS[top])
            if view.width_of(word) <= width:
                yield _missing(view, x, width, word) if top < 0 else _named(view, x, width, top)


def _named(view: LabelView, x: float, width: float, top: int) -> Label:
    word = emotion_word(EMOTIONS[top])
    return Label(x, width, word, view.look.inks[top], 0, BAND_PX, elided=False)


def _missing(view: LabelView, x: float, width: float, word: str) -> Label:
    theme = view.look.theme
    ink, ground = QColor(theme.ink_soft), QColor(theme.lane)
    return Label(x, width, word, ink, 0, view.height, elided=False, ground=ground)


def runs(level: Level, scale: TimeScale, least_px: float) -> Iterator[tuple[float, float, int]]:
    """Finds start, end and index of the Emotion (-1 missing) of the wide runs that are visible."""
    first = max(0, int(scale.start_s / level.bin_s))
    last = min(len(level), int(scale.end_s / level.bin_s) + 1)
    if last <= first:
        return
    kinds = np.where(level.known, level.top, -1)
    changes = np.flatnonzero(np.diff(kinds[first:last])) + first + 1
    edges = np.array([_run_start(kinds, first), *changes, _run_end(kinds, last)])
    wide = np.flatnonzero(np.diff(edges) * level.bin_s * scale.px_per_s >= least_px)
    for start, end in zip(edges[wide].tolist(), edges[wide + 1].tolist(), strict=True):
        yield start * level.bin_s, end * level.bin_s, int(kinds[start])


def _run_start(kinds: NDArray[np.intp], first: int) -> int:
    """Finds where the run began that is already on when the view begins."""
    before = np.flatnonzero(kinds[:first] != kinds[first])
    return int(before[-1]) + 1 if len(before) else 0


def _run_end(kinds: NDArray[np.intp], last: int) -> int:
    after = np.flatnonzero(kinds[last:] != kinds[last - 1])
    return last + int(after[0]) if len(after) else len(kinds)


def _seams(
    level: Level, bins: NDArray[np.intp], stretch: TileSpan, look: Look
) -> NDArray[np.bool_]:
    """Columns where another Emotion begins, if runs are wide enough to be set apart."""
    kinds = np.where(level.known, level.top, -1)
    if level.bin_s * stretch.px_per_s < 3 * look.dpr:
        return np.zeros(len(bins), np.bool_)
    before = (stretch.first - 0.5) / stretch.px_per_s / level.bin_s
    previous = np.concatenate([[min(max(int(before), 0), len(level) - 1)], bins[:-1]])
    return kinds[bins] != kinds[previous]


def _top(level: Level, bins: NDArray[np.intp], height: int, look: Look) -> Pixels:
    top, coverage = level.top[bins], level.coverage[bins]
    band, strip = min(look.device(BAND_PX), height // 2), look.device(_STRIP_PX)
    pixels = np.empty((height, len(bins)), np.uint32)
    pixels[:band] = look.strong[top]
    body = height - band - strip
    from_foot = np.arange(body, 0, -1)[:, None] - 0.5
    level_px = level.confidence[bins] * body
    pixels[band : band + body] = np.where(
        from_foot <= level_px, look.fill_of(top, coverage), look.tint[top]
    )
    close = level.runner_up[bins] >= RUNNER_UP_FROM
    pixels[band + body :] = look.lane
    pixels[band + body + look.device(1) :] = np.where(
        close, look.strong[level.second[bins]], look.tint[top]
    )
    return pixels


def _ribbon(level: Level, bins: NDArray[np.intp], height: int, look: Look) -> Pixels:
    """Paints the most probable Emotion's band as ever, below it all eight stacked from
    the foot up."""
    band = min(look.device(BAND_PX), height // 2)
    body = height - band
    ends = np.cumsum(level.scores[bins], axis=1) * body
    from_foot = np.arange(body, 0, -1)[:, None] - 0.5
    index = np.zeros((body, len(bins)), np.intp)
    for emotion in range(len(EMOTIONS) - 1):
        index += from_foot > ends[:, emotion]
    pixels = np.empty((height, len(bins)), np.uint32)
    pixels[:band] = look.strong[level.top[bins]]
    pixels[band:] = look.fill[-1][index]
    return pixels
