"""Lets the gain and the fades of a clip of music be dragged by handles, which show under the
pointer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from aemo_studio.domain.music import ClipMix
from aemo_studio.gui.timeline import mix_overlay
from aemo_studio.gui.timeline.canvas import TimelineCanvas
from aemo_studio.gui.timeline.clip_mix import (
    MixGrip,
    MixPart,
    clip_at,
    fade_ends_s,
    faded,
    has_handles,
    mix_grip_at,
    turned,
    with_mix,
)
from aemo_studio.gui.timeline.dragging import START_PX
from aemo_studio.gui.timeline.grips import snapped
from aemo_studio.gui.timeline.layout import row_at
from aemo_studio.gui.timeline.mix_words import part_words
from aemo_studio.gui.timeline.model import MusicClip

_CURSORS = {
    MixPart.FADE_IN: Qt.CursorShape.SizeHorCursor,
    MixPart.FADE_OUT: Qt.CursorShape.SizeHorCursor,
    MixPart.GAIN: Qt.CursorShape.SizeVerCursor,
}


@dataclass
class _MixDrag:
    """A handle on the move, and what it would set."""

    grip: MixGrip
    clip: MusicClip
    pressed: QPointF
    mix: ClipMix | None = None


class MixCanvas(TimelineCanvas):
    """Reports what gain and fades are to be. mix_set: position of the clip's first scene, and its
    ClipMix."""

    mix_set = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered: int | None = None
        self._mix_drag: _MixDrag | None = None

    @property
    def mixing(self) -> bool:
        """Returns whether a handle of a clip is being dragged."""
        return self._mix_drag is not None

    def mix_grip_at(self, place: QPointF) -> MixGrip | None:
        """Finds the handle of a clip under a point of the widget."""
        row = row_at(self.rows, place.y())
        if row is None or row.name != "music":
            return None
        return mix_grip_at(self.model, self.scale, row, place.x(), place.y())

    def press_mix(self, place: QPointF) -> bool:
        """Takes hold of a handle, if one is there."""
        grip = self.mix_grip_at(place)
        if grip is None:
            return False
        self._mix_drag = _MixDrag(grip, self.model.music[grip.index], place)
        return True

    def move_mix(self, event: QMouseEvent) -> None:
        """Shows what the drag would set."""
        drag, place = self._mix_drag, event.position()
        if drag is None:
            return
        moved = (place - drag.pressed).manhattanLength()
        if drag.mix is not None or moved >= START_PX:
            drag.mix = self._dragged(drag, event)
            self.update()

    def finish_mix(self) -> QPointF | None:
        """Reports what was set; where nothing was moved, returns where it was clicked."""
        drag, self._mix_drag = self._mix_drag, None
        self.update()
        if drag is None or drag.mix is None:
            return None if drag is None else drag.pressed
        if drag.mix != drag.clip.placed.mix:
            self.mix_set.emit(drag.clip.placed.scenes[0], drag.mix)
        return None

    def cancel_mix(self) -> None:
        """Lets go of the handle; nothing is set."""
        self._mix_drag = None
        self.update()

    def hover(self, place: QPointF) -> Qt.CursorShape | None:
        """Shows the handles of the clip under the pointer; returns the cursor of the one there."""
        row = row_at(self.rows, place.y())
        in_lane = row is not None and row.name == "music"
        self._hover(clip_at(self.model, self.scale, place.x()) if in_lane else None)
        grip = self.mix_grip_at(place)
        return None if grip is None else _CURSORS[grip.part]

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            row = self.row("music")
            self.update(0, row.top, self.width(), row.height)

    def _dragged(self, drag: _MixDrag, event: QMouseEvent) -> ClipMix:
        held, place = event.modifiers(), event.position()
        free = bool(held & Qt.KeyboardModifier.AltModifier)
        if drag.grip.part is MixPart.GAIN:
            fine = bool(held & Qt.KeyboardModifier.ShiftModifier)
            return turned(drag.clip, drag.pressed.y() - place.y(), fine=fine, free=free)
        was_s = fade_ends_s(drag.clip)[drag.grip.part is MixPart.FADE_OUT]
        time_s = self.scale.time(self.scale.x(was_s) + place.x() - drag.pressed.x())
        if self.snapping and not free:
            time_s = snapped(self.model, self.scale, self.time_s, time_s).time_s
        return faded(drag.clip, drag.grip.part, time_s)

    def _paint_overlays(self, painter: QPainter) -> None:
        """Paints the handles below the playhead, and what a drag would make of the clip."""
        drag, row, frame = self._mix_drag, self.row("music"), self._frame(painter)
        if drag is not None and drag.mix is not None:
            clip = with_mix(drag.clip, drag.mix)
            mix_overlay.paint_mixed(frame, self._current_look(), clip, row)
            words = part_words(drag.grip.part, drag.mix, clip.placed.fades_s)
            super()._paint_overlays(painter)
            mix_overlay.paint_handles(frame, clip, row)
            mix_overlay.paint_words(frame, clip, drag.grip.part, words, row)
            return
        shown = self._hovered
        if shown is not None and shown < len(self.model.music):
            clip = self.model.music[shown]
            if has_handles(clip, self.scale):
                mix_overlay.paint_handles(frame, clip, row)
        super()._paint_overlays(painter)
