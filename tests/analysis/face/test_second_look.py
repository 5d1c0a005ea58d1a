"""Drawn faces are no people, and people are never taken for drawings."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.analyser import FaceAnalyser
from aemo_studio.analysis.face.crops import aligned_crop
from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks
from aemo_studio.analysis.face.second_look import SecondLook
from aemo_studio.domain.scene import Shot
from tests.analysis.face.conftest import Picture

FRAMES = 5
BLACK = (0, 0, 0)


def _coded(frame: Picture) -> Picture:
    """The frame as a lossy codec leaves it."""
    _, data = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 60])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def _drawing(skin: tuple[int, int, int], radius: int, x: int = 320) -> Picture:
    """A comic face: eyes, brows, a nose and a smile on an even disc."""
    frame = np.full((360, 640, 3), 170, np.uint8)

    def ellipse(at: tuple[float, float], size: tuple[float, float], *look: object) -> None:
        middle = (round(x + at[0] * radius), round(180 + at[1] * radius))
        axes = (round(size[0] * radius), round(size[1] * radius))
        cv2.ellipse(frame, middle, axes, 0, *look, cv2.LINE_AA)  # type: ignore[call-overload]

    ellipse((0, 0), (1, 1), 0, 360, skin, -1)
    ellipse((0, 0), (1, 1), 0, 360, BLACK, 4)
    for side in (-0.33, 0.33):
        ellipse((side, -0.2), (0.16, 0.16), 0, 360, (255, 255, 255), -1)
        ellipse((side, -0.2), (0.16, 0.16), 0, 360, BLACK, 4)
        ellipse((side, -0.2), (0.08, 0.08), 0, 360, BLACK, -1)
        ellipse((side, -0.38), (0.18, 0.08), 180, 360, BLACK, 4)
    ellipse((0, 0.12), (0.1, 0.08), 0, 180, BLACK, 4)
    ellipse((0, 0.3), (0.5, 0.3), 15, 165, BLACK, 4)
    return frame


@pytest.mark.parametrize(
    ("skin", "radius"), [((250, 220, 60), 110), ((225, 180, 150), 110), ((235, 235, 235), 140)]
)
def test_a_drawn_face_that_moves_is_no_person(skin: tuple[int, int, int], radius: int) -> None:
    analyser = FaceAnalyser("cpu")
    for i in range(FRAMES):
        analyser.add(i / 4, _coded(_drawing(skin, radius, 300 + 10 * i)))
    result = analyser.result((Shot(0, FRAMES / 4),), 2, np.zeros(2, np.float32))
    analyser.close()
    assert [face.passed_over for face in result.faces] == ["no person"]
    assert not result.cast
    assert not result.track.coverage.any()


@pytest.mark.parametrize("size", [512, 330])
def test_a_person_passes_large_or_small(portrait: Picture, size: int) -> None:
    picture = _coded(np.asarray(cv2.resize(portrait, (size, size)), np.uint8))
    finder, second = FaceLandmarks(), SecondLook()
    faces = finder.find(picture)
    looks = [_look(second, picture, faces) for _ in range(2)]
    finder.close()
    second.close()
    assert looks[0] == [1.0]
    assert np.isnan(looks[1]).all()


def _look(second: SecondLook, picture: Picture, faces: list[DetectedFace]) -> list[float]:
    crops = [aligned_crop(picture, face.landmarks) for face in faces]
    looks: list[float] = second.look(picture, faces, crops).tolist()
    return looks
