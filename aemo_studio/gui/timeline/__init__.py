"""Shows the timeline across the bottom of the window."""

from __future__ import annotations

from aemo_studio.gui.timeline.lanes import EmotionStyle
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.overview import OverviewStrip
from aemo_studio.gui.timeline.reading import ReadOut
from aemo_studio.gui.timeline.view import Follow, TimelineView

__all__ = [
    "EmotionStyle",
    "Follow",
    "MenuPlace",
    "OverviewStrip",
    "ReadOut",
    "TimelineModel",
    "TimelineView",
]
