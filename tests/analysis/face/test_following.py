"""A face that moves is found again; one that changes is not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.crops import alignment
from aemo_studio.analysis.face.following import FollowedFace, follow_all
from aemo_studio.analysis.face.greys import Greys
from aemo_studio.analysis.face.landmarks import DetectedFace
from tests.analysis.face.conftest import Picture

GRAIN = 4.0


def _seen(portrait: Picture, move: np.ndarray, seed: int = 0, size: int = 512) -> Greys:
    """The portrait moved, with grain."""
    moved = cv2.warpAffine(portrait, move, (size, size), borderMode=cv2.BORDER_REFLECT_101)
    grain = np.random.default_rng(seed).normal(0, GRAIN, moved.shape)
    return Greys.of(np.clip(moved + grain, 0, 255).astype(np.uint8))


def _move(degrees: float = 0.0, scale: float = 1.0, dx: float = 0.0, dy: float = 0.0) -> np.ndarray:
    move = np.array(cv2.getRotationMatrix2D((224, 130), degrees, scale))
    return move + np.array([[0, 0, dx], [0, 0, dy]])


@pytest.fixture
def followed(portrait: Picture, portrait_face: DetectedFace) -> FollowedFace:
    return FollowedFace(portrait_face, _seen(portrait, _move()))


@pytest.mark.parametrize(
    "move",
    [
        _move(),
        _move(dx=21.4, dy=-9.3),
        _move(degrees=4),
        _move(scale=1.06),
        _move(-3, 0.95, -15, 6),
    ],
)
def test_a_face_that_moves_is_found_where_it_is(
    portrait: Picture, portrait_face: DetectedFace, followed: FollowedFace, move: np.ndarray
) -> None:
    found = followed.follow(_seen(portrait, move, seed=1))
    assert found is not None
    expected = portrait_face.landmarks[:, :2] @ move[:, :2].T + move[:, 2]
    pixel = np.hypot(*alignment(portrait_face.landmarks)[0, :2])
    assert np.abs(found.landmarks[:, :2] - expected).max() * pixel < 0.3
    assert found.box[0] * 512 == pytest.approx(expected[:, 0].min(), abs=1)
    assert found.blendshapes is portrait_face.blendshapes


def test_a_face_is_followed_across_the_picture(portrait: Picture, followed: FollowedFace) -> None:
    lefts = []
    for i in range(6):
        (face,) = follow_all([followed], _seen(portrait, _move(dx=18.0 * i), seed=i)) or []
        lefts.append(float(face.box[0]) * 512)
    np.testing.assert_allclose(np.diff(lefts), 18, atol=0.7)


def test_a_small_face_is_followed_too(portrait: Picture, portrait_face: DetectedFace) -> None:
    third = np.array([[1 / 3, 0, 0], [0, 1 / 3, 0]])
    landmarks = (portrait_face.landmarks / 3).astype(np.float32)
    small = DetectedFace(landmarks, portrait_face.blendshapes, portrait_face.box)
    face = FollowedFace(small, _seen(portrait, third, size=171))
    assert face.follow(_seen(portrait, third + np.array([[0, 0, 4], [0, 0, 2]]), 1, 171))


def test_a_mouth_that_opens_is_a_change(
    portrait: Picture, portrait_face: DetectedFace, followed: FollowedFace
) -> None:
    spoken = portrait.copy()
    x, y = portrait_face.landmarks[[13, 14], :2].mean(axis=0).round().astype(int).tolist()
    cv2.ellipse(spoken, (x, y + 4), (9, 6), 0, 0, 360, (50, 25, 25), -1)
    assert followed.follow(_seen(spoken, _move())) is None
    assert followed.follow(_seen(portrait, _move()))


def test_somebody_else_is_a_change(portrait: Picture, followed: FollowedFace) -> None:
    other = np.ascontiguousarray(portrait[:, ::-1])
    assert follow_all([followed], _seen(other, _move(dx=-64))) is None
    assert follow_all([followed], _seen(np.full_like(portrait, 90), _move())) is None
