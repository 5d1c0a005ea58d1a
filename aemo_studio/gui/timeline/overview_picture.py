"""Paints what does not move in the overview strip, as pixels."""

from __future__ import annotations

import numpy as np

from aemo_studio.domain.emotion import EmotionTrack, emotion_index
from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.levels import Levels
from aemo_studio.gui.timeline.look import Look, pixel
from aemo_studio.gui.timeline.model import TimelineModel

HEIGHT_PX = 30
_SOUND_PX = 9
_BIN_PX = 2.0


def strip_pixels(model: TimelineModel, width: int, look: Look) -> np.ndarray:
    """Paints emotions above, sound below; a dark line at every scene that has room for one.

    width: device pixels. Returns what `as_image` takes.
    """
    height = look.device(HEIGHT_PX)
    pixels = np.full((height, width), look.lane)
    sound = look.device(_SOUND_PX)
    _emotions(model, pixels[look.device(2) : height - sound - look.device(2)], look)
    _sound(model, pixels[height - sound :], look)
    return pixels


def _emotions(model: TimelineModel, pixels: np.ndarray, look: Look) -> None:
    width = pixels.shape[1]
    times = (np.arange(width) + 0.5) * model.duration_s / width
    level = Levels(_track(model)).at(width / model.duration_s, _BIN_PX * look.dpr)
    bins = (times / level.bin_s).astype(np.intp)
    reached = bins < len(level)
    pixels[:] = look.pending
    if reached.any():
        bins = np.minimum(bins, len(level) - 1)
        pixels[:] = look.fill_of(level.top[bins], level.coverage[bins])
        look.hatch_columns(pixels, ~level.known[bins], 0)
        pixels[:, ~reached] = look.pending
    _corrections(model, pixels, look)
    columns = (np.array(model.boundaries_s) / model.duration_s * width).astype(int)
    if len(columns) and width / len(columns) >= 8 * look.dpr:
        for offset in range(look.device(1)):
            pixels[:, np.minimum(columns + offset, width - 1)] = pixel(look.theme.panel)


def _corrections(model: TimelineModel, pixels: np.ndarray, look: Look) -> None:
    """Paints scenes whose Emotion the editor set in its full colour, under a line as in their
    lane."""
    px_per_s = pixels.shape[1] / model.duration_s
    for index, scene in enumerate(model.scenes):
        emotion = model.edit_of(index).emotion
        if emotion is not None:
            span = slice(round(scene.start_s * px_per_s), round(scene.end_s * px_per_s))
            pixels[:, span] = look.strong[emotion_index(emotion)]
            pixels[: look.device(2), span] = pixel(look.theme.ink)


def _track(model: TimelineModel) -> EmotionTrack:
    """Chooses the fused track; while there is none yet, the one that knows most."""
    tracks = (model.fused, model.speech, model.face)
    return model.fused if len(model.fused) else max(tracks, key=_known)


def _known(track: EmotionTrack) -> tuple[int, int]:
    """Counts cells with evidence, then all cells."""
    return int((track.coverage > 0).sum()), len(track)


def _sound(model: TimelineModel, pixels: np.ndarray, look: Look) -> None:
    waveform = model.waveform
    if waveform is None or not len(waveform.peaks):
        return
    height, width = pixels.shape
    edges = np.linspace(0, model.duration_s * waveform.rate_hz, width, endpoint=False)
    loud = np.abs(waveform.peaks).max(axis=1)
    starts = np.minimum(edges.astype(np.intp), len(loud) - 1)
    level = np.maximum.reduceat(loud, starts) ** 0.7 * height
    level[edges >= len(loud)] = 0.0  # not known yet
    rows = np.arange(height, 0, -1)[:, None] - 0.5
    pixels[rows <= level] = pixel(mixed(look.theme.waveform, look.theme.lane, 0.6))


def drawn(model: TimelineModel) -> tuple[object, ...]:
    """Returns the parts of a model that the strip shows."""
    return (model.fused, model.speech, model.face, model.scenes, model.edits, model.waveform)
