from __future__ import annotations

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.crops import (
    CROP_SIZE,
    TEMPLATE,
    aligned_crop,
    alignment,
    anchor_points,
    similarity,
    unaligned_crop,
)
from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks
from aemo_studio.workbench.face.augment import centre
from tests.analysis.face.conftest import Picture


def _likeness(first: Picture, second: Picture) -> float:
    return float(np.corrcoef(first.ravel(), second.ravel())[0, 1])


@pytest.mark.parametrize(("degrees", "scale"), [(0, 0.5), (20, 1.0), (-25, 1.4), (12, 3.0)])
def test_a_turned_and_scaled_face_gives_the_same_crop(
    portrait: Picture,
    portrait_face: DetectedFace,
    finder: FaceLandmarks,
    degrees: int,
    scale: float,
) -> None:
    size = int(512 * scale)
    matrix = np.asarray(cv2.getRotationMatrix2D((256, 256), degrees, scale), dtype=np.float64)
    matrix[:, 2] += size / 2 - 256
    turned = cv2.warpAffine(portrait, matrix, (size, size), borderMode=cv2.BORDER_REPLICATE)
    faces = finder.find(np.asarray(turned, dtype=np.uint8))
    assert len(faces) == 1
    there = aligned_crop(np.asarray(turned, dtype=np.uint8), faces[0].landmarks)
    here = aligned_crop(portrait, portrait_face.landmarks)
    assert _likeness(here, there) > 0.93


def test_the_eyes_and_the_mouth_land_near_their_places(portrait_face: DetectedFace) -> None:
    matrix = alignment(portrait_face.landmarks)
    points = anchor_points(portrait_face.landmarks)
    landed = points @ matrix[:, :2].T + matrix[:, 2]
    # A broad smile pulls the corners of the mouth away from the mean face.
    assert np.abs(landed - (TEMPLATE * CROP_SIZE - 0.5)).max() < 3.5


def test_similarity_finds_a_known_turn_scale_and_shift() -> None:
    rng = np.random.default_rng(3)
    source = rng.normal(size=(5, 2))
    angle, scale = 0.4, 2.5
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = similarity(source, source @ turn.T + [3.0, -7.0])
    np.testing.assert_allclose(matrix, np.column_stack([turn, [3.0, -7.0]]), atol=1e-9)


def test_points_that_coincide_cannot_be_aligned() -> None:
    with pytest.raises(ValueError, match="coincide"):
        similarity(np.ones((5, 2)), TEMPLATE)


def test_the_middle_of_a_training_crop_is_the_crop_of_video(
    portrait: Picture, portrait_face: DetectedFace
) -> None:
    video = aligned_crop(portrait, portrait_face.landmarks)
    training = centre(aligned_crop(portrait, portrait_face.landmarks, margin=8))
    assert _likeness(video, training) > 0.99


def test_a_crop_does_not_depend_on_where_the_face_lies_in_the_frame(
    portrait: Picture, portrait_face: DetectedFace
) -> None:
    frame = np.zeros((1080, 1920, 3), dtype=np.uint8)
    frame[400:912, 1300:1812] = portrait
    moved = portrait_face.landmarks + np.array([1300, 400, 0], dtype=np.float32)
    here, there = aligned_crop(portrait, portrait_face.landmarks), aligned_crop(frame, moved)
    # The warp rounds positions to 1/32 pixel.
    assert np.abs(here.astype(int) - there).max() <= 4


def test_a_face_half_out_of_the_picture_repeats_the_border(
    portrait: Picture, portrait_face: DetectedFace
) -> None:
    cut = int(portrait_face.landmarks[1, 0])
    crop = aligned_crop(np.ascontiguousarray(portrait[:, :cut]), portrait_face.landmarks)
    assert crop.shape == (CROP_SIZE, CROP_SIZE)
    assert crop[:, -1].std() > 0
    assert np.abs(np.diff(crop[:, -12:].astype(int), axis=1)).mean() < 3


def test_an_unaligned_crop_of_a_small_square_is_the_picture_itself() -> None:
    picture = np.random.default_rng(0).integers(0, 255, (48, 48), dtype=np.uint8)
    np.testing.assert_array_equal(unaligned_crop(picture), picture)
    np.testing.assert_array_equal(centre(unaligned_crop(picture, margin=8)), picture)
