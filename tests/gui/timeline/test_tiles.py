"""The cache of painted stretches."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPixmap

from aemo_studio.gui.timeline.tiles import Tile, TileCache

pytestmark = pytest.mark.usefixtures("qapp")


def tile() -> Tile:
    return Tile(QPixmap(100, 10), complete=True)


def test_tiles_are_kept_by_lane_zoom_and_place() -> None:
    cache, kept = TileCache(), tile()
    cache.put("speech", 2.0, 5, kept)
    assert cache.get("speech", 2.0, 5) is kept
    assert cache.get("speech", 2.0, 4) is None
    assert cache.get("speech", 2.1, 5) is None
    assert cache.get("face", 2.0, 5) is None


def test_the_least_recently_used_goes_first() -> None:
    cache = TileCache(most_bytes=3 * 4000)
    for index in range(3):
        cache.put("speech", 1.0, index, tile())
    cache.get("speech", 1.0, 0)
    cache.put("speech", 1.0, 3, tile())
    assert [cache.get("speech", 1.0, i) is not None for i in range(4)] == [True, False, True, True]


def test_putting_a_tile_again_does_not_count_twice() -> None:
    cache = TileCache(most_bytes=3 * 4000)
    for _ in range(10):
        cache.put("speech", 1.0, 0, tile())
    cache.put("speech", 1.0, 1, tile())
    assert len(cache) == 2


def test_a_dropped_lane_leaves_the_others() -> None:
    cache = TileCache()
    cache.put("speech", 1.0, 0, tile())
    cache.put("face", 1.0, 0, tile())
    cache.drop("speech")
    assert cache.get("speech", 1.0, 0) is None
    assert cache.get("face", 1.0, 0) is not None


def test_another_zoom_stands_in() -> None:
    cache, near = TileCache(), tile()
    cache.put("speech", 2.0, 3, near)
    cache.put("speech", 2.0, 9, tile())
    # Tile 1 at half the zoom shows what tiles 2 and 3 showed.
    assert list(cache.stand_ins("speech", 1.0, 1)) == [(2.0, 3, near)]
    assert list(cache.stand_ins("speech", 2.0, 3)) == []
    assert list(cache.stand_ins("face", 1.0, 1)) == []
