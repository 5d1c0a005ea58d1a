"""Lets what is dragged rest on the bars and beats of the picked music. Without Qt."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from aemo_studio.gui.timeline.clip_sound import Values, bars_within, beats_within
from aemo_studio.gui.timeline.geometry import TimeScale, nearest
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.reading import music_at
from aemo_studio.gui.timeline.snapping import SNAP_PX, SnapKind, Snapped
from aemo_studio.music.placement import Placement

_LEAST_APART_PX = 12.0
"""Bars or beats that are drawn closer than this hold nothing: one could not rest beside them."""

_AROUND = 4.0
"""Looks so many times as far as it reaches, to see how far apart they are."""

_Finder = Callable[[Placement, float, float], Values]


def snapped_to_music(model: TimelineModel, scale: TimeScale, time_s: float) -> Snapped:
    """Finds the bar, else the beat, that is drawn next to a time, on its nearest frame; the time
    itself where none is near, or they lie too close together."""
    clip = music_at(model, time_s)
    if clip is None or clip.placed.structure is None:
        return Snapped(time_s)
    for kind, finder in ((SnapKind.BAR, bars_within), (SnapKind.BEAT, beats_within)):
        found_s = _near(clip.placed, finder, scale, time_s)
        if found_s is not None:
            return Snapped(float(model.rate.frames(found_s) / model.rate.rate), kind)
    return Snapped(time_s)


def _near(placed: Placement, finder: _Finder, scale: TimeScale, time_s: float) -> float | None:
    around_s = max(_AROUND * SNAP_PX, 3 * _LEAST_APART_PX) / scale.px_per_s
    times_s = finder(placed, time_s - around_s, time_s + around_s)
    index = nearest(times_s.tolist(), time_s)
    if index is None:
        return None
    apart_px = float(np.min(np.diff(times_s), initial=np.inf)) * scale.px_per_s
    if apart_px < _LEAST_APART_PX:
        return None
    reach_px = min(SNAP_PX, apart_px / 3)
    found_s = float(times_s[index])
    return found_s if abs(found_s - time_s) * scale.px_per_s <= reach_px else None
