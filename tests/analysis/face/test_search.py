from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks
from aemo_studio.analysis.face.search import FaceSearch, find_anywhere, merged, squares
from tests.analysis.face.conftest import Picture


def _frame(
    portrait: Picture, face_px: float, x: int, y: int = 0, size: tuple[int, int] = (1280, 720)
) -> Picture:
    """A frame with the portrait at (x, y), its face about face_px high."""
    scale = face_px / (0.206 * 512)
    small = cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    frame = np.full((size[1], size[0], 3), 60, dtype=np.uint8)
    small = small[: size[1] - y, : size[0] - x]
    frame[y : y + small.shape[0], x : x + small.shape[1]] = small
    return frame


@pytest.mark.parametrize(
    ("width", "height", "count"),
    [(1920, 1080, 2), (1080, 1920, 2), (720, 720, 0), (2400, 1000, 3), (640, 480, 2)],
)
def test_squares_cover_the_frame_and_overlap(width: int, height: int, count: int) -> None:
    parts = squares(np.zeros((height, width, 3), dtype=np.uint8))
    assert len(parts) == count
    if parts:
        assert parts[0][:2] == (0, 0)
        assert parts[-1][2:] == (width, height)
    side = min(width, height)
    for one, other in pairwise(parts):
        assert max(one[2] - other[0], 0) >= 0.19 * side or max(one[3] - other[1], 0) >= 0.19 * side


@pytest.mark.parametrize("face_px", [100, 130, 260])
@pytest.mark.parametrize("x", [60, 600])
def test_small_faces_of_a_wide_frame_are_found_in_its_own_pixels(
    portrait: Picture, portrait_face: DetectedFace, finder: FaceLandmarks, face_px: int, x: int
) -> None:
    faces = find_anywhere(finder, _frame(portrait, face_px, x))
    assert len(faces) == 1
    scale = face_px / (0.206 * 512)
    expected = portrait_face.landmarks[:, :2] * scale + np.array([x, 0])
    assert np.abs(faces[0].landmarks[:, :2] - expected).mean() < 0.06 * face_px
    assert faces[0].box[0] * 1280 == pytest.approx(faces[0].landmarks[:, 0].min(), abs=1)


def test_a_small_face_is_followed_between_the_wide_searches(
    portrait: Picture, finder: FaceLandmarks
) -> None:
    search = FaceSearch(finder)
    found = [search.find(_frame(portrait, 95, 200 + 12 * i)) for i in range(14)]
    assert [len(faces) for faces in found] == [1] * 14
    lefts = [float(faces[0].box[0]) for faces in found]
    np.testing.assert_allclose(np.diff(lefts), 12 / 1280, atol=0.004)


def test_a_face_that_appears_elsewhere_after_a_cut_is_found_at_once(
    portrait: Picture, finder: FaceLandmarks
) -> None:
    search = FaceSearch(finder)
    for _ in range(3):
        search.find(_frame(portrait, 95, 100))
    large = search.find(_frame(portrait, 300, 500))
    assert len(large) == 1
    assert large[0].box[3] * 720 > 200


def test_who_comes_in_beside_a_known_face_is_found_within_a_refresh(
    portrait: Picture, finder: FaceLandmarks
) -> None:
    alone = _frame(portrait, 95, 60)
    both = np.maximum(alone, 0)
    both[:, 700:] = _frame(portrait, 95, 60)[:, :580]
    search = FaceSearch(finder)
    search.find(alone)
    counts = [len(search.find(both)) for _ in range(9)]
    assert counts[-1] == 2


def test_two_faces_come_largest_first(portrait: Picture, finder: FaceLandmarks) -> None:
    frame = _frame(portrait, 110, 20, 150)
    frame[:, 640:] = _frame(portrait, 200, 600)[:, 640:]
    faces = find_anywhere(finder, frame)
    assert len(faces) == 2
    assert faces[0].box[2] > faces[1].box[2]
    assert faces[0].box[0] > 0.5 > faces[1].box[0]


def test_an_empty_frame_stays_empty(finder: FaceLandmarks) -> None:
    search = FaceSearch(finder)
    for level in range(0, 250, 25):
        assert search.find(np.full((720, 1280, 3), level, dtype=np.uint8)) == []


def test_a_face_found_twice_counts_once(portrait_face: DetectedFace) -> None:
    assert len(merged([portrait_face, portrait_face])) == 1
