"""Paints the sound effects that the editor picked, each where it sounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from PySide6.QtGui import QColor

from aemo_studio.domain.effects import EffectKind, PickedEffect
from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look, Pixels, as_image, pixel
from aemo_studio.gui.timeline.model import TimelineModel

EFFECTS_PX = 18
"""Logical pixels that the lane needs: a line of words."""

_EDGE_PX = 2
_LEAST_PX = 3
_LEAST_LABEL_PX = 24


class EffectsLane:
    """Paints a block for each effect; ambiences lie below what sounds once."""

    name = "effects"
    height = LaneHeight("effects", EFFECTS_PX, 26)

    def __init__(self) -> None:
        self._model = TimelineModel.empty()

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (model.effects, model.duration_s)

    def set_model(self, model: TimelineModel) -> None:
        self._model = model

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        pixels = np.full((stretch.height, stretch.width), look.lane)
        for picked in sorted(self._model.effects, key=_is_over):
            if picked.time_s < stretch.end_s and picked.end_s > stretch.start_s:
                _paint(pixels, picked, stretch, look)
        return Painted(as_image(pixels))

    def labels(self, view: LabelView) -> Iterator[Label]:
        """Names each effect where no other lies on it."""
        ink = QColor(view.look.theme.ink)
        for picked, start_s, end_s in _named(self._model.effects):
            if end_s > view.scale.start_s and start_s < view.scale.end_s:
                x, width = view.clip(start_s, end_s, margin=6)
                if width >= _LEAST_LABEL_PX:
                    yield Label(x, width, picked.effect.title, ink, 0, view.height - 2)


def _is_over(picked: PickedEffect) -> bool:
    return picked.effect.kind is not EffectKind.AMBIENCE


def _named(effects: Iterable[PickedEffect]) -> Iterator[tuple[PickedEffect, float, float]]:
    """Yields the longest stretch of each effect on which no later painted one lies."""
    painted = sorted(effects, key=_is_over)
    for place, picked in enumerate(painted):
        over = sorted(painted[place + 1 :], key=lambda later: later.time_s)
        start_s, end_s = max(_free(picked, over), key=lambda span: span[1] - span[0])
        if end_s > start_s:
            yield picked, start_s, end_s


def _free(picked: PickedEffect, over: Iterable[PickedEffect]) -> Iterator[tuple[float, float]]:
    at_s = picked.time_s
    for later in over:
        if at_s < later.end_s and later.time_s < picked.end_s:
            yield at_s, later.time_s
            at_s = later.end_s
    yield at_s, picked.end_s


def _paint(pixels: Pixels, picked: PickedEffect, stretch: TileSpan, look: Look) -> None:
    """Paints a block with a strong left edge; at least three pixels wide."""
    theme = look.theme
    start, end = stretch.column(picked.time_s), stretch.column(picked.end_s)
    left = max(start, 0)
    right = min(max(end, start + look.device(_LEAST_PX)), stretch.width)
    body = pixels[:, left:right]
    body[:] = pixel(mixed(theme.good, theme.lane, 0.5 if _is_over(picked) else 0.24))
    body[:, : max(start + look.device(_EDGE_PX) - left, 0)] = pixel(QColor(theme.good))
