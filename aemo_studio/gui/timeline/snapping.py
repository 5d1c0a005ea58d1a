"""Finds where a dragged thing comes to rest: on a cut, a scene, a marker, the playhead.
Without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aemo_studio.gui.timeline.geometry import TimeScale, hit

SNAP_PX = 9.0


class SnapKind(StrEnum):
    """Names what something came to rest on."""

    SHOT = "shot"
    SCENE = "scene"
    MARKER = "marker"
    PLAYHEAD = "playhead"
    RANGE = "range"
    BAR = "bar"
    BEAT = "beat"


@dataclass(frozen=True)
class Snapped:
    """A time that was snapped."""

    #: Seconds of the film.
    time_s: float
    #: What it lies on; None where it lies on nothing.
    kind: SnapKind | None = None


@dataclass(frozen=True)
class SnapTargets:
    """Holds sorted times and what lies there. Where two lie together, the first named wins."""

    #: Ascending, seconds of the film.
    times_s: tuple[float, ...]
    #: What lies at each of them.
    kinds: tuple[SnapKind, ...]

    @staticmethod
    def of(*groups: tuple[SnapKind, Iterable[float]]) -> SnapTargets:
        """Merges groups of targets, the more important first."""
        found: dict[float, SnapKind] = {}
        for kind, times in groups:
            for time_s in times:
                found.setdefault(time_s, kind)
        ordered = sorted(found.items())
        return SnapTargets(tuple(t for t, _ in ordered), tuple(k for _, k in ordered))

    def snap(self, scale: TimeScale, time_s: float, tolerance_px: float = SNAP_PX) -> Snapped:
        """Returns the target drawn nearest to `time_s` if it is near enough, else
        `time_s` itself."""
        index = hit(scale, self.times_s, scale.x(time_s), tolerance_px)
        if index is None:
            return Snapped(time_s)
        return Snapped(self.times_s[index], self.kinds[index])


def between(time_s: float, lowest_s: float, highest_s: float) -> float:
    """Clamps `time_s` to [lowest_s, highest_s]; their middle where they leave no room."""
    if lowest_s > highest_s:
        return (lowest_s + highest_s) / 2
    return min(max(time_s, lowest_s), highest_s)
