"""Finds the scene, the marker and the next place to go for a time of the playhead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from aemo_studio.domain.project import Project

_JUST_AFTER_S = 0.5
"""So soon after its start, "previous" means the scene before."""

_SAME_MOMENT_S = 0.02


def scene_at(project: Project | None, time_s: float) -> int | None:
    """Finds the scene that is shown at `time_s`."""
    if project is None or not project.scenes:
        return None
    starts = [scene.start_s for scene in project.scenes]
    return max(0, bisect_right(starts, time_s + 1e-6) - 1)


def neighbour_start_s(project: Project, time_s: float, step: int) -> float:
    """Finds where the next scene starts (step 1), or this one or the previous one did (-1), in
    seconds."""
    starts = [scene.start_s for scene in project.scenes]
    here = scene_at(project, time_s) or 0
    if step > 0:
        return starts[min(here + 1, len(starts) - 1)] if here + 1 < len(starts) else time_s
    if time_s - starts[here] > _JUST_AFTER_S:
        return starts[here]
    return starts[max(0, here - 1)]


def next_marker_s(project: Project, time_s: float) -> float | None:
    """Finds the first marker after `time_s`, or the first of all, in seconds; None
    without markers."""
    times = [marker.time_s for marker in project.markers]
    if not times:
        return None
    place = bisect_right(times, time_s + _SAME_MOMENT_S)
    return times[place % len(times)]


def previous_marker_s(project: Project, time_s: float) -> float | None:
    """Finds the last marker before `time_s`, or the last of all, in seconds; None without
    markers."""
    times = [marker.time_s for marker in project.markers]
    if not times:
        return None
    return times[bisect_left(times, time_s - _SAME_MOMENT_S) - 1]


def marker_at(project: Project, time_s: float, within_s: float) -> int | None:
    """Finds the marker nearest to `time_s`, no further away than `within_s`."""
    times = [marker.time_s for marker in project.markers]
    place = bisect_left(times, time_s)
    near = [i for i in (place - 1, place) if 0 <= i < len(times)]
    best = min(near, key=lambda i: abs(times[i] - time_s), default=None)
    return best if best is not None and abs(times[best] - time_s) <= within_s else None
