"""Places what stands along the film's time: ticks at whole timecodes, and labels that have room.

Places are in per cent of the film, so that the page can be of any width; what has room is decided
for two widths, that of a screen and that of a phone or a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aemo_studio.output.export.timeline import Timeline

WIDE_PX = 960
"""The width that the film has on a screen, about."""

_PHONE_PX, _PAPER_PX, _SCENE_PX = 320, 560, 16
_TICK_PX = 92
_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)


@dataclass(frozen=True)
class AxisTick:
    """A whole timecode on the time axis."""

    #: Counted from the first frame of the film.
    frame: int
    #: In per cent of the film.
    place: float
    #: With its frames; empty for a tick whose label would run out of the picture.
    timecode: str
    #: Whether the label has room on a phone, too.
    narrow: bool


def place(frame: int, timeline: Timeline) -> float:
    """Computes where a frame begins, in per cent of the film; what lies after it is at its end."""
    return 100 * min(1.0, frame / timeline.duration)


def narrow_px(scenes: int) -> int:
    """Chooses the width that the film has on a phone, where it can be moved sideways."""
    return min(_PAPER_PX, max(_PHONE_PX, _SCENE_PX * scenes))


def axis_ticks(timeline: Timeline) -> list[AxisTick]:
    """Places ticks where the timecode is round, as closely as labels allow; one at the first frame
    where the film has no whole second."""
    frames = list(_whole_seconds(timeline)) or [0]
    narrow = narrow_px(len(timeline.scenes))
    every = -(-len(frames) * _TICK_PX // narrow)
    return [
        AxisTick(
            frame,
            place(frame, timeline),
            timeline.timecode(frame) if _has_room(frame, timeline, WIDE_PX) else "",
            index % every == 0 and _has_room(frame, timeline, narrow),
        )
        for index, frame in enumerate(frames)
    ]


def _whole_seconds(timeline: Timeline) -> Iterator[int]:
    """Lists frames of the film whose timecode is a multiple of the step, the first that exist
    there: in drop-frame `01:01:00;02`."""
    rate, most = timeline.rate, WIDE_PX // _TICK_PX
    length_s = float(timeline.seconds(timeline.duration))
    step = next((s for s in _STEPS_S if length_s / s <= most), _STEPS_S[-1])
    second = timeline.start // rate.nominal // step * step
    while (frame := rate.frame_of_second(second) - timeline.start) < timeline.duration:
        if frame >= 0:
            yield frame
        second += step


def _has_room(frame: int, timeline: Timeline, width_px: int) -> bool:
    return place(frame, timeline) <= 100 - 100 * _TICK_PX / width_px or frame == 0


def with_room(places: Sequence[float], width_px: int, label_px: float) -> list[bool]:
    """Decides which labels can stand at ascending places, each to the right of its place, without
    covering the next one or running out of the picture."""
    need, free, found = 100 * label_px / width_px, 0.0, list[bool]()
    for at in places:
        fits = free <= at <= 100 - need
        found.append(fits)
        free = at + need if fits else free
    return found
