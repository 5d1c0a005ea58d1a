from __future__ import annotations

import cv2
import numpy as np

from aemo_studio.analysis.face.crops import aligned_crop
from aemo_studio.analysis.face.landmarks import DetectedFace
from aemo_studio.analysis.face.quality import (
    eye_distance_px,
    face_weight,
    frontality_weight,
    sharpness_weight,
    size_weight,
    turn_degrees,
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
