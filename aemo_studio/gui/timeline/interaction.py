"""Turns the gestures of mouse, wheel and touchpad on the canvas into signals."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from aemo_studio.gui.timeline.dragging import Drag, DragReport
from aemo_studio.gui.timeline.geometry import TimeScale, span_at
from aemo_studio.gui.timeline.grips import SCRUB, Grip, GripKind, grip_at
from aemo_studio.gui.timeline.layout import row_at
from aemo_studio.gui.timeline.menu_place import MenuPlace
from aemo_studio.gui.timeline.mix_canvas import MixCanvas
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.tooltips import tooltip

ZOOM_PER_STEP = 1.25
_ANGLE_STEP = 120.0
_PX_PER_ANGLE = 0.8
_ALT = Qt.KeyboardModifier.AltModifier
_PAN_BUTTON = Qt.MouseButton.MiddleButton
_CURSORS = {
    GripKind.BOUNDARY: Qt.CursorShape.SplitHCursor,
    GripKind.MARKER: Qt.CursorShape.PointingHandCursor,
    GripKind.MUSIC: Qt.CursorShape.SizeHorCursor,
    GripKind.EFFECT: Qt.CursorShape.SizeHorCursor,
    GripKind.IN: Qt.CursorShape.SizeHorCursor,
    GripKind.OUT: Qt.CursorShape.SizeHorCursor,
    GripKind.TIME: Qt.CursorShape.ArrowCursor,
}


class InteractiveCanvas(MixCanvas):
    """Reports what the user wants; who receives the signals decides what happens."""

    time_chosen = Signal(float)
    scale_changed = Signal(object)
    scene_chosen = Signal(int)
    scene_activated = Signal(int)
    boundary_moved = Signal(int, float)
    marker_chosen = Signal(int)
    marker_moved = Signal(int, float)
    marker_activated = Signal(int)
    music_moved = Signal(int, int, int)
    effect_chosen = Signal(int)
    effect_moved = Signal(int, float)
    range_moved = Signal(object, object)
    context_menu_wanted = Signal(object, QPoint)
    gesture_started = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drag: Drag | None = None
        self._report = DragReport(
            time_chosen=self.time_chosen.emit,
            boundary_moved=self.boundary_moved.emit,
            marker_moved=self.marker_moved.emit,
            music_moved=self.music_moved.emit,
            effect_moved=self.effect_moved.emit,
            range_moved=self.range_moved.emit,
            scale_changed=self.change_scale,
        )
        self._pan_from: QPointF | None = None
        self.wheel_zooms = False

    @property
    def dragging(self) -> bool:
        """Returns whether something is being moved now."""
        return self._drag is not None or self._pan_from is not None or self.mixing

    def grip_at(self, place: QPointF) -> Grip:
        """Finds what lies under a point of the widget."""
        row = row_at(self.rows, place.y())
        return grip_at(self.model, self.scale, row.name if row else "", place.x())

    def change_scale(self, scale: TimeScale) -> None:
        """Zooms or scrolls, and emits `scale_changed`."""
        if scale != self.scale:
            self.set_scale(scale)
            self.scale_changed.emit(scale)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if not self.model.duration_s:
            return
        if event.button() == _PAN_BUTTON:
            self._pan_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.gesture_started.emit()
            if not self.press_mix(event.position()):
                self._press(event.position(), free=_is_free(event))

    def _press(self, place: QPointF, *, free: bool = False) -> None:
        grip = self.grip_at(place)
        self._drag = Drag(self, self._report, grip, place.x())
        if grip == SCRUB:
            self._drag.move(place.x(), free=free)
            index = self._scene_at(place)
            if index is not None:
                self.scene_chosen.emit(index)
        elif grip.kind is GripKind.MARKER:
            self.marker_chosen.emit(grip.index)
        elif grip.kind is GripKind.EFFECT:
            self.effect_chosen.emit(grip.index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        place = event.position()
        if self._pan_from is not None:
            self.change_scale(self.scale.scrolled(self._pan_from.x() - place.x()))
            self._pan_from = place
        elif self.mixing:
            self.move_mix(event)
        elif self._drag is not None:
            self._drag.move(place.x(), free=_is_free(event))
        else:
            self.setCursor(self.hover(place) or _CURSORS[self.grip_at(place).kind])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == _PAN_BUTTON:
            self._pan_from = None
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            clicked = self.finish_mix()
            if clicked is not None:
                self._press(clicked)
            if self._drag is not None:
                drag, self._drag = self._drag, None
                drag.finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Asks for a marker to be described, or for a scene to be played in a loop. The second
        press scrubs no further."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        grip, index = self.grip_at(event.position()), self._scene_at(event.position())
        if grip.kind is GripKind.MARKER:
            self.marker_activated.emit(grip.index)
        elif index is not None:
            self.scene_activated.emit(index)

    def _scene_at(self, place: QPointF) -> int | None:
        """Finds the scene under a point of the lanes where scenes are chosen."""
        row = row_at(self.rows, place.y())
        if row is None or row.name not in ("scenes", "music"):
            return None
        return span_at(self.model.scene_edges_s, self.scale.time(place.x()))

    # Wheel and touchpad

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scrolls, and zooms at the pointer with Alt or Ctrl; or the other way round. With shift,
        and sideways, it always scrolls."""
        held, angle = event.modifiers(), event.angleDelta()
        # Qt takes a wheel with Alt for a sideways one.
        sideways = abs(angle.x()) > abs(angle.y()) and not held & _ALT
        other = bool(held & (_ALT | Qt.KeyboardModifier.ControlModifier))
        shifted = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if sideways or shifted or other is self.wheel_zooms:
            self._scroll(event)
        else:
            factor = ZOOM_PER_STEP ** (_larger(angle) / _ANGLE_STEP)
            self.change_scale(self.scale.zoomed(factor, event.position().x()))
        event.accept()

    def _scroll(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        by_px = _larger(event.angleDelta()) * _PX_PER_ANGLE if pixels.isNull() else _larger(pixels)
        self.change_scale(self.scale.scrolled(-by_px))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._show_tooltip(event)
        return super().event(event)

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.change_scale(self.scale.zoomed(1 + event.value(), event.position().x()))
        return True

    def _show_tooltip(self, event: QHelpEvent) -> bool:
        place = QPointF(event.pos())
        row = row_at(self.rows, place.y())
        read_out = read(self.model, self.scale.time(place.x()))
        mix_grip = self.mix_grip_at(place)
        name = row.name if row else ""
        text = tooltip(self.model, read_out, name, self.grip_at(place), mix_grip)
        if text:
            QToolTip.showText(event.globalPos(), text, self)
        else:
            QToolTip.hideText()
        return True

    # Keyboard and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Lets go of what is dragged at Escape; loops the scene at the playhead at Return."""
        if event.key() == Qt.Key.Key_Escape and self.mixing:
            self.cancel_mix()
        elif event.key() == Qt.Key.Key_Escape and self._drag is not None:
            drag, self._drag = self._drag, None
            drag.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = span_at(self.model.scene_edges_s, self.time_s)
            if index is not None:
                self.scene_activated.emit(index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Asks for a menu at the pointer, or at the playhead when the menu key was pressed."""
        place, at = QPointF(event.pos()), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = QPointF(self.scale.x(self.time_s), self.row("scenes").top + 4.0)
            at = self.mapToGlobal(place.toPoint())
        if self.model.duration_s:
            self.context_menu_wanted.emit(self.menu_place(place), at)
        event.accept()

    def menu_place(self, place: QPointF) -> MenuPlace:
        """Describes what a menu opened at a point is about."""
        row, grip = row_at(self.rows, place.y()), self.grip_at(place)
        time_s = self.scale.time(place.x())
        return MenuPlace(
            lane=row.name if row else "",
            time_s=time_s,
            scene=span_at(self.model.scene_edges_s, time_s),
            marker=grip.index if grip.kind is GripKind.MARKER else None,
            effect=grip.index if grip.kind is GripKind.EFFECT else None,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.update()
        super().focusOutEvent(event)


def _is_free(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & _ALT)


def _larger(delta: QPoint) -> int:
    """Returns the part of a movement of the wheel that is the larger one."""
    return delta.x() if abs(delta.x()) > abs(delta.y()) else delta.y()
