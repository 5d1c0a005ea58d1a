"""Paints the sound: lowest and highest sample of every column."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from aemo_studio.domain.video import Waveform
from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look, as_image, pixel
from aemo_studio.gui.timeline.model import TimelineModel

LOUDNESS_POWER = 0.7
"""Quiet speech is still seen; full scale stays full height."""


class WaveformLane:
    """Paints peaks about the middle of the lane."""

    name = "sound"
    height = LaneHeight("sound", 26, 56)

    def __init__(self) -> None:
        self._model = TimelineModel.empty()

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (model.waveform, model.duration_s, model.has_audio)

    def set_model(self, model: TimelineModel) -> None:
        self._model = model

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        pixels = np.full((stretch.height, stretch.width), look.lane)
        waveform = self._model.waveform
        if waveform is None or not len(waveform.peaks):
            pixels[:] = look.pending if self._model.has_audio else look.lane
            return Painted(as_image(pixels))
        low, high = column_peaks(waveform, stretch)
        middle = (stretch.height - 1) / 2
        rows = np.arange(stretch.height)[:, None]
        above, below = middle - _drawn(high) * middle, middle - _drawn(low) * middle
        sound = (rows >= np.floor(above)) & (rows <= np.ceil(below))
        colour = mixed(look.theme.waveform, look.theme.lane, 0.85)
        pixels[sound] = pixel(colour)
        after = stretch.times_s() > len(waveform.peaks) / waveform.rate_hz
        pixels[:, after] = look.lane
        return Painted(as_image(pixels))

    def labels(self, view: LabelView) -> Iterable[Label]:
        if self._model.has_audio or not self._model.duration_s:
            return
        text = QCoreApplication.translate("timeline", "no audio")
        ink = QColor(view.look.theme.ink_soft)
        yield Label(5, view.scale.width_px - 10, text, ink, 0, view.height)


def column_peaks(
    waveform: Waveform, stretch: TileSpan
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Finds the lowest and highest sample of every column of a stretch, float64[width] each.

    Closer than one peak a column, values between peaks are joined by straight lines.
    """
    peaks = waveform.peaks
    edges = (stretch.first + np.arange(stretch.width + 1)) / stretch.px_per_s * waveform.rate_hz
    if edges[1] - edges[0] < 1:
        at = (edges[:-1] + edges[1:]) / 2 - 0.5
        first = min(max(int(at[0]) - 1, 0), len(peaks) - 1)
        part = peaks[first : int(at[-1]) + 3]
        places = np.arange(first, first + len(part))
        return np.interp(at, places, part[:, 0]), np.interp(at, places, part[:, 1])
    starts = np.minimum(edges[:-1].astype(np.intp), len(peaks) - 1)
    end = min(int(np.ceil(edges[-1])), len(peaks))
    part = peaks[starts[0] : max(end, starts[-1] + 1)].astype(np.float64)
    offsets = starts - starts[0]
    return np.minimum.reduceat(part[:, 0], offsets), np.maximum.reduceat(part[:, 1], offsets)


def _drawn(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(samples, -1.0, 1.0)
    return np.sign(clipped) * np.abs(clipped) ** LOUDNESS_POWER
