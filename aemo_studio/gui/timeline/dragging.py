"""Follows one drag from press to release: of the playhead, a boundary, a marker, an effect, an end
of the range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer

from aemo_studio.gui.timeline.canvas import TimelineCanvas
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.grips import Grip, GripKind, moved, snapped, targets
from aemo_studio.gui.timeline.model import MusicClip
from aemo_studio.gui.timeline.overlay import BoundaryPreview
from aemo_studio.gui.timeline.snapping import SnapKind, Snapped

START_PX = 3.0
"""Shorter than this it was a click, not a drag."""
_EDGE_SCROLL_MS = 30
_EDGE_SCROLL_SHARE = 0.25


@dataclass(frozen=True)
class DragReport:
    """Holds the functions that a drag reports to."""

    #: The playhead was dragged to a time in seconds.
    time_chosen: Callable[[float], None]
    #: Boundary `index` was released at a time in seconds.
    boundary_moved: Callable[[int, float], None]
    #: Marker `index` was released at a time in seconds.
    marker_moved: Callable[[int, float], None]
    #: Music that plays under scenes `first` to `last` was drawn on, or in, to a third one.
    music_moved: Callable[[int, int, int], None]
    #: Effect `index` was released at a time in seconds.
    effect_moved: Callable[[int, float], None]
    #: In and out are now here, in seconds; None: not marked.
    range_moved: Callable[[float | None, float | None], None]
    #: The pointer is held outside of the view, which scrolls there.
    scale_changed: Callable[[TimeScale], None]


class Drag:
    """Shows what would happen while the pointer moves; reports it when the button is released."""

    def __init__(self, canvas: TimelineCanvas, report: DragReport, grip: Grip, x: float) -> None:
        """Begins a drag at `x`, where the button was pressed, in pixels of the canvas."""
        self._canvas = canvas
        self._report = report
        self._grip = grip
        self._from_x = x
        self._grabbed_off = 0.0 if grip.kind is GripKind.TIME else self._offset(x)
        self._begun = grip.kind is GripKind.TIME
        self._at: Snapped | None = None
        self._fits: dict[int, MusicClip | None] = {}
        self._range = (canvas.model.in_s, canvas.model.out_s)
        self._last_x, self._free = x, False
        self._targets = targets(canvas.model, grip, canvas.time_s)
        self._edge = QTimer(canvas, interval=_EDGE_SCROLL_MS)
        self._edge.timeout.connect(self._scroll_at_edge)

    def move(self, x: float, *, free: bool) -> None:
        """Moves to a pixel. free: without snapping."""
        self._begun = self._begun or abs(x - self._from_x) >= START_PX
        if not self._begun:
            return
        self._last_x, self._free = x, free
        outside = x < 0 or x > self._canvas.width()
        if outside and not self._edge.isActive():
            self._edge.start()
        elif not outside:
            self._edge.stop()
        self._follow(x)

    def finish(self) -> None:
        """Ends the drag and reports what was moved where."""
        self._edge.stop()
        self._clear()
        if not self._begun and self._grip.kind in (GripKind.BOUNDARY, GripKind.MUSIC):
            self._report.time_chosen(self._canvas.scale.time(self._from_x))
        elif not self._begun and self._grip.kind is GripKind.EFFECT:
            self._report.time_chosen(self._canvas.model.effects[self._grip.index].time_s)
        if self._at is None:
            return
        if self._grip.kind is GripKind.BOUNDARY:
            self._report.boundary_moved(self._grip.index, self._at.time_s)
        elif self._grip.kind is GripKind.MARKER:
            self._report.marker_moved(self._grip.index, self._at.time_s)
        elif self._grip.kind is GripKind.EFFECT:
            self._report.effect_moved(self._grip.index, self._at.time_s)
        elif self._grip.kind is GripKind.MUSIC:
            self._draw_music(self._at.time_s)

    def _draw_music(self, end_s: float) -> None:
        """Reports with which scene a clip of music is to end, if that is another one."""
        model = self._canvas.model
        scenes = model.music[self._grip.index].placed.scenes
        to = self._scene_ending_at(end_s)
        if to != scenes[-1]:
            self._report.music_moved(scenes[0], scenes[-1], to)

    def _scene_ending_at(self, end_s: float) -> int:
        scenes = self._canvas.model.scenes
        return next(i for i, scene in enumerate(scenes) if scene.end_s >= end_s)

    def _refitted(self, end_s: float) -> MusicClip | None:
        """Finds how the music would play, once for every scene that it may end with."""
        to = self._scene_ending_at(end_s)
        if to not in self._fits:
            scenes = self._canvas.model.music[self._grip.index].placed.scenes
            self._fits[to] = self._canvas.refit(scenes[0], scenes[-1], to)
        return self._fits[to]

    def cancel(self) -> None:
        """Undoes the drag: everything is as it was before."""
        self._edge.stop()
        self._clear()
        if self._grip.kind in (GripKind.IN, GripKind.OUT):
            self._report.range_moved(*self._range)

    def _follow(self, x: float) -> None:
        if self._grip.kind is GripKind.TIME:
            self._report.time_chosen(self._scrubbed_to(x))
            return
        self._at = self._landing(x - self._grabbed_off)
        if self._grip.kind is GripKind.BOUNDARY:
            name = snapped_words(self._at.kind)
            self._canvas.set_preview(BoundaryPreview(self._grip.index, self._at.time_s, name))
        elif self._grip.kind is GripKind.MUSIC:
            was_s = self._canvas.model.music[self._grip.index].end_s
            words = snapped_words(self._at.kind)
            clip = self._refitted(self._at.time_s)
            preview = BoundaryPreview(
                self._grip.index, self._at.time_s, words, "music", was_s, clip
            )
            self._canvas.set_preview(preview)
        elif self._grip.kind is GripKind.MARKER:
            self._canvas.set_moved_marker((self._grip.index, self._at.time_s))
        elif self._grip.kind is GripKind.EFFECT:
            self._preview_effect(self._at)
        else:
            self._move_range(self._at.time_s)

    def _scrubbed_to(self, x: float) -> float:
        """Returns where the playhead goes: just where was clicked; drawn on, it snaps."""
        canvas, time_s = self._canvas, self._canvas.scale.time(x)
        if self._free or not canvas.snapping or abs(x - self._from_x) < START_PX:
            return time_s
        return snapped(canvas.model, canvas.scale, None, time_s).time_s

    def _preview_effect(self, at: Snapped) -> None:
        was_s = self._canvas.model.effects[self._grip.index].time_s
        words = snapped_words(at.kind)
        preview = BoundaryPreview(self._grip.index, at.time_s, words, "effects", was_s)
        self._canvas.set_preview(preview)

    def _landing(self, x: float) -> Snapped:
        canvas = self._canvas
        snap_to = None if self._free or not canvas.snapping else self._targets
        return moved(canvas.model, canvas.scale, self._grip, canvas.scale.time(x), snap_to)

    def _move_range(self, time_s: float) -> None:
        in_s, out_s = self._canvas.model.in_s, self._canvas.model.out_s
        if self._grip.kind is GripKind.IN:
            self._report.range_moved(time_s, out_s)
        else:
            self._report.range_moved(in_s, time_s)

    def _scroll_at_edge(self) -> None:
        """Scrolls while the pointer is held outside of the view."""
        canvas = self._canvas
        beyond = self._last_x if self._last_x < 0 else self._last_x - canvas.width()
        self._report.scale_changed(canvas.scale.scrolled(beyond * _EDGE_SCROLL_SHARE))
        self._follow(self._last_x)

    def _offset(self, x: float) -> float:
        """Measures how far beside the thing itself the pointer took hold of it, in pixels."""
        model = self._canvas.model
        times = {
            GripKind.BOUNDARY: model.boundaries_s,
            GripKind.MARKER: model.marker_times_s,
            GripKind.MUSIC: tuple(clip.end_s for clip in model.music),
            GripKind.EFFECT: tuple(picked.time_s for picked in model.effects),
            GripKind.IN: (model.in_s or 0.0,),
            GripKind.OUT: (model.out_s or 0.0,),
        }[self._grip.kind]
        return x - self._canvas.scale.x(times[self._grip.index])

    def _clear(self) -> None:
        if self._grip.kind in (GripKind.BOUNDARY, GripKind.MUSIC, GripKind.EFFECT):
            self._canvas.set_preview(None)
        elif self._grip.kind is GripKind.MARKER:
            self._canvas.set_moved_marker(None)


def snapped_words(kind: SnapKind | None) -> str | None:
    """Names what something came to rest on, for people."""
    if kind is None:
        return None
    return {
        SnapKind.SHOT: QCoreApplication.translate("timeline", "cut"),
        SnapKind.SCENE: QCoreApplication.translate("timeline", "scene"),
        SnapKind.MARKER: QCoreApplication.translate("timeline", "marker"),
        SnapKind.PLAYHEAD: QCoreApplication.translate("timeline", "playhead"),
        SnapKind.RANGE: QCoreApplication.translate("timeline", "range"),
        SnapKind.BAR: QCoreApplication.translate("timeline", "bar of the music"),
        SnapKind.BEAT: QCoreApplication.translate("timeline", "beat of the music"),
    }[kind]
