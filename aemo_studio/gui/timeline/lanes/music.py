"""Paints the music: the picks under their scenes, and where they run out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from aemo_studio.domain.time import clock
from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.clip_sound import bars_within
from aemo_studio.gui.timeline.lanes.base import Label, LabelView, Painted, TileSpan
from aemo_studio.gui.timeline.lanes.music_mix import clip_colour, paint_mix
from aemo_studio.gui.timeline.layout import LaneHeight
from aemo_studio.gui.timeline.look import Look, Pixels, as_image, pixel
from aemo_studio.gui.timeline.mix_words import mix_words
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.music.cut.plan_notes import MET_FRAMES
from aemo_studio.music.heard_levels import levels_at

LOCK_PX = 14
_LEAST_LABEL_PX = 24
_EDGE_FROM_PX = 12
_INSET_PX = 2
_BARS_FROM_PX = 8
_BAR_PX = 5
_WAVE_SHARE = 0.7
_PLAYS_SHARE = 0.24


@dataclass(frozen=True)
class _Inks:
    """The colours of this lane as pixels."""

    plays: np.uint32
    wave: np.uint32
    foot: np.uint32
    met: np.uint32
    edge: np.uint32
    gap: np.uint32
    silence: np.uint32
    runs_out: np.uint32

    @staticmethod
    def of(look: Look, colour: str) -> _Inks:
        theme = look.theme
        return _Inks(
            plays=pixel(mixed(colour, theme.lane, _PLAYS_SHARE)),
            wave=pixel(mixed(colour, theme.lane, 0.42)),
            met=pixel(theme.ink),
            foot=pixel(mixed(colour, theme.lane, 0.75)),
            edge=pixel(colour),
            gap=pixel(theme.panel),
            silence=pixel(mixed(theme.warning, theme.lane, 0.55)),
            runs_out=pixel(theme.warning),
        )


class MusicLane:
    """Paints a block per pick; hatched where the scene goes on and the music does not."""

    name = "music"
    height = LaneHeight("music", 32, 44)

    def __init__(self) -> None:
        self._model = TimelineModel.empty()
        self._boundaries = np.zeros(0)
        self._typical_s = 0.0
        self._met_s = 0.0

    def inputs(self, model: TimelineModel) -> tuple[object, ...]:
        return (model.music, model.scenes, model.duration_s)

    def set_model(self, model: TimelineModel) -> None:
        self._model = model
        self._boundaries = np.array(model.boundaries_s)
        self._typical_s = float(np.median(np.diff(model.scene_edges_s))) if model.scenes else 0.0
        self._met_s = MET_FRAMES / float(model.rate.rate)

    def paint(self, stretch: TileSpan, look: Look) -> Painted:
        pixels = np.full((stretch.height, stretch.width), look.lane)
        self._scene_edges(pixels, stretch, look)
        inset = look.device(_INSET_PX)
        body = pixels[inset : stretch.height - inset]
        both = {muted: _Inks.of(look, clip_colour(look, muted=muted)) for muted in (False, True)}
        for clip in self._model.music_within(stretch.start_s, stretch.end_s):
            inks = both[clip.placed.mix.muted]
            _paint_clip(body, clip, stretch, look, inks)
            _paint_hits(body, clip, stretch, look, inks, met_s=self._met_s)
        return Painted(as_image(pixels))

    def _scene_edges(self, pixels: Pixels, stretch: TileSpan, look: Look) -> None:
        if self._typical_s * stretch.px_per_s > _EDGE_FROM_PX / 2 * look.dpr:
            columns = np.round(self._boundaries * stretch.px_per_s).astype(np.intp) - stretch.first
            pixels[:, columns[(columns >= 0) & (columns < stretch.width)]] = pixel(look.theme.line)

    def labels(self, view: LabelView) -> Iterator[Label]:
        """Writes title and artist, length, and how much is silent at the end."""
        for clip in self._model.music_within(view.scale.start_s, view.scale.end_s):
            x, width = view.clip(clip.start_s, clip.placed.stops_s, margin=8)
            if clip.locked:
                x, width = x + LOCK_PX, width - LOCK_PX
            if width >= _LEAST_LABEL_PX:
                yield from _lines(clip, x, width, view)
            yield from _silence_label(clip, view)


def _paint_clip(body: Pixels, clip: MusicClip, stretch: TileSpan, look: Look, inks: _Inks) -> None:
    """Pale with a strong foot while it plays; edges where there is room for them."""
    start, stop, end = (stretch.column(t) for t in (clip.start_s, clip.placed.stops_s, clip.end_s))
    left, silent, right = (min(max(x, 0), stretch.width) for x in (start, stop, end))
    body[:, left:silent] = inks.plays
    _paint_sound(body, clip, stretch, inks)
    paint_mix(body, clip, stretch, look)
    body[-look.device(2) :, left:silent] = inks.foot
    if end - start >= look.device(_EDGE_FROM_PX):
        body[:, left : max(start + look.device(3), 0)] = inks.edge
        body[:, max(end - look.device(1), 0) : max(end, 0)] = inks.gap
        _paint_bars(body, clip, stretch, look, inks)
        _paint_seams(body, clip, stretch, look, inks)
    if right > silent and clip.runs_out_s is not None:
        _paint_silence(body[:, silent:right], stretch.first + silent, look, inks)


def _paint_sound(body: Pixels, clip: MusicClip, stretch: TileSpan, inks: _Inks) -> None:
    """The level of what plays, from the foot up; nothing for music that nobody listened to."""
    if clip.placed.structure is None:
        return
    height = len(body)
    tops = height - np.round(levels_at(clip.placed, stretch.times_s()) * height * _WAVE_SHARE)
    body[np.arange(height)[:, None] >= tops[None, :]] = inks.wave


def _paint_bars(body: Pixels, clip: MusicClip, stretch: TileSpan, look: Look, inks: _Inks) -> None:
    """A short stroke at the foot for every bar, where they can be told apart."""
    bars_s = bars_within(clip.placed, stretch.start_s, stretch.end_s)
    apart = look.device(_BARS_FROM_PX)
    if len(bars_s) > 1 and np.median(np.diff(bars_s)) * stretch.px_per_s < apart:
        return
    columns = np.round(bars_s * stretch.px_per_s).astype(np.intp) - stretch.first
    inside = columns[(columns >= 0) & (columns < stretch.width)]
    body[-look.device(_BAR_PX) :, inside] = inks.edge


def _paint_hits(
    body: Pixels, clip: MusicClip, stretch: TileSpan, look: Look, inks: _Inks, *, met_s: float
) -> None:
    """A stroke from the top for every hit: strong where a beat meets it, in the colour of a
    warning where it is farther away than `met_s`."""
    for wanted_s, got_s in clip.placed.hits_s:
        column = stretch.column(wanted_s)
        if 0 <= column < stretch.width:
            ink = inks.met if abs(got_s - wanted_s) <= met_s else inks.runs_out
            body[: len(body) // 3, column : column + look.device(2)] = ink


def _paint_seams(body: Pixels, clip: MusicClip, stretch: TileSpan, look: Look, inks: _Inks) -> None:
    """A line wherever the track goes back in a loop."""
    columns = (stretch.column(time_s) for time_s in clip.placed.seams_s)
    for column in (column for column in columns if 0 <= column < stretch.width):
        body[:, column : column + look.device(1)] = inks.edge


def _paint_silence(body: Pixels, first: int, look: Look, inks: _Inks) -> None:
    """Paints the rest of the scene without music, hatched in the colour of a warning. first: column
    of the film that `body` begins with."""
    period, stroke = look.device(6), look.device(1.25)
    height, width = body.shape
    across = first + np.arange(width)[None, :] + np.arange(height)[:, None]
    body[:] = np.where(across % period < stroke, inks.silence, look.lane)
    body[:, : look.device(2)] = inks.runs_out


def _lines(clip: MusicClip, x: float, width: float, view: LabelView) -> Iterator[Label]:
    half = (view.height - 6) / 2
    ink, soft = QColor(view.look.theme.ink), QColor(view.look.theme.ink_soft)
    length = length_words(clip)
    said = mix_words(clip.placed.mix)
    short = f"{said} · {length}" if said else length
    full = f"{short} · {clip.artist}"
    detail = full if view.width_of(full) <= width else short
    yield Label(x, width, detail, soft, 2 + half, half, ground=_ground(clip, view.look))
    yield Label(x, width, clip.title, ink, 3, half, bold=True)


def _ground(clip: MusicClip, look: Look) -> QColor | None:
    """Returns the colour behind words that the line of a gain would cross; None without one."""
    if not clip.placed.mix.gain_db:
        return None
    colour = clip_colour(look, muted=clip.placed.mix.muted)
    return QColor(mixed(colour, look.theme.lane, _PLAYS_SHARE))


def length_words(clip: MusicClip) -> str:
    """Writes the length (3:02), or that nobody knows it."""
    if clip.length_s is None:
        return QCoreApplication.translate("timeline", "length unknown")
    return clock(clip.length_s)


def _silence_label(clip: MusicClip, view: LabelView) -> Iterator[Label]:
    if clip.runs_out_s is None:
        return
    x, width = view.clip(clip.runs_out_s, clip.end_s, margin=8)
    if width < _LEAST_LABEL_PX:
        return
    words = QCoreApplication.translate("timeline", "runs out {0} early")
    theme = view.look.theme
    text = words.format(clock(clip.silent_s))
    short = f"−{clock(clip.silent_s)}"
    shown = next((t for t in (text, short) if view.width_of(t) + 4 <= width), "")
    if shown:
        ground = QColor(theme.lane)
        yield Label(
            x, width, shown, QColor(theme.warning), 0, view.height, elided=False, ground=ground
        )
