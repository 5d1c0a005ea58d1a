"""Combines overview, lanes with their read-outs, legend and zoom in one widget."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aemo_studio.gui.timeline.canvas import Refit
from aemo_studio.gui.timeline.footer import TimelineFooter
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.headers import LaneHeaders
from aemo_studio.gui.timeline.interaction import ZOOM_PER_STEP, InteractiveCanvas
from aemo_studio.gui.timeline.lanes import EmotionStyle
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.overview import OverviewStrip
from aemo_studio.gui.timeline.reading import read
from aemo_studio.gui.timeline.reading_words import spoken
from aemo_studio.gui.timeline.scene_items import SceneItems


class Follow(StrEnum):
    """Names how the view keeps up with a playhead that plays."""

    OFF = "off"
    PAGE = "page"
    SMOOTH = "smooth"


class TimelineView(QWidget):
    """Shows a TimelineModel and a playhead, and reports what the user does with them.

    It changes neither the film's time nor the project: whoever owns those receives the signals, and
    calls `set_time` and `set_model`.
    """

    time_chosen = Signal(float)
    """Scrubbed to a time."""
    scene_chosen = Signal(int)
    scene_activated = Signal(int)
    """Double-clicked: to be looped."""
    boundary_moved = Signal(int, float)
    """The boundary after scene `index`, dragged to a time and released."""
    marker_chosen = Signal(int)
    marker_moved = Signal(int, float)
    marker_activated = Signal(int)
    """Double-clicked: to be described."""
    effect_chosen = Signal(int)
    effect_moved = Signal(int, float)
    """A picked effect, dragged to a time and released."""
    music_moved = Signal(int, int, int)
    """Positions of the first and last scene that a clip of music plays under, and of the scene with
    which it is to end."""
    mix_set = Signal(int, object)
    """Position of the first scene that a clip of music plays under, and its new ClipMix."""
    range_changed = Signal(object, object)
    """In and out, seconds or None, by dragging them."""
    read_out = Signal(object)
    """A ReadOut: what lies under the playhead now."""
    context_menu_wanted = Signal(object, QPoint)
    """A MenuPlace, and where on the screen."""
    snapping_chosen = Signal(bool)
    """Whether what is dragged is to snap."""
    folded = Signal(bool)
    """Whether the lanes of the characters are left out now."""
    character_chosen = Signal(int)
    """The number of the Character whose header was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow = Follow.PAGE
        self.emotion_style = EmotionStyle.TOP
        self._playing = False
        self._left_behind = False
        self._overview = OverviewStrip()
        self._headers = LaneHeaders()
        self._canvas = InteractiveCanvas()
        self._scene_items = SceneItems(self._canvas)
        self._footer = TimelineFooter()
        self._read_out = read(TimelineModel.empty(), 0.0)
        self.setFocusProxy(self._canvas)
        self._lay_out()
        self._connect()
        self._headers.set_rows(self._canvas.rows)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setHorizontalSpacing(0)
        layout.setVerticalSpacing(2)
        layout.addWidget(self._overview, 0, 1)
        layout.addWidget(self._headers, 1, 0)
        layout.addWidget(self._canvas, 1, 1)
        layout.addWidget(self._footer, 2, 0, 1, 2)
        layout.setRowStretch(1, 1)
        layout.setColumnStretch(1, 1)

    def _connect(self) -> None:
        canvas, footer, overview = self._canvas, self._footer, self._overview
        canvas.time_chosen.connect(self._scrubbed)
        canvas.scene_chosen.connect(self.scene_chosen)
        canvas.scene_activated.connect(self.scene_activated)
        canvas.boundary_moved.connect(self.boundary_moved)
        canvas.marker_chosen.connect(self.marker_chosen)
        canvas.marker_moved.connect(self.marker_moved)
        canvas.marker_activated.connect(self.marker_activated)
        canvas.music_moved.connect(self.music_moved)
        canvas.mix_set.connect(self.mix_set)
        canvas.effect_chosen.connect(self.effect_chosen)
        canvas.effect_moved.connect(self.effect_moved)
        canvas.range_moved.connect(self._range_dragged)
        canvas.context_menu_wanted.connect(self.context_menu_wanted)
        canvas.scale_changed.connect(self._scale_changed)
        canvas.laid_out.connect(self._headers.set_rows)
        canvas.laid_out.connect(lambda _rows: self._place_items())
        self._scene_items.scene_chosen.connect(self._scene_by_key)
        self._headers.fold_wanted.connect(lambda: self.set_folded(not canvas.folded))
        self._headers.character_chosen.connect(self.character_chosen)
        overview.time_chosen.connect(self._scrubbed)
        overview.window_chosen.connect(self.show_span)
        footer.zoom_in_wanted.connect(self.zoom_in)
        footer.zoom_out_wanted.connect(self.zoom_out)
        footer.fit_wanted.connect(self.fit)
        footer.zoom_chosen.connect(lambda zoom: self.zoom_by(zoom / self.scale.px_per_s))
        footer.style_chosen.connect(self.set_style)
        footer.snapping_chosen.connect(self.snapping_chosen)

    # What is shown

    @property
    def model(self) -> TimelineModel:
        return self._canvas.model

    @property
    def time_s(self) -> float:
        """Returns where the playhead is, in seconds."""
        return self._canvas.time_s

    @property
    def scale(self) -> TimeScale:
        """Returns which stretch is visible."""
        return self._canvas.scale

    def set_model(self, model: TimelineModel) -> None:
        """Shows a film, or a change of it; zoom and place stay for a film of the same length."""
        self._canvas.set_model(model)
        self._scene_items.show_model(model)
        self._overview.set_model(model)
        self._shown_scale()
        self._read(self.scale.clamped(self.time_s) if model.duration_s else 0.0)

    def set_time(self, time_s: float) -> None:
        """Moves the playhead and, if need be, the view."""
        self._read(time_s)
        self._keep_up(time_s)

    def set_playing(self, playing: bool) -> None:
        """Takes whether the film plays; then the view follows as `follow` says."""
        self._playing = playing
        self._left_behind = False

    def set_range(self, in_s: float | None, out_s: float | None) -> None:
        """Marks a range. None: an end that is not marked."""
        self.set_model(self.model.with_range(in_s, out_s))

    def set_folded(self, folded: bool) -> None:
        """Leaves the lanes of the characters out, or shows them again."""
        if folded != self._canvas.folded:
            self._canvas.set_folded(folded)
            self._headers.set_folded(folded)
            self.folded.emit(folded)

    def set_style(self, style: EmotionStyle) -> None:
        """Shows most probable emotions, ribbons of all eight, or valence and arousal."""
        self.emotion_style = style
        for part in (self._canvas, self._headers, self._footer):
            part.set_style(style)

    def refit_with(self, refit: Refit) -> None:
        """Takes what finds how music would play while the end of its clip is dragged."""
        self._canvas.refit = refit

    def set_snapping(self, on: bool) -> None:
        """Takes whether what is dragged snaps to cuts, scenes, markers, bars and beats."""
        self._canvas.snapping = on
        self._footer.show_snapping(on)

    def set_wheel_zooms(self, zooms: bool) -> None:
        """Takes whether the wheel zooms without a key; else it scrolls."""
        self._canvas.wheel_zooms = zooms

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Writes the keys for `zoom in`, `zoom out` and `zoom fit` into the tooltips."""
        self._footer.show_keys(keys)

    def settle(self) -> None:
        """Paints all that is visible, to be grabbed as a picture."""
        self._canvas.settle()

    # Zoom

    def zoom_in(self) -> None:
        """Zooms closer, at the playhead if it is visible."""
        self.zoom_by(ZOOM_PER_STEP**2)

    def zoom_out(self) -> None:
        self.zoom_by(ZOOM_PER_STEP**-2)

    def zoom_by(self, factor: float) -> None:
        """Zooms closer (above 1) or farther, at the playhead if it is visible, else in
        the middle."""
        scale = self.scale
        at_px = scale.x(self.time_s) if scale.shows(self.time_s) else scale.width_px / 2
        self._canvas.change_scale(scale.zoomed(factor, at_px))

    def fit(self) -> None:
        """Shows the whole film."""
        self._canvas.change_scale(TimeScale.fitted(self.scale.duration_s, self.scale.width_px))

    def show_span(self, start_s: float, end_s: float) -> None:
        """Shows just this stretch, as far as the zoom allows."""
        self._canvas.change_scale(self.scale.showing(start_s, end_s))

    # Following

    def _keep_up(self, time_s: float) -> None:
        """Scrolls to the playhead, unless the user looks elsewhere while the film plays."""
        scale = self.scale
        if self._canvas.dragging or not self.model.duration_s:
            return
        if self._playing and self._left_behind:
            self._left_behind = not scale.shows(time_s)
            return
        if self._playing and self.follow is Follow.OFF:
            return
        smooth = self._playing and self.follow is Follow.SMOOTH
        self._moved_along(scale.centred(time_s) if smooth else scale.paged(time_s))

    def _moved_along(self, scale: TimeScale) -> None:
        if scale != self.scale:
            self._canvas.set_scale(scale)
            self._shown_scale()

    def _scale_changed(self, scale: TimeScale) -> None:
        """Follows a change of zoom or place by the user: a film that plays goes on without him
        until they meet again."""
        self._left_behind = self._playing and not scale.shows(self.time_s)
        self._shown_scale()

    def _shown_scale(self) -> None:
        self._overview.set_window(self.scale)
        self._scene_items.show_scale(self.scale)
        self._footer.set_scale(self.scale)

    # Answers to the parts

    def _scrubbed(self, time_s: float) -> None:
        self._read(time_s)
        self.time_chosen.emit(time_s)

    def _range_dragged(self, in_s: float | None, out_s: float | None) -> None:
        self.set_range(in_s, out_s)
        self.range_changed.emit(in_s, out_s)

    def _read(self, time_s: float) -> None:
        self._canvas.set_time(time_s)
        self._overview.set_time(time_s)
        self._read_out = read(self.model, time_s)
        self._headers.set_read_out(self.model, self._read_out)
        scene = self._read_out.scene
        self._scene_items.show_current(None if scene is None else scene.index)
        self._describe()
        self.read_out.emit(self._read_out)

    def _scene_by_key(self, index: int) -> None:
        """Goes to the scene that a key has chosen among the items."""
        self._scrubbed(self.model.scenes[index].start_s)
        self._keep_up(self.time_s)

    def _place_items(self) -> None:
        row = self._canvas.row("scenes")
        self._scene_items.setGeometry(0, row.top, self._canvas.width(), row.height)

    def _describe(self) -> None:
        text = spoken(self.model, self._read_out) if self.model.duration_s else ""
        self._canvas.setAccessibleDescription(text)

    # Qt

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self._canvas.setAccessibleName(self.tr("Timeline"))
        self._headers.setAccessibleName(self.tr("Lanes"))
        self._scene_items.setAccessibleName(self.tr("Scenes"))
        self._scene_items.name_items()
        self._describe()
        self._canvas.update()
        self._headers.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._shown_scale()
        self._place_items()
