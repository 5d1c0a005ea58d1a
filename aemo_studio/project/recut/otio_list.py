"""Reads the picture of an OTIO timeline: of all tracks, what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aemo_studio.project.recut.cut_list import (
    CHANGING_SPEED,
    SHORTEST_S,
    STANDING,
    CutList,
    ListedCut,
    Unread,
    unreadable,
    without_doubles,
)


def read_otio(path: Path, *, of_sound: bool = False) -> CutList:
    """Reads an OTIO timeline. Raises UsageError.

    of_sound: whether the first track of sound counts where there is none of picture.
    """
    import opentimelineio as otio

    unread: list[Unread] = []
    try:
        timeline: Any = otio.adapters.read_from_file(str(path))
        tracks = timeline.video_tracks() or (timeline.audio_tracks()[:1] if of_sound else [])
        flat = otio.algorithms.flatten_stack(tracks)
        cuts = tuple(cut for clip in flat.find_clips() for cut in _cut(clip, flat, unread))
    except (otio.exceptions.OTIOError, ValueError, TypeError, AttributeError) as error:
        raise unreadable(path, error) from error
    return CutList(cuts, by_timecode=False, unread=tuple(unread))


def _cut(clip: Any, flat: Any, unread: list[Unread]) -> Iterator[ListedCut]:
    placed = _placed(clip, flat)
    if placed is None or not getattr(clip, "enabled", True):
        return
    at_s, length_s, late_s = placed
    speed = _speed(clip)
    if speed is None or speed <= 0:
        unread.append((CHANGING_SPEED if speed is None else STANDING, at_s))
        return
    media = clip.media_reference
    whole = getattr(media, "available_range", None)
    begins_s = whole.start_time.to_seconds() if whole is not None else 0.0
    from_s = clip.trimmed_range().start_time.to_seconds() - begins_s + late_s * speed
    names = without_doubles([clip.name, media.name, getattr(media, "target_url", "")])
    if length_s >= SHORTEST_S:
        yield ListedCut(names, from_s, from_s + length_s * speed, at_s, at_s + length_s)


def _placed(clip: Any, flat: Any) -> tuple[float, float, float] | None:
    """Finds when a clip is seen, for how long, and how much of its beginning what nests it leaves
    out; None where it leaves out all."""
    part, item = clip.range_in_parent(), clip
    late_s = 0.0
    while part is not None and item.parent() is not None:
        item, begins_s = item.parent(), part.start_time.to_seconds()
        if item is flat or item.parent() is None:
            break
        shown = item.trimmed_range()
        low, high = shown.start_time.to_seconds(), shown.end_time_exclusive().to_seconds()
        from_s, to_s = max(begins_s, low), min(part.end_time_exclusive().to_seconds(), high)
        if to_s <= from_s:
            return None
        late_s += from_s - begins_s
        part = _moved(item, from_s - low, to_s - from_s)
    if part is None:
        return None
    return part.start_time.to_seconds(), part.duration.to_seconds(), late_s


def _moved(nest: Any, after_s: float, length_s: float) -> Any:
    """Lays a part of a nest into the time of what it stands in."""
    from opentimelineio.opentime import RationalTime, TimeRange

    outer = nest.range_in_parent()
    if outer is None:
        return None
    rate = 1_000_000
    start_s = outer.start_time.to_seconds() + after_s
    return TimeRange(RationalTime(start_s * rate, rate), RationalTime(length_s * rate, rate))


def _speed(clip: Any) -> float | None:
    """Multiplies the speeds of a clip; None where it changes."""
    speed = 1.0
    for effect in clip.effects:
        if hasattr(effect, "time_scalar"):
            speed *= float(effect.time_scalar)
        elif "Time" in type(effect).__name__:
            return None
    return speed
