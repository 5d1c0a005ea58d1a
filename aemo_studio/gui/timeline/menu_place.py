"""Where a context menu was asked for. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MenuPlace:
    """lane: its name (`ruler` too), empty between two. scene: index at the time. boundary: the
    one after this scene is under the pointer. marker: index of the one under the pointer."""

    lane: str
    time_s: float
    scene: int | None
    boundary: int | None
    marker: int | None
