from __future__ import annotations

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.crops import aligned_crop
from aemo_studio.analysis.face.landmarks import DetectedFace
from aemo_studio.analysis.face.quality import (
    eye_distance_px,
    face_weight,
    frontality_weight,
    sharpness_weight,
    size_weight,
    turn_degrees,
    visible_weight,
)
from tests.analysis.face.conftest import Picture


def _turned(landmarks: np.ndarray, degrees: float) -> np.ndarray:
    """The landmarks of the head turned about its vertical axis."""
    angle = np.deg2rad(degrees)
    middle = landmarks.mean(axis=0)
    x, y, z = (landmarks - middle).T
    turned = np.stack(
        [x * np.cos(angle) - z * np.sin(angle), y, x * np.sin(angle) + z * np.cos(angle)], axis=1
    )
    return (turned + middle).astype(np.float32)


def test_the_portrait_is_worth_nearly_everything(
    portrait: Picture, portrait_face: DetectedFace
) -> None:
    crop = aligned_crop(portrait, portrait_face.landmarks)
    assert face_weight(portrait_face.landmarks, crop) > 0.8


def test_smaller_faces_are_worth_less(portrait_face: DetectedFace) -> None:
    scales = [1.0, 0.5, 0.35, 0.25, 0.15, 0.1]
    weights = [size_weight(portrait_face.landmarks * np.float32(s)) for s in scales]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1
    assert weights[-1] == 0
    assert 0 < weights[3] < 1


def test_eye_distance_is_in_pixels_of_the_frame(portrait_face: DetectedFace) -> None:
    points = portrait_face.landmarks
    between = np.linalg.norm(points[[33, 133], :2].mean(0) - points[[362, 263], :2].mean(0))
    assert abs(eye_distance_px(points) / between - 1) < 0.15


def test_blurred_faces_are_worth_less(portrait: Picture, portrait_face: DetectedFace) -> None:
    crop = aligned_crop(portrait, portrait_face.landmarks)
    blurred = [crop] + [
        np.asarray(cv2.GaussianBlur(crop, (0, 0), sigma), dtype=np.uint8)
        for sigma in (0.7, 1.0, 1.5, 2.5)
    ]
    weights = [sharpness_weight(picture) for picture in blurred]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1
    assert weights[-1] < 0.3


def test_sharpness_does_not_depend_on_light(portrait: Picture, portrait_face: DetectedFace) -> None:
    crop = aligned_crop(portrait, portrait_face.landmarks)
    soft = np.asarray(cv2.GaussianBlur(crop, (0, 0), 1.0), dtype=np.uint8)
    dark = (soft * 0.4 + 10).astype(np.uint8)
    assert abs(sharpness_weight(dark) - sharpness_weight(soft)) < 0.1


def test_a_flat_crop_is_not_sharp() -> None:
    assert sharpness_weight(np.full((48, 48), 80, dtype=np.uint8)) <= 0.2


def test_turned_heads_are_worth_less(portrait_face: DetectedFace) -> None:
    heads = [_turned(portrait_face.landmarks, degrees) for degrees in (0, 30, 45, 60, 85)]
    weights = [frontality_weight(head) for head in heads]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > 0.9
    assert weights[-1] == 0
    assert turn_degrees(heads[2]) > turn_degrees(heads[0]) + 20


def _covered(portrait: Picture, points: np.ndarray, colour: tuple[int, int, int]) -> Picture:
    """The picture with the hull of some points painted over, softly, with a little grain."""
    cover = np.zeros(portrait.shape[:2], np.uint8)
    cv2.fillConvexPoly(cover, cv2.convexHull(points.astype(np.int32)), 255, cv2.LINE_AA)
    grain = np.random.default_rng(1).normal(0, 3, portrait.shape)
    share = cv2.GaussianBlur(cover, (0, 0), 1.0)[..., None] / 255
    painted = portrait * (1 - share) + (np.array(colour) + grain) * share
    return np.asarray(np.clip(painted, 0, 255), np.uint8)


@pytest.mark.parametrize(
    ("hidden", "places", "colour"),
    [
        ("mask", (5, 93, 323, 58, 288, 172, 397, 150, 379, 152), (200, 215, 230)),
        ("scarf", (5, 93, 323, 58, 288, 172, 397, 150, 379, 152), (40, 30, 60)),
        ("hand", (2, 206, 426, 212, 432, 199), (205, 150, 125)),
    ],
)
def test_a_covered_mouth_makes_a_face_worth_less_than_half(
    portrait: Picture,
    portrait_face: DetectedFace,
    hidden: str,
    places: tuple[int, ...],
    colour: tuple[int, int, int],
) -> None:
    covered = _covered(portrait, portrait_face.landmarks[list(places), :2], colour)
    crop = aligned_crop(covered, portrait_face.landmarks)
    assert visible_weight(crop) <= 0.5, hidden


def test_dark_glasses_make_a_face_worth_less_and_both_nearly_nothing(
    portrait: Picture, portrait_face: DetectedFace
) -> None:
    landmarks, worn = portrait_face.landmarks, portrait
    for corners in ((33, 133), (362, 263)):
        ends = landmarks[list(corners), :2]
        width, middle = np.linalg.norm(ends[0] - ends[1]), ends.mean(axis=0)
        around = np.linspace(0, 2 * np.pi, 36)
        lens = middle + width * np.column_stack([np.cos(around), 0.75 * np.sin(around) + 0.1])
        worn = _covered(worn, lens, (14, 13, 12))
    masked = _covered(worn, landmarks[[5, 93, 323, 58, 288, 172, 397, 152], :2], (230, 230, 230))
    weights = [visible_weight(aligned_crop(p, landmarks)) for p in (portrait, worn, masked)]
    assert weights[0] == 1
    assert 0.65 <= weights[1] <= 0.85
    assert weights[2] <= 0.35
