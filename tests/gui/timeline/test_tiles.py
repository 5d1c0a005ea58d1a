"""The cache of painted stretches."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from aemo_studio.gui.look.theme import DARK
from aemo_studio.gui.timeline.frame import Frame
from aemo_studio.gui.timeline.geometry import TimeScale
from aemo_studio.gui.timeline.lanes import WaveformLane
from aemo_studio.gui.timeline.layout import LaneRow
from aemo_studio.gui.timeline.look import Look
from aemo_studio.gui.timeline.model import TimelineModel
from aemo_studio.gui.timeline.tile_painter import TilePainter
from aemo_studio.gui.timeline.tiles import TILE_PX, Tile, TileCache

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


@pytest.mark.parametrize("closer", [1.5, 50.0])
def test_a_stand_in_is_stretched_to_where_its_film_is_now(closer: float) -> None:
    """A tile of a second of film, red in its first half, stands in at a zoom that is closer."""
    old = QPixmap(TILE_PX, 10)
    old.fill(QColor("blue"))
    half = QPainter(old)
    half.fillRect(QRect(0, 0, TILE_PX // 2, 10), QColor("red"))
    half.end()
    cache, lane = TileCache(), WaveformLane()
    cache.put(lane.name, TILE_PX, 0, Tile(old, complete=True))
    shown = QPixmap(400, 10)
    painter = QPainter(shown)
    scale = TimeScale(10.0, 400.0, TILE_PX * closer, 0.5 - 100 / TILE_PX / closer)
    frame = Frame(painter, replace(TimelineModel.empty(), duration_s=10.0), scale, DARK, 10)
    tiles = TilePainter(cache, frame, Look.of(DARK, 1.0), until=0.0, patient=False)
    assert not tiles.paint(lane, LaneRow(lane.name, 0, 10), QRect(0, 0, 400, 10))
    painter.end()
    colours = [shown.toImage().pixelColor(x, 5).name() for x in (0, 98, 102, 399)]
    assert colours == ["#ff0000", "#ff0000", "#0000ff", "#0000ff"]
