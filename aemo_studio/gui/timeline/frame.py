"""Holds what everything that is drawn over the lanes needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from aemo_studio.gui.look.theme import Theme
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.model import TimelineModel


@dataclass(frozen=True, eq=False)
class Frame:
    """One repaint of the timeline."""

    #: Paints on the widget.
    painter: QPainter
    #: What is shown.
    model: TimelineModel
    #: Which part of the film, at which zoom.
    scale: TimeScale
    #: The colours.
    theme: Theme
    #: Logical pixels.
    height: int

    def timecode(self, time_s: float) -> str:
        return self.model.rate.format(time_s, self.model.start_timecode)
