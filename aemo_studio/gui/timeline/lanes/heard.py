"""Paints what is heard in the film's own sound beside words: music below, the rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtGui import QColor

from aemo_studio.domain.heard import HeardEvent, HeardKind
from aemo_studio.gui.language.words import heard_word
from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look, Pixels, as_image, pixel
from aemo_studio.gui.timeline.model import TimelineModel

HEARD_PX = 18
"""Logical pixels that the lane needs: a line of words."""

_FOOT_PX = 3
_EDGE_PX = 2
_LEAST_PX = 2
_LEAST_LABEL_PX = 20


class HeardLane:
    """Paints a block for each event; a foot shows that music goes on under other sounds."""

    name = "heard"
    height = LaneHeight("heard", HEARD_PX, 26)

    def __init__(self) -> None:
        self._model = TimelineModel.empty()

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (model.heard, model.duration_s)

    def set_model(self, model: TimelineModel) -> None:
        self._model = model

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        pixels = np.full((stretch.height, stretch.width), look.lane)
        for event in _music_first(self._model.heard):
            if event.start_s < stretch.end_s and event.end_s > stretch.start_s:
                _paint(pixels, event, stretch, look)
        return Painted(as_image(pixels))

    def labels(self, view: LabelView) -> Iterator[Label]:
        """Names each event where no other lies on it."""
        ink = QColor(view.look.theme.ink)
        for event, start_s, end_s in free_stretches(self._model.heard):
            if end_s > view.scale.start_s and start_s < view.scale.end_s:
                x, width = view.clip(start_s, end_s, margin=6)
                if width >= _LEAST_LABEL_PX:
                    yield Label(x, width, heard_word(event.kind), ink, 0, view.height - 2)


def free_stretches(events: Sequence[HeardEvent]) -> Iterator[tuple[HeardEvent, float, float]]:
    """Yields the longest stretch of each event on which no later painted one lies."""
    painted = _music_first(events)
    for place, event in enumerate(painted):
        over = [later for later in painted[place + 1 :] if later.end_s > event.start_s]
        edges, best = event.start_s, (event.start_s, event.start_s)
        for later in sorted(over, key=lambda e: e.start_s):
            if later.start_s >= event.end_s:
                break
            best = max(best, (edges, later.start_s), key=lambda s: s[1] - s[0])
            edges = max(edges, later.end_s)
        start_s, end_s = max(best, (edges, event.end_s), key=lambda s: s[1] - s[0])
        if end_s > start_s:
            yield event, start_s, end_s


def _music_first(events: Sequence[HeardEvent]) -> list[HeardEvent]:
    return sorted(events, key=lambda event: (event.kind is not HeardKind.MUSIC, event.start_s))


def _paint(pixels: Pixels, event: HeardEvent, stretch: TileSpan, look: Look) -> None:
    """Paints a block, from the top down to the foot of the music; at least two pixels wide."""
    theme = look.theme
    music = event.kind is HeardKind.MUSIC
    colour = theme.accent if music else theme.ink_soft
    start, end = stretch.column(event.start_s), stretch.column(event.end_s)
    left = max(start, 0)
    right = min(max(end, start + look.device(_LEAST_PX)), stretch.width)
    foot = stretch.height - look.device(_FOOT_PX)
    body = pixels[:foot, left:right]
    body[:] = pixel(mixed(colour, theme.lane, 0.24))
    body[:, : max(start + look.device(_EDGE_PX) - left, 0)] = pixel(colour)
    if not music and end - start > look.device(2 * _EDGE_PX):
        body[:, end - look.device(1) - left :] = look.lane
    if music:
        pixels[foot:, left:right] = pixel(mixed(theme.accent, theme.lane, 0.75))
