"""Describes where a context menu was asked for. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MenuPlace:
    """Describes what a context menu is about."""

    #: The name of the lane (`ruler` too); empty between two.
    lane: str
    #: The time under the pointer, in seconds.
    time_s: float
    #: Index of the scene at that time.
    scene: int | None
    #: The boundary after this scene is under the pointer.
    boundary: int | None
    #: Index of the marker under the pointer.
    marker: int | None
