"""Describes where a context menu was asked for. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MenuPlace:
    """The place at which a menu of the timeline was opened."""

    #: Name of the lane, or `ruler`; empty between two.
    lane: str
    #: Seconds of the film.
    time_s: float
    #: Position of the scene at that time; None without one.
    scene: int | None
    #: Index of the marker under the pointer; None without one.
    marker: int | None
    #: Index of the sound effect under the pointer; None without one.
    effect: int | None = None
