"""Defines what every lane of the timeline can do.

A lane paints pictures of stretches of the film (tiles, kept by the canvas) and names what is in
them (labels, drawn anew each time so that they stay crisp and in view).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.model import TimelineModel

Times = NDArray[np.float64]


@dataclass(frozen=True)
class Stretch:
    """Describes `width` columns of device pixels from column `first` on, counted from 0 s."""

    #: The first column, in device pixels from 0 s.
    first: int
    #: Columns, in device pixels.
    width: int
    #: Rows, in device pixels.
    height: int
    #: The zoom: device pixels per second.
    px_per_s: float

    @property
    def start_s(self) -> float:
        return self.first / self.px_per_s

    @property
    def end_s(self) -> float:
        return (self.first + self.width) / self.px_per_s

    def times_s(self) -> Times:
        """Returns the middle of every column in seconds, float64[width]."""
        columns = np.arange(self.first, self.first + self.width, dtype=np.float64)
        times: Times = (columns + 0.5) / self.px_per_s
        return times

    def column(self, time_s: float) -> int:
        """Finds the column, counted from `first`, that a time falls on."""
        return round(time_s * self.px_per_s) - self.first


@dataclass(frozen=True)
class Painted:
    """Holds a picture of a stretch."""

    #: The picture, in device pixels.
    image: QImage
    #: False where something is still to come.
    complete: bool = True


@dataclass(frozen=True)
class Label:
    """Places words in a lane, in logical pixels from the left edge of the view and the
    lane's top."""

    #: Left edge of the label.
    x: float
    #: Room for the words.
    width: float
    #: The words.
    text: str
    #: Their colour.
    ink: QColor
    #: Upper edge of the label.
    top: float
    #: Height of the line.
    height: float
    #: Whether they are set bold.
    bold: bool = False
    #: Whether words are shortened with an ellipsis where there is no room; else left out.
    elided: bool = True
    #: Painted behind the words; None for nothing.
    ground: QColor | None = None


@dataclass(frozen=True)
class LabelView:
    """Holds what labels need to know: the visible stretch, the lane's height, and how wide words
    are."""

    #: Which stretch is visible.
    scale: TimeScale
    #: Of the lane, in logical pixels.
    height: int
    #: The colours.
    look: Look
    #: Measures words, in logical pixels.
    width_of: Callable[[str], float]

    def clip(self, start_s: float, end_s: float, margin: float = 4.0) -> tuple[float, float]:
        """Returns x and width of the visible part of a stretch, `margin` in from its start."""
        left = max(self.scale.x(start_s), 0.0) + margin
        right = min(self.scale.x(end_s), self.scale.width_px) - 3
        return left, right - left


class Lane(Protocol):
    """Paints one strip of the timeline."""

    @property
    def name(self) -> str: ...

    @property
    def height(self) -> LaneHeight: ...

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        """Returns the parts of the model that the lane draws; the same objects mean the same
        picture."""
        ...

    def set_model(self, model: TimelineModel) -> None: ...

    def paint(self, stretch: Stretch, look: Look) -> Painted: ...

    def labels(self, view: LabelView) -> Iterable[Label]: ...
