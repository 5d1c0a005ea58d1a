"""Shows the whole film in one strip: what it feels like, where the scenes are, what the
lanes show."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aemo_studio.gui.look import theme
from aemo_studio.gui.look.colours import hue_colour
from aemo_studio.gui.look.theme import RADIUS
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.look import Look, as_image
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.overview_picture import HEIGHT_PX, drawn, strip_pixels

_EDGE_PX = 6
_LEAST_WINDOW_PX = 14.0


class _Hold(Enum):
    """Names the part of the strip's window that the pointer holds."""

    START = "start"
    END = "end"
    MIDDLE = "middle"


class OverviewStrip(QWidget):
    """Shows the strip. Dragging its window scrolls, dragging the window's ends zooms; a click
    beside it goes there."""

    window_chosen = Signal(float, float)
    """From and to, seconds: what the lanes are to show."""
    time_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TimelineModel.empty()
        self._window = TimeScale.fitted(1.0, 1.0)
        self._time_s = 0.0
        self._picture: QPixmap | None = None
        self._hold: _Hold | None = None
        self._grabbed_s = 0.0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Overview of the whole film"))
        self.setToolTip(self.tr("The whole film. Drag the frame to scroll, its ends to zoom."))

    def set_model(self, model: TimelineModel) -> None:
        same = all(a is b for a, b in zip(drawn(self._model), drawn(model), strict=True))
        same = same and model.duration_s == self._model.duration_s
        self._model = model
        if not same:
            self._picture = None
        self.update()

    def set_window(self, window: TimeScale) -> None:
        """Shows which stretch the lanes show."""
        self._window = window
        self.update()

    def set_time(self, time_s: float) -> None:
        self._time_s = time_s
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(400, HEIGHT_PX)

    @property
    def _scale(self) -> TimeScale:
        return TimeScale.fitted(self._model.duration_s, self.width())

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton or not self._model.duration_s:
            return
        x = event.position().x()
        self._hold = self._part_at(x)
        if self._hold is None:
            middle_s = self._scale.time(x)
            self.time_chosen.emit(middle_s)
            self._choose(middle_s - self._window.visible_s / 2, self._window.visible_s)
            self._hold = _Hold.MIDDLE
        self._grabbed_s = self._scale.time(x) - self._window.start_s

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        x = event.position().x()
        if self._hold is None:
            self._show_cursor(x)
            return
        time_s = self._scale.time(x)
        start_s, end_s = self._window.start_s, self._window.end_s
        if self._hold is _Hold.MIDDLE:
            self._choose(time_s - self._grabbed_s, self._window.visible_s)
        elif self._hold is _Hold.START and time_s < end_s:
            self.window_chosen.emit(time_s, end_s)
        elif self._hold is _Hold.END and time_s > start_s:
            self.window_chosen.emit(start_s, time_s)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._hold = None
        self._show_cursor(event.position().x())

    def _choose(self, start_s: float, length_s: float) -> None:
        start_s = min(max(start_s, 0.0), max(0.0, self._model.duration_s - length_s))
        self.window_chosen.emit(start_s, start_s + length_s)

    def _part_at(self, x: float) -> _Hold | None:
        area = self._window_area()
        if self._window.is_fitted and area.left() + _EDGE_PX < x < area.right() - _EDGE_PX:
            return None
        if abs(x - area.left()) <= _EDGE_PX:
            return _Hold.START
        if abs(x - area.right()) <= _EDGE_PX:
            return _Hold.END
        return _Hold.MIDDLE if area.left() < x < area.right() else None

    def _show_cursor(self, x: float) -> None:
        hold = self._part_at(x) if self._model.duration_s else None
        shapes = {
            None: Qt.CursorShape.ArrowCursor,
            _Hold.MIDDLE: Qt.CursorShape.OpenHandCursor,
            _Hold.START: Qt.CursorShape.SizeHorCursor,
            _Hold.END: Qt.CursorShape.SizeHorCursor,
        }
        self.setCursor(shapes[hold])

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._picture = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.PaletteChange:
            self._picture = None
            self.update()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.panel))
        if self._model.duration_s > 0:
            painter.drawPixmap(0, 0, self._film())
            self._range(painter, colours)
            self._marks(painter, colours)
            self._frame(painter, colours)
        painter.end()

    def _film(self) -> QPixmap:
        """Returns the strip without what moves over it, painted once."""
        dpr = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != dpr:
            look = Look.of(theme.current(), dpr)
            self._picture = QPixmap.fromImage(
                as_image(strip_pixels(self._model, round(self.width() * dpr), look))
            )
            self._picture.setDevicePixelRatio(dpr)
        return self._picture

    def _window_area(self) -> QRectF:
        scale = self._scale
        left, right = scale.x(self._window.start_s), scale.x(self._window.end_s)
        if right - left < _LEAST_WINDOW_PX:
            middle = (left + right) / 2
            left, right = middle - _LEAST_WINDOW_PX / 2, middle + _LEAST_WINDOW_PX / 2
        return QRectF(QPointF(left, 0), QPointF(right, HEIGHT_PX))

    def _range(self, painter: QPainter, colours: theme.Theme) -> None:
        if self._model.in_s is None and self._model.out_s is None:
            return
        scale = self._scale
        left = scale.x(self._model.in_s or 0.0)
        right = scale.x(scale.duration_s if self._model.out_s is None else self._model.out_s)
        painter.fillRect(QRectF(left, 0, right - left, 2), QColor(colours.accent))

    def _marks(self, painter: QPainter, colours: theme.Theme) -> None:
        scale = self._scale
        for marker in self._model.markers:
            painter.setPen(QPen(hue_colour(marker.hue, colours.dark), 1))
            x = round(scale.x(marker.time_s)) + 0.5
            painter.drawLine(QLineF(x, 0, x, 5))

    def _frame(self, painter: QPainter, colours: theme.Theme) -> None:
        """Paints a veil over what is not visible in the lanes, a frame around what is, and the
        playhead."""
        area = self._window_area()
        if not self._window.is_fitted:
            veil = QColor(colours.window)
            veil.setAlpha(150)
            painter.fillRect(QRectF(0, 0, area.left(), HEIGHT_PX), veil)
            painter.fillRect(QRectF(area.right(), 0, self.width() - area.right(), HEIGHT_PX), veil)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.ink), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        x = round(self._scale.x(self._time_s) - 0.5) + 0.5
        painter.setPen(QPen(QColor(colours.playhead), 1))
        painter.drawLine(QLineF(x, 0, x, HEIGHT_PX))
