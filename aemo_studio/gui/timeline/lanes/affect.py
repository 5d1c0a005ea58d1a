"""Paints valence and arousal over time, in place of the Emotions that they are worked out from.

Valence is an area that rises above the middle line where a stretch is pleasant and falls below it
where it is not; arousal is a line, the higher the more excited. Missing evidence stays hatched.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import CatalogueError
from aemo_studio.gui.look.theme import Theme, mixed
from aemo_studio.gui.timeline.levels import Level
from aemo_studio.gui.timeline.look import Look, Pixels, pixel
from aemo_studio.music.recommend.affect import MIDDLE, MOST, load_affect

_LINE_PX = 1.6
_STEPS = 16
_AREA_SHARE = 0.42


def curve_colours(theme: Theme) -> tuple[str, str]:
    """Returns the colours of valence and arousal, which no Emotion has beside it."""
    return theme.accent, theme.warning


def paint_curves(
    level: Level,
    times_s: NDArray[np.float64],
    bins: NDArray[np.intp],
    height: int,
    look: Look,
    *,
    energy: NDArray[np.float64] | None = None,
) -> Pixels | None:
    """Paints the columns at these times, in the bins that they fall into; None where the ratings
    of the words cannot be read. energy: of the music, in [0, 1], NaN where none plays."""
    try:
        table = load_affect()
    except CatalogueError:
        return None
    values = table.expectations(level.scores)[:, :2]
    shown = _between(values, level, times_s, bins)
    # From the foot: the middle of the scale lies in the middle of the lane.
    heights = height * (0.5 + (shown - MIDDLE) / (2 * (MOST - MIDDLE)))
    return _drawn(heights.astype(np.float64), height, look, energy)


def _between(
    values: NDArray[np.float64],
    level: Level,
    times_s: NDArray[np.float64],
    bins: NDArray[np.intp],
) -> NDArray[np.float64]:
    """Goes in straight lines from the middle of a bin to that of the next, flat to a gap."""
    share = times_s / level.bin_s - (bins + 0.5)
    beside = np.clip(bins + np.where(share < 0, -1, 1), 0, len(level) - 1)
    beside = np.where(level.known[beside], beside, bins)
    step = np.minimum(np.abs(share), 1.0)[:, None]
    between: NDArray[np.float64] = values[bins] + (values[beside] - values[bins]) * step
    return between


def _drawn(
    heights: NDArray[np.float64], height: int, look: Look, energy: NDArray[np.float64] | None
) -> Pixels:
    """Paints an area and a line; heights: device pixels from the foot, float64[width, 2]. The
    energy of the music stands behind them, from the foot."""
    theme = look.theme
    valence, arousal = curve_colours(theme)
    rows = np.arange(height - 0.5, 0, -1, dtype=np.float64)[:, None]
    low, high = np.minimum(heights[:, 0], height / 2), np.maximum(heights[:, 0], height / 2)
    area = pixel(mixed(valence, theme.lane, _AREA_SHARE))
    pixels = np.where((rows > low) & (rows < high), area, look.lane)
    pixels[height // 2] = pixel(theme.line)
    if energy is not None:
        paint_energy(pixels, energy, rows, look)
    for column, colour in ((0, valence), (1, arousal)):
        line: NDArray[np.float64] = heights[:, column]
        _stroke(pixels, line, rows, colour, look)
    return pixels


def paint_energy(
    pixels: Pixels, energy: NDArray[np.float64], rows: NDArray[np.float64], look: Look
) -> None:
    """Hatches the area below the energy, so that it hides nothing, and draws its upper edge."""
    tops = np.nan_to_num(energy, nan=-1.0) * len(pixels)
    period = look.device(4)
    columns = np.arange(pixels.shape[1])[None, :]
    every = (columns % period == 0) & (rows < tops[None, :])
    pixels[:] = np.where(every, pixel(mixed(look.theme.ink, look.theme.lane, 0.22)), pixels)
    edge = np.abs(rows - tops[None, :]) < look.device(1) * 0.75
    pixels[:] = np.where(edge, pixel(mixed(look.theme.ink, look.theme.lane, 0.7)), pixels)


def _stroke(
    pixels: Pixels, line: NDArray[np.float64], rows: NDArray[np.float64], colour: str, look: Look
) -> None:
    """Draws a line with soft edges, connected from column to column."""
    half = _LINE_PX * look.dpr / 2
    before = np.concatenate([line[:1], line[:-1]])
    top, foot = np.maximum(line, before) + half, np.minimum(line, before) - half
    cover = np.clip(np.minimum(rows + 0.5, top) - np.maximum(rows - 0.5, foot), 0.0, 1.0)
    strength = np.ceil(cover * _STEPS).astype(np.intp)
    ramp = np.array([pixel(mixed(colour, look.theme.lane, s / _STEPS)) for s in range(_STEPS + 1)])
    pixels[:] = np.where(strength > 0, ramp[strength], pixels)
