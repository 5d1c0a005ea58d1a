"""Keeps painted stretches of lanes until what they show changes.

While zooming, tiles of the zoom before stand in, stretched, for those that there was no time to
paint: a frame is never late because of them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

TILE_PX = 1024
"""Width of a tile in device pixels."""
MOST_BYTES = 96_000_000
_ZOOMS = 3


@dataclass(frozen=True)
class Tile:
    """Holds columns [index * TILE_PX, (index + 1) * TILE_PX) of a lane at a zoom."""

    #: The painted columns.
    pixmap: QPixmap
    #: False where something is still to come.
    complete: bool

    @property
    def size_bytes(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * 4


class TileCache:
    """Holds tiles by lane, zoom (device pixels per second) and index."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._tiles: OrderedDict[tuple[str, float, int], Tile] = OrderedDict()
        self._zooms: dict[str, list[float]] = {}
        self._bytes = 0
        self._most_bytes = most_bytes

    def __len__(self) -> int:
        return len(self._tiles)

    def get(self, lane: str, zoom: float, index: int) -> Tile | None:
        tile = self._tiles.get((lane, zoom, index))
        if tile is not None:
            self._tiles.move_to_end((lane, zoom, index))
        return tile

    def put(self, lane: str, zoom: float, index: int, tile: Tile) -> None:
        self._remove((lane, zoom, index))
        self._tiles[lane, zoom, index] = tile
        self._bytes += tile.size_bytes
        zooms = self._zooms.setdefault(lane, [])
        if zoom in zooms:
            zooms.remove(zoom)
        self._zooms[lane] = [zoom, *zooms][:_ZOOMS]
        while self._bytes > self._most_bytes and len(self._tiles) > 1:
            self._remove(next(iter(self._tiles)))

    def stand_ins(self, lane: str, zoom: float, index: int) -> Iterator[tuple[float, int, Tile]]:
        """Finds zoom, index and tile of what another zoom shows of the same stretch."""
        for other in self._zooms.get(lane, ()):
            found = [] if other == zoom else list(self._overlapping(lane, zoom, index, other))
            if found:
                yield from found
                return

    def _overlapping(
        self, lane: str, zoom: float, index: int, other: float
    ) -> Iterator[tuple[float, int, Tile]]:
        first = int(index * other / zoom)
        last = int((index + 1) * other / zoom)
        for place in range(first, min(last, first + 8) + 1):
            tile = self._tiles.get((lane, other, place))
            if tile is not None:
                yield other, place, tile

    def drop(self, lane: str) -> None:
        """Forgets the tiles of a lane."""
        for key in [key for key in self._tiles if key[0] == lane]:
            self._remove(key)
        self._zooms.pop(lane, None)

    def clear(self) -> None:
        self._tiles.clear()
        self._zooms.clear()
        self._bytes = 0

    def _remove(self, key: tuple[str, float, int]) -> None:
        tile = self._tiles.pop(key, None)
        self._bytes -= tile.size_bytes if tile else 0
