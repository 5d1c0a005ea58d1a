"""Finds the handles by which a clip's gain and fades are set, and what a drag makes of them.
Without Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from aemo_studio.domain.music import GAIN_RANGE_DB, ClipMix
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.layout import LaneRow
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel

HANDLE_PX = 7.0
"""Side of the handle of a fade."""

LEAST_CLIP_PX = 48.0
"""A narrower clip has no handles."""

INSET_PX = 2.0
"""Between a lane's edge and its clips."""

_REACH_PX = 7.0
_LINE_REACH_PX = 3.5
_DB_PER_PX = 0.5
_FINE_DB_PER_PX = 0.1
_HOLDS_DB = 0.8
"""So near to 0 dB a drag rests there."""

_LOW_DB = -24.0
"""Where the line of the gain reaches the foot of the clip."""


class MixPart(StrEnum):
    """Names what of a clip's mix can be dragged."""

    FADE_IN = "fade in"
    FADE_OUT = "fade out"
    GAIN = "gain"


@dataclass(frozen=True)
class MixGrip:
    """The handle under the pointer."""

    #: What it sets.
    part: MixPart
    #: Of the clip.
    index: int


def with_mix(clip: MusicClip, mix: ClipMix) -> MusicClip:
    """Shows the clip with another gain, other fades, or muted."""
    return replace(clip, placed=replace(clip.placed, mix=mix))


def gain_share(gain_db: float) -> float:
    """Returns how far below the clip's upper edge the line of a gain lies, as a share of its
    height: 0 dB in the middle, between its two lines of text."""
    if gain_db >= 0:
        return 0.5 - 0.4 * gain_db / GAIN_RANGE_DB[1]
    return 0.5 + 0.44 * min(1.0, gain_db / _LOW_DB)


def gain_y(clip: MusicClip, row: LaneRow) -> float:
    """Returns where the line of its gain lies, in pixels of the canvas."""
    height = row.height - 2 * INSET_PX
    return row.top + INSET_PX + height * gain_share(clip.placed.mix.gain_db)


def fade_ends_s(clip: MusicClip) -> tuple[float, float]:
    """Returns when its fade in ends and its fade out begins, in seconds of the film."""
    fade_in_s, fade_out_s = clip.placed.fades_s
    return clip.start_s + fade_in_s, clip.placed.stops_s - fade_out_s


def handle_xs(clip: MusicClip, scale: TimeScale) -> tuple[float, float]:
    """Returns the middles of the two handles, within the clip also where there is no fade."""
    left, right = scale.x(clip.start_s), scale.x(clip.placed.stops_s)
    begun, ending = (scale.x(time_s) for time_s in fade_ends_s(clip))
    return max(begun, left + HANDLE_PX), min(ending, right - HANDLE_PX)


def has_handles(clip: MusicClip, scale: TimeScale) -> bool:
    """Returns whether the clip is drawn wide enough to take hold of more than its end."""
    return (clip.placed.stops_s - clip.start_s) * scale.px_per_s >= LEAST_CLIP_PX


def mix_grip_at(
    model: TimelineModel, scale: TimeScale, row: LaneRow, x: float, y: float
) -> MixGrip | None:
    """Finds the handle at a point of the lane of music: those of the fades at the upper edge, the
    line of the gain elsewhere."""
    index = clip_at(model, scale, x)
    if index is None or not has_handles(model.music[index], scale):
        return None
    clip = model.music[index]
    if y <= row.top + row.height / 2 - _LINE_REACH_PX:
        for part, at in zip(
            (MixPart.FADE_IN, MixPart.FADE_OUT), handle_xs(clip, scale), strict=True
        ):
            if abs(x - at) <= _REACH_PX and y <= row.top + INSET_PX + HANDLE_PX + 4:
                return MixGrip(part, index)
    inside = scale.x(clip.start_s) + _REACH_PX <= x <= scale.x(clip.placed.stops_s) - _REACH_PX
    if inside and abs(y - gain_y(clip, row)) <= _LINE_REACH_PX:
        return MixGrip(MixPart.GAIN, index)
    return None


def clip_at(model: TimelineModel, scale: TimeScale, x: float) -> int | None:
    """Finds the clip that plays at a pixel; None where none does."""
    time_s = scale.start_s + x / scale.px_per_s
    return next(
        (
            index
            for index, clip in enumerate(model.music)
            if clip.start_s <= time_s < clip.placed.stops_s
        ),
        None,
    )


def faded(clip: MusicClip, part: MixPart, time_s: float) -> ClipMix:
    """Moves the end of a fade to a time of the film, as far as there is room."""
    most_in_s, most_out_s = clip.placed.most_fades_s
    fade_in_s, fade_out_s = clip.placed.fades_s
    if len(clip.placed.pieces) == 1:
        most_in_s, most_out_s = most_in_s - fade_out_s, most_out_s - fade_in_s
    if part is MixPart.FADE_IN:
        length_s = min(max(0.0, time_s - clip.start_s), most_in_s)
        return replace(clip.placed.mix, fade_in_s=round(length_s, 3))
    length_s = min(max(0.0, clip.placed.stops_s - time_s), most_out_s)
    return replace(clip.placed.mix, fade_out_s=round(length_s, 3))


def turned(clip: MusicClip, up_px: float, *, fine: bool, free: bool) -> ClipMix:
    """Turns the gain by a drag of so many pixels upward; it rests at 0 dB unless it is free."""
    mix = clip.placed.mix
    gain_db = mix.gain_db + up_px * (_FINE_DB_PER_PX if fine else _DB_PER_PX)
    gain_db = min(max(gain_db, GAIN_RANGE_DB[0]), GAIN_RANGE_DB[1])
    if not free and abs(gain_db) < _HOLDS_DB:
        gain_db = 0.0
    return replace(mix, gain_db=round(gain_db, 1))
