"""Paints lanes from tiles; makes those that are missing, as long as there is time."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPixmap

from aemo_studio.gui.timeline.frame import Frame
from aemo_studio.gui.timeline.lanes import Lane, TileSpan
from aemo_studio.gui.timeline.layout import LaneRow
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.tiles import TILE_PX, Tile, TileCache


class TilePainter:
    """Paints the lanes of one repaint. until: `time.perf_counter()` from which no tile is begun.
    patient: every tile is made complete, however long it takes."""

    def __init__(
        self, cache: TileCache, frame: Frame, look: Look, until: float, *, patient: bool
    ) -> None:
        self._cache = cache
        self._frame = frame
        self._look = look
        self._until = until
        self._patient = patient
        self._zoom = frame.scale.px_per_s * look.dpr

    def paint(self, lane: Lane, row: LaneRow, area: QRect) -> bool:
        """Whether all tiles of the lane in `area` were there or could be painted in time."""
        look, zoom = self._look, self._zoom
        origin = round(self._frame.scale.start_s * zoom)
        complete = True
        for index in self._visible(origin, area):
            left = (index * TILE_PX - origin) / look.dpr
            place = QRectF(left, row.top, TILE_PX / look.dpr, row.height)
            tile = self._cache.get(lane.name, zoom, index)
            if (tile is None or not tile.complete) and time.perf_counter() < self._until:
                tile = self._make(lane, index, look.device(row.height))
            if tile is None:
                complete = False
                self._paint_stand_in(lane, index, place)
                continue
            complete &= tile.complete
            self._frame.painter.drawPixmap(place.topLeft(), tile.pixmap)
        return complete

    def _visible(self, origin: int, area: QRect) -> Iterator[int]:
        left = origin + int(max(area.left(), 0) * self._look.dpr)
        right = origin + int((area.right() + 1) * self._look.dpr)
        end = int(self._frame.model.duration_s * self._zoom)
        yield from range(left // TILE_PX, min(right, end) // TILE_PX + 1)

    def _make(self, lane: Lane, index: int, height: int) -> Tile:
        stretch = TileSpan(index * TILE_PX, TILE_PX, height, self._zoom)
        painted = lane.paint(stretch, self._look)
        while self._patient and not painted.complete:
            painted = lane.paint(stretch, self._look)
        pixmap = QPixmap.fromImage(painted.image)
        pixmap.setDevicePixelRatio(self._look.dpr)
        tile = Tile(pixmap, painted.complete)
        self._cache.put(lane.name, self._zoom, index, tile)
        return tile

    def _paint_stand_in(self, lane: Lane, index: int, place: QRectF) -> None:
        """Paints tiles of another zoom, stretched to where they belong.

        Only the part of each that is wanted: Qt paints a picture that reaches further than 32,767
        pixels, as after a few steps of the wheel, five times as slowly.
        """
        painter, scale = self._frame.painter, self._frame.scale
        painter.fillRect(place, QColor(self._frame.theme.lane))
        for other, number, tile in self._cache.stand_ins(lane.name, self._zoom, index):
            left = scale.x(number * TILE_PX / other)
            whole = QRectF(left, place.top(), TILE_PX / other * scale.px_per_s, place.height())
            target = whole & place
            if not target.isEmpty():
                painter.drawPixmap(target, tile.pixmap, _part(tile.pixmap, whole, target))


def _part(pixmap: QPixmap, whole: QRectF, target: QRectF) -> QRectF:
    """Finds the part of a pixmap that is seen in `target` when it covers `whole`."""
    stretch = pixmap.width() / whole.width()
    left = (target.left() - whole.left()) * stretch
    return QRectF(left, 0, target.width() * stretch, pixmap.height())
