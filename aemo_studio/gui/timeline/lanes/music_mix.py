"""Paints what the editor set of a clip: its fades as cut corners, its gain as a line."""

from __future__ import annotations

import numpy as np

from aemo_studio.gui.look.theme import mixed
from aemo_studio.gui.timeline.clip_mix import gain_share
from aemo_studio.gui.timeline.lanes.base import TileSpan
from aemo_studio.gui.timeline.look import Look, Pixels, pixel
from aemo_studio.gui.timeline.model import MusicClip

LEAST_FADE_PX = 3
"""A fade that is drawn narrower only keeps an edit from clicking."""


def clip_colour(look: Look, *, muted: bool) -> str:
    """Returns the colour that a clip is painted with: that of the accent, grey where it is
    muted."""
    return look.theme.ink_faint if muted else look.theme.accent


def paint_mix(body: Pixels, clip: MusicClip, stretch: TileSpan, look: Look) -> None:
    """Paints fades and, where it was turned, the line of the gain into a clip's rows."""
    least_s = look.device(LEAST_FADE_PX) / stretch.px_per_s
    fade_in_s, fade_out_s = clip.placed.fades_s
    start_s, stops_s = clip.start_s, clip.placed.stops_s
    if fade_in_s >= least_s:
        _paint_fade(body, clip, (start_s, start_s + fade_in_s), stretch, look)
    if fade_out_s >= least_s:
        _paint_fade(body, clip, (stops_s, stops_s - fade_out_s), stretch, look)
    if clip.placed.mix.gain_db:
        left, right = (stretch.column(time_s) for time_s in (start_s, stops_s))
        row = min(round(len(body) * gain_share(clip.placed.mix.gain_db)), len(body) - 1)
        ink = pixel(mixed(look.theme.ink, look.theme.lane, 0.6))
        body[row : row + look.device(1), max(left, 0) : max(right, 0)] = ink


def _paint_fade(
    body: Pixels, clip: MusicClip, edges_s: tuple[float, float], stretch: TileSpan, look: Look
) -> None:
    """Cuts off the corner above a fade. edges_s: where it is silent, and where it is not faded."""
    silent, full = (stretch.column(time_s) for time_s in edges_s)
    first, last = max(0, min(silent, full)), min(stretch.width, max(silent, full))
    if last <= first or silent == full:
        return
    height, colour = len(body), clip_colour(look, muted=clip.placed.mix.muted)
    shares = (np.arange(first, last) + 0.5 - silent) / (full - silent)
    tops = np.clip(height * (1.0 - shares), 0, height)[None, :]
    rows = (np.arange(height) + 0.5)[:, None]
    part = body[:, first:last]
    above = rows < tops
    part[:] = np.where(above, pixel(mixed(colour, look.theme.lane, 0.06)), part)
    edge = np.abs(rows - tops) <= max(0.75 * look.dpr, height / (last - first) / 2)
    part[:] = np.where(edge, pixel(mixed(colour, look.theme.lane, 0.75)), part)
