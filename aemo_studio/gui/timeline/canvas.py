"""Paints the ruler and the lanes for one TimeScale, from cached tiles."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aemo_studio.gui.look import theme
from aemo_studio.gui.timeline import overlay, ruler
from aemo_studio.gui.timeline.frame import Frame
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.lane_texts import LabelPainter
from aemo_studio.gui.timeline.lanes import (
    CHARACTER_PX,
    CharacterLane,
    EffectsLane,
    EmotionLane,
    EmotionStyle,
    HeardLane,
    Label,
    LabelView,
    Lane,
    all_lanes,
    with_characters,
    with_effects,
    with_heard,
)
from aemo_studio.gui.timeline.layout import LaneHeight, LaneRow, least_height, rows
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.gui.timeline.overlay import BoundaryPreview
from aemo_studio.gui.timeline.tile_painter import TilePainter
from aemo_studio.gui.timeline.tiles import TileCache

GAP_PX = 2
_ALWAYS_EXTRA = 3
"""Lanes of what is heard, of effects and of characters for which there is room in the smallest
window."""

_FIRST = ("fused", "scenes")
"""The lanes that are painted before the others: what the film feels like, and its scenes."""

FRAME_BUDGET_S = 0.002
"""How long one repaint may paint new tiles; the others follow in the next."""

_LOOK_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
_RULER = LaneHeight("ruler", ruler.RULER_PX, ruler.RULER_PX)

Refit = Callable[[int, int, int], MusicClip | None]
"""Finds how the music of scenes from a first to a last one would play if it ended with a third."""


class TimelineCanvas(QWidget):
    """Paints a TimelineModel. It holds what is visible, and decides nothing."""

    laid_out = Signal(object)
    """The rows, when they have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes: tuple[Lane, ...] = all_lanes()
        self.model = TimelineModel.empty()
        self.scale = TimeScale.fitted(1.0, 100.0)
        self.time_s = 0.0
        self.refit: Refit = lambda _first, _last, _to: None
        self.preview: BoundaryPreview | None = None
        self.moved_marker: tuple[int, float] | None = None
        self.folded = False
        self.snapping = True
        self._tiles = TileCache()
        self._look: Look | None = None
        self._labels = LabelPainter()
        self._patient = False
        self._rows: tuple[LaneRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._lay_out()

    # What is shown

    def set_model(self, model: TimelineModel) -> None:
        """Shows a model; lanes whose part of it is the same object keep their tiles."""
        self._choose_lanes(model)
        for lane in self.lanes:
            old, new = lane.inputs(self.model), lane.inputs(model)
            if any(a is not b and a != b for a, b in zip(old, new, strict=True)):
                self._tiles.drop(lane.name)
            lane.set_model(model)
        if model.duration_s != self.model.duration_s:
            self.scale = TimeScale.fitted(model.duration_s, self.width())
        self.model = model
        self.update()

    def _choose_lanes(self, model: TimelineModel) -> bool:
        """Takes the lanes of what is heard and of effects, if there are any, and those of who is in
        the film, as many as there is room for, unless they are folded; returns whether they are
        others, which were laid out then."""
        lanes = with_heard(self.lanes, wanted=bool(model.heard))
        lanes = with_effects(lanes, wanted=bool(model.effects))
        arcs = () if self.folded else model.arcs[: self._room_for_characters(lanes)]
        lanes = with_characters(lanes, (arc.character.number for arc in arcs))
        changed = lanes != self.lanes
        if changed:
            for lane in {*self.lanes} ^ {*lanes}:
                self._tiles.drop(lane.name)
            for lane in {*lanes} - {*self.lanes}:
                lane.set_model(model)
            self.lanes = lanes
            self._lay_out()
            self.updateGeometry()
        return changed

    def _room_for_characters(self, lanes: Iterable[Lane]) -> int:
        spare = self.height() - _least_height(lanes, 0)
        return max(_always_characters(lanes), spare // (CHARACTER_PX + GAP_PX))

    def set_folded(self, folded: bool) -> None:
        """Leaves the lanes of the characters out, or shows them again."""
        if folded != self.folded:
            self.folded = folded
            self.set_model(self.model)

    def set_scale(self, scale: TimeScale) -> None:
        if scale != self.scale:
            self.scale = scale
            self.update()

    def set_time(self, time_s: float) -> None:
        """Moves the playhead; only its old and new place are painted again."""
        for moment in (self.time_s, time_s):
            self.update(self._playhead_area(moment))
        self.time_s = time_s

    def set_preview(self, preview: BoundaryPreview | None) -> None:
        self.preview = preview
        self.update()

    def set_moved_marker(self, moved: tuple[int, float] | None) -> None:
        self.moved_marker = moved
        self.update()

    def set_style(self, style: EmotionStyle) -> None:
        """Sets the view of all emotion lanes."""
        for lane in self.lanes:
            if isinstance(lane, EmotionLane) and lane.style is not style:
                lane.style = style
                self._tiles.drop(lane.name)
        self.update()

    @property
    def rows(self) -> tuple[LaneRow, ...]:
        """The ruler and the lanes, from top to bottom."""
        return self._rows

    def row(self, name: str) -> LaneRow:
        return next(row for row in self._rows if row.name == name)

    def settle(self) -> None:
        """Paints everything that is visible now, however long it takes (for a picture)."""
        self._patient = True
        try:
            self.grab()
        finally:
            self._patient = False

    # Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        n_shown = sum(isinstance(lane, CharacterLane) for lane in self.lanes)
        return QSize(240, _least_height(self.lanes, min(n_shown, _always_characters(self.lanes))))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSizeHint() + QSize(560, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.scale = self.scale.resized(self.width())
        if not self._choose_lanes(self.model):
            self._lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() in _LOOK_CHANGES:
            self._forget_look()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = self._current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        area = event.rect()
        painter.fillRect(area, QColor(look.theme.panel))
        if self.model.duration_s > 0:
            self._paint_film(painter, area, look)
        if self.hasFocus():
            overlay.paint_focus(painter, QRectF(self.rect()), look.theme)
        painter.end()

    # Painting

    def _paint_film(self, painter: QPainter, area: QRect, look: Look) -> None:
        until = time.perf_counter() + (3600.0 if self._patient else FRAME_BUDGET_S)
        complete, frame = True, self._frame(painter)
        tiles = TilePainter(self._tiles, frame, look, until, patient=self._patient)
        pairs = zip(self.lanes, self._rows[1:], strict=True)
        waiting = set[str]()
        for lane, row in sorted(pairs, key=lambda pair: pair[0].name not in _FIRST):
            in_area = row.top <= area.bottom() and row.bottom >= area.top()
            if in_area and not tiles.paint(lane, row, area):
                complete = False
                waiting.add(lane.name)
        self._paint_labels(painter, area, look, waiting)
        if area.top() < ruler.RULER_PX:
            ruler.paint_ruler(frame)
        self._paint_overlays(painter)
        if not complete:
            QTimer.singleShot(0, self, self.update)

    def _paint_labels(
        self, painter: QPainter, area: QRect, look: Look, waiting: Collection[str]
    ) -> None:
        """Writes what is in the lanes. waiting: lanes that are not painted yet, in which words for
        the colours to come could not be read."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lane, row in zip(self.lanes, self._rows[1:], strict=True):
            view = LabelView(self.scale, row.height, look, self._labels.width)
            for label in lane.labels(view):
                if lane.name in waiting:
                    label = _on_bare_lane(label, look)  # noqa: PLW2901
                if label.x <= area.right() and label.x + label.width >= area.left():
                    self._labels.draw(painter, label, row.top)

    def _paint_overlays(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame(painter)
        overlay.paint_locks(frame, self.row("music"))
        ruler.paint_range(frame)
        ruler.paint_markers(frame, self.moved_marker)
        overlay.paint_playhead(frame, self.time_s)
        preview = self.preview
        if preview is not None and preview.index < self._count_of(preview.lane):
            if preview.clip is not None:
                overlay.paint_refitted(frame, self._current_look(), preview, self.row("music"))
            overlay.paint_preview(frame, preview, self.row(preview.lane))

    def _count_of(self, lane: str) -> int:
        """Counts the things of a lane that can be dragged."""
        model = self.model
        known = {"music": len(model.music), "effects": len(model.effects)}
        return known.get(lane, len(model.boundaries_s))

    # What painting rests on

    def _frame(self, painter: QPainter) -> Frame:
        return Frame(painter, self.model, self.scale, self._current_look().theme, self.height())

    def _playhead_area(self, time_s: float) -> QRect:
        reach = overlay.PLAYHEAD_REACH_PX
        return QRect(int(self.scale.x(time_s)) - reach, 0, 2 * reach + 1, self.height())

    def _lay_out(self) -> None:
        heights = [_RULER, *(lane.height for lane in self.lanes)]
        placed = rows(heights, self.height(), GAP_PX)
        if placed != self._rows:
            self._rows = placed
            self._tiles.clear()
            self.laid_out.emit(placed)

    def _current_look(self) -> Look:
        dpr = self.devicePixelRatioF()
        if self._look is None or self._look.dpr != dpr:
            self._look = Look.of(theme.current(), dpr)
            self._tiles.clear()
        return self._look

    def _forget_look(self) -> None:
        self._look = None
        self._labels = LabelPainter()
        self._tiles.clear()
        self.update()


def _on_bare_lane(label: Label, look: Look) -> Label:
    return replace(label, ink=QColor(look.theme.ink), ground=QColor(look.theme.lane))


def _always_characters(lanes: Iterable[Lane]) -> int:
    return _ALWAYS_EXTRA - sum(isinstance(lane, HeardLane | EffectsLane) for lane in lanes)


def _least_height(lanes: Iterable[Lane], characters: int) -> int:
    lasting = (lane for lane in lanes if not isinstance(lane, CharacterLane))
    heights = [_RULER, *(lane.height for lane in lasting)]
    return least_height(heights, GAP_PX) + characters * (CHARACTER_PX + GAP_PX)
