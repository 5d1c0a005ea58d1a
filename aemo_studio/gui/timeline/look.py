"""Prepares the theme for the painters: colours as numbers for whole arrays of pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from aemo_studio.domain.emotion import EMOTIONS
from aemo_studio.gui.look.theme import Theme, emotion_colour, ink_on, mixed

Pixels = NDArray[np.uint32]
"""uint32[height, width], 0xffRRGGBB."""

COVERAGE_STEPS = 4
_BLOCK_SHARE = {True: 0.34, False: 0.30}
_TINT_SHARE = {True: 0.13, False: 0.10}
_FILL_SHARES = {True: (0.34, 0.70), False: (0.36, 0.78)}
"""Share of the emotion's colour at little and at full coverage."""


def pixel(colour: QColor | str) -> np.uint32:
    """Converts a colour to 0xffRRGGBB."""
    return np.uint32(QColor(colour).rgb())


@dataclass(frozen=True, eq=False)
class Look:
    """The theme's colours as numbers, for painting arrays."""

    #: The colours as text.
    theme: Theme
    #: Device pixels per logical pixel.
    dpr: float
    #: uint32[8]: colour of each Emotion's name.
    strong: Pixels
    #: uint32[8]: colour behind each Emotion.
    tint: Pixels
    #: uint32[8]: colour of each Emotion's scenes.
    block: Pixels
    #: uint32[steps, 8]: colour of each Emotion by coverage.
    fill: Pixels
    #: Colour of words on each Emotion, in the order of EMOTIONS.
    inks: tuple[QColor, ...]
    #: Behind the lanes.
    lane: np.uint32
    #: Strokes over missing evidence.
    hatch: np.uint32
    #: Between those strokes.
    hatch_ground: np.uint32
    #: What is not analysed yet.
    pending: np.uint32

    @staticmethod
    def of(shown: Theme, dpr: float) -> Look:
        colours = [emotion_colour(emotion, shown.dark) for emotion in EMOTIONS]
        low, high = _FILL_SHARES[shown.dark]
        steps = np.linspace(low, high, COVERAGE_STEPS)
        return Look(
            theme=shown,
            dpr=dpr,
            strong=_pixels(colours),
            tint=_pixels([mixed(c, shown.lane, _TINT_SHARE[shown.dark]) for c in colours]),
            block=_pixels([mixed(c, shown.lane, _BLOCK_SHARE[shown.dark]) for c in colours]),
            fill=np.stack([_pixels([mixed(c, shown.lane, s) for c in colours]) for s in steps]),
            inks=tuple(ink_on(colour) for colour in colours),
            lane=pixel(shown.lane),
            hatch=pixel(shown.hatch),
            hatch_ground=pixel(mixed(shown.lane, shown.panel, 0.5)),
            pending=pixel(mixed(shown.lane, shown.window, 0.35)),
        )

    def device(self, logical: float) -> int:
        """Converts logical pixels to whole device pixels, at least one."""
        return max(1, round(logical * self.dpr))

    def fill_of(self, top: NDArray[np.intp], coverage: NDArray[np.float32]) -> Pixels:
        """Colours cells, stronger where more of a cell has evidence."""
        step = np.clip(np.ceil(coverage * COVERAGE_STEPS).astype(np.intp) - 1, 0, None)
        return self.fill[np.minimum(step, COVERAGE_STEPS - 1), top]

    def hatching(self, columns: NDArray[np.intp], height: int) -> Pixels:
        """Draws diagonal strokes in columns counted from the start of the film, so that they go on
        from tile to tile."""
        period, stroke = self.device(6), self.device(1.25)
        across = columns[None, :] + np.arange(height)[:, None]
        return np.where(across % period < stroke, self.hatch, self.hatch_ground)

    def hatch_columns(self, pixels: Pixels, which: NDArray[np.bool_], first: int) -> None:
        """Hatches the columns of `pixels` that bool[width] `which` names; `first`: the first."""
        columns = np.flatnonzero(which)
        if len(columns):
            pixels[:, columns] = self.hatching(first + columns, len(pixels))


def _pixels(colours: list[QColor]) -> Pixels:
    return np.array([colour.rgb() for colour in colours], np.uint32)


def as_image(pixels: Pixels, *, transparent: bool = False) -> QImage:
    """Copies pixels into a picture that Qt can draw. transparent: pixels of 0 are left out."""
    data = np.ascontiguousarray(pixels, np.uint32)
    height, width = data.shape
    kinds = QImage.Format
    kind = kinds.Format_ARGB32_Premultiplied if transparent else kinds.Format_RGB32
    return QImage(data.data, width, height, width * 4, kind).copy()
