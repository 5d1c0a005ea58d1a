from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.face.tracking import MAX_GAP_S, affinity, link, shot_numbers
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.scene import Shot


def _box(x: float, y: float = 0.3, size: float = 0.15) -> list[float]:
    return [x, y, size, size * 1.2]


def _frames(*frames: tuple[float, list[list[float]]]) -> tuple[FloatArray, FloatArray]:
    times = [t for t, boxes in frames for _ in boxes]
    boxes = [box for _, boxes in frames for box in boxes]
    return np.array(times, dtype=np.float32), np.array(boxes, dtype=np.float32).reshape(-1, 4)


def test_one_face_that_moves_is_one_track() -> None:
    times, boxes = _frames(*[(i / 4, [_box(0.1 + 0.03 * i)]) for i in range(20)])
    tracks = link(times, boxes)
    assert [list(track) for track in tracks] == [list(range(20))]


def test_two_faces_stay_apart_whatever_their_order() -> None:
    frames = []
    for i in range(12):
        pair = [_box(0.1 + 0.01 * i), _box(0.7 - 0.01 * i)]
        frames.append((i / 4, pair if i % 2 else pair[::-1]))
    times, boxes = _frames(*frames)
    tracks = link(times, boxes)
    assert len(tracks) == 2
    for track in tracks:
        assert len(track) == 12
        assert np.abs(np.diff(boxes[track, 0])).max() < 0.02


def test_neighbours_keep_their_own_track_when_both_move() -> None:
    """The nearer pair is linked first, so the second is not stolen by the first."""
    times, boxes = _frames((0.0, [_box(0.30), _box(0.46)]), (0.25, [_box(0.36), _box(0.52)]))
    assert [list(track) for track in link(times, boxes)] == [[0, 2], [1, 3]]


def test_a_cut_ends_a_track_even_where_the_face_stays() -> None:
    times, boxes = _frames(*[(i / 4, [_box(0.4)]) for i in range(8)])
    tracks = link(times, boxes, (Shot(0.0, 1.0), Shot(1.0, 2.0)))
    assert [list(track) for track in tracks] == [[0, 1, 2, 3], [4, 5, 6, 7]]


@pytest.mark.parametrize(("gap_s", "tracks"), [(1.0, 1), (MAX_GAP_S + 0.5, 2)])
def test_a_long_gap_ends_a_track(gap_s: float, tracks: int) -> None:
    times, boxes = _frames((0.0, [_box(0.4)]), (gap_s, [_box(0.4)]))
    assert len(link(times, boxes)) == tracks


def test_a_face_of_another_size_elsewhere_is_somebody_else() -> None:
    times, boxes = _frames((0.0, [_box(0.1, size=0.1)]), (0.25, [_box(0.6, size=0.4)]))
    assert len(link(times, boxes)) == 2


def test_nothing_gives_no_tracks() -> None:
    assert link(*_frames()) == ()


def test_affinity_is_one_for_the_same_box_and_none_far_away() -> None:
    here, there = (np.array(_box(x), dtype=np.float32) for x in (0.1, 0.8))
    assert affinity(here, here) == pytest.approx(1)
    assert affinity(here, there) == 0
    assert affinity(here, np.zeros(4, dtype=np.float32)) == 0


def test_a_frame_a_rounding_error_before_the_cut_belongs_to_the_next_shot() -> None:
    shots = (Shot(0.0, 1.2), Shot(1.2, 3.0))
    numbers = shot_numbers(np.array([0.0, 1.1, 1.2, 2.9], dtype=np.float32), shots)
    assert numbers.tolist() == [0, 0, 1, 1]
