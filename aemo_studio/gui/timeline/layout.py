"""Shares out the height of the timeline among its lanes. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class LaneHeight:
    """The height that a lane needs."""

    #: Of the lane.
    name: str
    #: Logical pixels that it needs.
    least_px: int
    #: Logical pixels that it can make use of.
    most_px: int


@dataclass(frozen=True)
class LaneRow:
    """The place of a lane."""

    #: Of the lane.
    name: str
    #: Logical pixels from the upper edge.
    top: int
    #: Logical pixels.
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def holds(self, y: float) -> bool:
        return self.top <= y < self.bottom


def rows(lanes: Sequence[LaneHeight], height_px: int, gap_px: int) -> tuple[LaneRow, ...]:
    """The lanes from top to bottom with `gap_px` between them.

    All get their least height; what is left over is shared in proportion to what each can still
    use. Below the sum of the least heights, the last lanes reach beyond the bottom.
    """
    spare = height_px - sum(lane.least_px for lane in lanes) - gap_px * (len(lanes) - 1)
    room = sum(lane.most_px - lane.least_px for lane in lanes)
    share = min(1.0, max(0.0, spare / room)) if room else 0.0
    placed: list[LaneRow] = []
    top = 0
    for lane in lanes:
        height = lane.least_px + int((lane.most_px - lane.least_px) * share)
        placed.append(LaneRow(lane.name, top, height))
        top += height + gap_px
    return tuple(placed)


def least_height(lanes: Sequence[LaneHeight], gap_px: int) -> int:
    """Adds up the pixels that all lanes need together."""
    return sum(lane.least_px for lane in lanes) + gap_px * (len(lanes) - 1)


def row_at(placed: Sequence[LaneRow], y: float) -> LaneRow | None:
    """The lane at a height, None between two."""
    return next((row for row in placed if row.holds(y)), None)
