"""The music: the picks under their scenes, and where they run out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from aemo_studio.gui.theme import mixed
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, Stretch
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look, as_image, pixel
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.gui.words import clock

LOCK_PX = 14
_LEAST_LABEL_PX = 24
_EDGE_FROM_PX = 12


class MusicLane:
    """A block per pick; hatched where the scene goes on and the music does not."""

    name = "music"
    height = LaneHeight("music", 32, 44)

    def __init__(self) -> None:
        self._model = TimelineModel.empty()

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (model.music, model.scenes, model.duration_s)

    def set_model(self, model: TimelineModel) -> None:
        self._model = model

    def paint(self, stretch: Stretch, look: Look) -> Painted:
        pixels = np.full((stretch.height, stretch.width), look.lane)
        self._scene_edges(pixels, stretch, look)
        for clip in self._model.music_within(stretch.start_s, stretch.end_s):
            self._clip(pixels, clip, stretch, look)
        return Painted(as_image(pixels))

    def _scene_edges(self, pixels: np.ndarray, stretch: Stretch, look: Look) -> None:
        starts = np.array(self._model.boundaries_s)
        columns = np.round(starts * stretch.px_per_s).astype(np.intp) - stretch.first
        if len(starts) < 2 or np.median(np.diff(starts)) * stretch.px_per_s > 6 * look.dpr:
            pixels[:, columns[(columns >= 0) & (columns < stretch.width)]] = pixel(look.theme.line)

    def _clip(self, pixels: np.ndarray, clip: MusicClip, stretch: Stretch, look: Look) -> None:
        runs_out = clip.end_s if clip.runs_out_s is None else clip.runs_out_s
        left, end, right = (
            int(np.clip(stretch.column(t), 0, stretch.width))
            for t in (clip.start_s, runs_out, clip.end_s)
        )
        inset, edge = look.device(2), look.device(2)
        body = pixels[inset : stretch.height - inset]
        body[:, left:end] = pixel(mixed(look.theme.accent, look.theme.lane, 0.24))
        body[-edge:, left:end] = pixel(mixed(look.theme.accent, look.theme.lane, 0.75))
        start = stretch.column(clip.start_s)
        if stretch.column(clip.end_s) - start >= look.device(_EDGE_FROM_PX):
            body[:, max(start, 0) : max(start + edge + 1, 0)] = pixel(look.theme.accent)
            last = stretch.column(clip.end_s)
            body[:, max(last - look.device(1), 0) : max(last, 0)] = pixel(look.theme.panel)
        self._silence(body, (end, right), stretch, look)

    def _silence(
        self, body: np.ndarray, columns: tuple[int, int], stretch: Stretch, look: Look
    ) -> None:
        """The rest of the scene without music, hatched in the colour of a warning."""
        start, end = columns
        if end <= start:
            return
        period, stroke = look.device(6), look.device(1.25)
        across = stretch.first + np.arange(start, end)[None, :]
        strokes = (across + np.arange(len(body))[:, None]) % period < stroke
        warning = mixed(look.theme.warning, look.theme.lane, 0.55)
        body[:, start:end] = np.where(strokes, pixel(warning), look.lane)
        body[:, start : min(start + look.device(2), end)] = pixel(look.theme.warning)

    def labels(self, view: LabelView) -> Iterator[Label]:
        """Title and artist, length; how much is silent at the end."""
        for clip in self._model.music_within(view.scale.start_s, view.scale.end_s):
            plays_to = clip.end_s if clip.runs_out_s is None else clip.runs_out_s
            x, width = view.clip(clip.start_s, plays_to, margin=8)
            if clip.locked:
                x, width = x + LOCK_PX, width - LOCK_PX
            if width >= _LEAST_LABEL_PX:
                yield from _lines(clip, x, width, view)
            yield from _silence_label(clip, view)


def _lines(clip: MusicClip, x: float, width: float, view: LabelView) -> Iterator[Label]:
    half = (view.height - 6) / 2
    ink, soft = QColor(view.look.theme.ink), QColor(view.look.theme.ink_soft)
    yield Label(x, width, clip.title, ink, 3, half, bold=True)
    length = length_words(clip)
    full = f"{length} · {clip.artist}"
    detail = full if view.width_of(full) <= width else length
    yield Label(x, width, detail, soft, 2 + half, half)


def length_words(clip: MusicClip) -> str:
    """3:02, or that nobody knows."""
    if clip.length_s is None:
        return QCoreApplication.translate("MusicLane", "length unknown")
    return clock(clip.length_s)


def _silence_label(clip: MusicClip, view: LabelView) -> Iterator[Label]:
    if clip.runs_out_s is None:
        return
    x, width = view.clip(clip.runs_out_s, clip.end_s, margin=8)
    words = QCoreApplication.translate("MusicLane", "runs out {0} early")
    theme = view.look.theme
    text = words.format(clock(clip.silent_s))
    short = f"−{clock(clip.silent_s)}"
    shown = next((t for t in (text, short) if view.width_of(t) + 4 <= width), "")
    if shown:
        ground = QColor(theme.lane)
        yield Label(
            x, width, shown, QColor(theme.warning), 0, view.height, elided=False, ground=ground
        )
