"""Paints the film: thumbnails shot by shot, and under them the shots themselves."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.pictures import Pictures

SHOTS_PX = 7
PATIENCE_S = 0.002
"""How long one call may decode before it shows what it has."""

_SHOTS_FROM = 0.5
"""Shots carry pictures of their own while the typical one is this share of a picture wide."""


@dataclass(frozen=True)
class _Slot:
    """Holds the room for one picture: columns counted from the start of the film, and which
    picture."""

    left: int
    right: int
    picture: int


class FilmLane:
    """Paints a picture at the start of every shot and every picture's width after it."""

    name = "film"
    height = LaneHeight("film", 48, 92)

    def __init__(self) -> None:
        self._model = TimelineModel.empty()
        self._pictures = Pictures(())
        self._edges = np.zeros(0)

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (model.thumbnails, model.shots, model.duration_s)

    def set_model(self, model: TimelineModel) -> None:
        if model.thumbnails is not self._model.thumbnails:
            self._pictures = Pictures(model.thumbnails)
        self._model = model
        self._edges = np.array(model.shot_edges_s)

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        image = QImage(stretch.width, stretch.height, QImage.Format.Format_RGB32)
        empty = mixed(look.theme.lane, look.theme.window, 0.35)
        image.fill(empty)
        painter = QPainter(image)
        complete = self._pictures_in(painter, stretch, look)
        self._shots_in(painter, stretch, look)
        after = stretch.column(self._model.duration_s)
        painter.fillRect(QRect(after, 0, stretch.width, stretch.height), QColor(look.theme.lane))
        painter.end()
        return Painted(image, complete)

    def labels(self, view: LabelView) -> Iterable[Label]:
        if self._model.has_video or not self._model.duration_s:
            return
        text = QCoreApplication.translate("timeline", "no picture")
        ink = QColor(view.look.theme.ink_soft)
        yield Label(5, view.scale.width_px - 10, text, ink, 0, view.height)

    def _pictures_in(self, painter: QPainter, stretch: TileSpan, look: Look) -> bool:
        """Draws what is decoded, decodes for a moment; whether all are there."""
        if not len(self._pictures):
            return True
        height = stretch.height - look.device(SHOTS_PX)
        until = time.perf_counter() + PATIENCE_S
        complete = True
        for slot in self._slots(stretch, max(8, round(height * self._pictures.aspect))):
            image = self._pictures.ready(slot.picture, height)
            if image is None and time.perf_counter() < until:
                image = self._pictures.decode(slot.picture, height)
            if image is None:
                complete = False
            elif not image.isNull():
                _draw(painter, image, slot, stretch)
        return complete

    def _slots(self, stretch: TileSpan, width: int) -> Iterator[_Slot]:
        lengths = np.diff(self._edges)
        if not len(lengths) or np.median(lengths) * stretch.px_per_s < width * _SHOTS_FROM:
            yield from self._cut(0.0, self._model.duration_s, stretch, width)
            return
        first = int(np.searchsorted(self._edges, stretch.start_s, "right")) - 1
        last = int(np.searchsorted(self._edges, stretch.end_s, "left"))
        for start_s, end_s in pairwise(self._edges[max(first, 0) : last + 1].tolist()):
            yield from self._cut(start_s, end_s, stretch, width)

    def _cut(self, start_s: float, end_s: float, stretch: TileSpan, width: int) -> Iterator[_Slot]:
        """Slots of `width` from `start_s` to `end_s` that touch the stretch."""
        left, right = round(start_s * stretch.px_per_s), round(end_s * stretch.px_per_s)
        begin = left + max(0, (stretch.first - left) // width) * width
        for x in range(begin, min(right, stretch.first + stretch.width), width):
            end = min(x + width, right)
            middle_s = (x + end) / 2 / stretch.px_per_s
            yield _Slot(x, end, self._pictures.nearest(middle_s, start_s, end_s))

    def _shots_in(self, painter: QPainter, stretch: TileSpan, look: Look) -> None:
        """A cut is a gap in the pictures; the strip below tells one shot from the next."""
        if not len(self._edges):
            return
        top = stretch.height - look.device(SHOTS_PX)
        tones = [mixed(look.theme.ink_faint, look.theme.lane, share) for share in (0.5, 0.28)]
        gap, ground = look.device(1), QColor(look.theme.window)
        painter.fillRect(0, top, stretch.width, stretch.height - top, tones[1])
        wide = (
            len(self._edges) > 1
            and float(np.median(np.diff(self._edges)) * stretch.px_per_s) >= 4 * look.dpr
        )
        first = max(0, int(np.searchsorted(self._edges, stretch.start_s, "right")) - 1)
        last = int(np.searchsorted(self._edges, stretch.end_s, "left"))
        for index in range(first, min(last, len(self._edges) - 1) if wide else 0):
            left, right = (stretch.column(float(t)) for t in self._edges[index : index + 2])
            painter.fillRect(left, top, right - left, stretch.height - top, tones[index % 2])
            painter.fillRect(left, 0, gap, stretch.height, ground)
        painter.fillRect(0, top, stretch.width, look.device(1), ground)


def _draw(painter: QPainter, image: QImage, slot: _Slot, stretch: TileSpan) -> None:
    """A picture in its slot, its middle where the slot is narrower."""
    width = min(slot.right - slot.left, image.width())
    source = QRect((image.width() - width) // 2, 0, width, image.height())
    painter.drawImage(slot.left - stretch.first, 0, image, source.x(), 0, width, image.height())
