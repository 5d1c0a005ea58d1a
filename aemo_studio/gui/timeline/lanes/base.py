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
class TileSpan:
    """The device pixel columns of a tile, and the times under them."""

    #: First column, counted from 0 s.
    first: int
    #: Columns, in device pixels.
    width: int
    #: Device pixels.
    height: int
    #: Device pixels per second.
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
    """The picture of a TileSpan."""

    #: `width` times `height` device pixels.
    image: QImage
    #: False where something is still to come.
    complete: bool = True


@dataclass(frozen=True)
class Label:
    """Words in a lane, in logical pixels."""

    #: From the left edge of the view.
    x: float
    #: Room for the words.
    width: float
    #: The words.
    text: str
    #: Their colour.
    ink: QColor
    #: From the lane's upper edge.
    top: float
    #: Of the line.
    height: float
    #: Whether they are bold.
    bold: bool = False
    #: Whether they are shortened with an ellipsis where there is no room; else they are left out.
    elided: bool = True
    #: Painted behind the words; None for nothing.
    ground: QColor | None = None


@dataclass(frozen=True)
class LabelView:
    """The measures that labels are laid out by."""

    #: The visible part of the film.
    scale: TimeScale
    #: Of the lane, in logical pixels.
    height: int
    #: The colours.
    look: Look
    #: Measures a text, in logical pixels.
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

    def paint(self, stretch: TileSpan, look: Look) -> Painted: ...

    def labels(self, view: LabelView) -> Iterable[Label]: ...
