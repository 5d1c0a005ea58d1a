"""Paints the scenes: a block each, in the colour of its Emotion, with its number and name."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from aemo_studio.domain.emotion import emotion_index
from aemo_studio.gui.language.words import certainty_word
from aemo_studio.gui.timeline.geometry import span_at
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look, Pixels, as_image, pixel
from aemo_studio.gui.timeline.missing import emotion_or_missing
from aemo_studio.gui.timeline.model import TimelineModel

BY_HAND = "✎"
_EDGE_PX = 3
_EDGE_FROM_PX = 12
_LEAST_LABEL_PX = 16
_BOLD = 1.12
"""How much wider bold words are, about."""


class ScenesLane:
    """Paints the scenes, each of which one piece of music carries."""

    name = "scenes"
    height = LaneHeight("scenes", 34, 48)

    def __init__(self) -> None:
        self._model = TimelineModel.empty()
        self._emotions = np.zeros(0, np.intp)
        self._by_hand = np.zeros(0, np.bool_)
        self._starts = np.zeros(0)
        self._lengths = np.zeros(0)

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (model.scenes, model.edits, model.duration_s)

    def set_model(self, model: TimelineModel) -> None:
        """Takes the model, with emotions as indices, -1 where nothing is known."""
        self._model = model
        felt = (model.feeling(index) for index in range(len(model.scenes)))
        found = [(-1 if f.emotion is None else emotion_index(f.emotion), f.by_hand) for f in felt]
        self._emotions = np.array([emotion for emotion, _ in found], np.intp)
        self._by_hand = np.array([by_hand for _, by_hand in found], np.bool_)
        self._starts = np.array([scene.start_s for scene in model.scenes])
        self._lengths = np.array([scene.duration_s for scene in model.scenes])

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        if not len(self._starts):
            return Painted(as_image(np.full((stretch.height, stretch.width), look.pending)))
        times = stretch.times_s()
        index = np.clip(np.searchsorted(self._starts, times, "right") - 1, 0, None)
        emotion = self._emotions[index]
        pixels = self._blocks(index, stretch, look)
        look.hatch_columns(pixels, emotion < 0, stretch.first)
        pixels[: look.device(2), self._by_hand[index]] = pixel(look.theme.ink)
        pixels[:, self._gaps(stretch, look)] = pixel(look.theme.panel)
        pixels[:, times >= self._model.duration_s] = look.lane
        return Painted(as_image(pixels))

    def _blocks(self, index: np.ndarray, stretch: TileSpan, look: Look) -> Pixels:
        """Pale, with a strong foot and a strong left edge."""
        emotion = np.maximum(self._emotions[index], 0)
        pixels = np.empty((stretch.height, stretch.width), np.uint32)
        wide = self._lengths[index] * stretch.px_per_s >= _EDGE_FROM_PX * look.dpr
        pixels[:] = np.where(wide, look.block[emotion], look.fill[-2][emotion])
        pixels[-look.device(_EDGE_PX) :] = look.strong[emotion]
        starts = np.round(self._starts[index] * stretch.px_per_s)
        since = stretch.first + np.arange(stretch.width) - starts
        edge = wide & (since < look.device(_EDGE_PX) + look.device(1))
        pixels[:, edge] = look.strong[emotion][edge]
        return pixels

    def _gaps(self, stretch: TileSpan, look: Look) -> np.ndarray:
        """Columns between two scenes, left out where scenes are hardly wider than that."""
        gaps = np.zeros(stretch.width, np.bool_)
        columns = np.round(self._starts[1:] * stretch.px_per_s).astype(np.intp) - stretch.first
        widths = np.diff(self._starts) * stretch.px_per_s
        columns = columns[widths > 6 * look.dpr]
        for offset in range(look.device(1)):
            inside = columns + offset
            gaps[inside[(inside >= 0) & (inside < stretch.width)]] = True
        return gaps

    def labels(self, view: LabelView) -> Iterator[Label]:
        """Writes number and name; how sure where there is room."""
        for index in self._visible(view):
            scene = self._model.scenes[index]
            x, width = view.clip(scene.start_s, scene.end_s, margin=8)
            if width >= _LEAST_LABEL_PX:
                yield from self._lines(index, x, width, view)

    def _visible(self, view: LabelView) -> range:
        edges = self._model.scene_edges_s
        first = span_at(edges, view.scale.clamped(view.scale.start_s))
        last = span_at(edges, min(view.scale.end_s, self._model.duration_s))
        return range(first or 0, len(self._model.scenes) if last is None else last + 1)

    def _lines(self, index: int, x: float, width: float, view: LabelView) -> Iterator[Label]:
        ink = QColor(view.look.theme.ink)
        soft = QColor(view.look.theme.ink_soft)
        word, detail = self.words(index)
        half = (view.height - 5) / 2
        number = str(index + 1)
        if width < view.width_of(f"{number}  {word}") * _BOLD:
            yield Label(x, width, number, ink, 1, half, elided=False)
            yield Label(x, width, word, ink, half, half, elided=False)
            return
        yield Label(x, width, f"{number}  {word}", ink, 1, half, bold=True)
        yield Label(x, width, detail, soft, half, half, elided=False)

    def words(self, index: int) -> tuple[str, str]:
        """Writes what a scene feels like, and how that is known."""
        feeling = self._model.feeling(index)
        word = emotion_or_missing(feeling.emotion)
        if feeling.emotion is None:
            return word, ""
        if feeling.by_hand:
            detail = QCoreApplication.translate("timeline", "set by hand")
            return word, f"{BY_HAND} {detail}"
        return word, "" if feeling.certainty is None else certainty_word(feeling.certainty)
