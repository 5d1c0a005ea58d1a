"""Pictures of faces are no people; a film that is a picture keeps its face."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from aemo_studio.analysis.face.analyser import FaceAnalyser
from aemo_studio.analysis.face.greys import Greys
from aemo_studio.analysis.face.stillness import FrameMotion, is_picture
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.scene import Shot
from tests.analysis.face.conftest import Picture

FRAMES = 13
FACE: FloatArray = np.array([0.16, 0.25, 0.07, 0.14], np.float32)


def _coded(frame: Picture, quality: int = 60) -> Picture:
    """The frame as a lossy codec leaves it."""
    _, data = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def _room(portrait: Picture, walker_x: int | None) -> Picture:
    """A portrait on a wall, and somebody who walks by, seen from behind, or nobody."""
    frame = np.full((360, 640, 3), 90, dtype=np.uint8)
    frame[60:300, 20:260] = cv2.resize(portrait, (240, 240), interpolation=cv2.INTER_AREA)
    if walker_x is not None:
        cv2.rectangle(frame, (walker_x, 120), (walker_x + 90, 360), (30, 60, 40), -1)
    return frame


def _is_picture(film: Callable[[int], Picture], moved: float = 0.0) -> bool:
    """Whether the face at FACE, `moved` by a share of the frame each time, passes for one."""
    motion = FrameMotion()
    boxes = FACE + np.arange(FRAMES)[:, None] * np.array([moved, 0, 0, 0], np.float32)
    changes = [
        motion.change(Greys.of(_coded(film(i), 60 + i % 2)).small, [boxes[i]])[0]
        for i in range(FRAMES)
    ]
    return is_picture(boxes, np.stack(changes))


def test_a_portrait_on_the_wall_behind_somebody_who_moves_is_passed_over(
    portrait: Picture,
) -> None:
    analyser = FaceAnalyser("cpu")
    for i in range(FRAMES):
        analyser.add(i / 4, _coded(_room(portrait, 290 + 20 * i), 60 + i % 2))
    faces = analyser.result((Shot(0, FRAMES / 4),), 6, np.ones(6, np.float32)).faces
    analyser.close()
    assert [face.passed_over for face in faces] == ["picture"]
    assert not faces[0].weights.any()


def test_a_film_that_is_one_still_portrait_keeps_its_face(portrait: Picture) -> None:
    assert not _is_picture(lambda _: _room(portrait, None))


def test_one_change_beside_a_still_portrait_makes_it_no_picture(portrait: Picture) -> None:
    assert not _is_picture(lambda i: _room(portrait, 300 if i > 6 else 450))


def test_a_face_that_moves_a_little_is_a_person(portrait: Picture) -> None:
    def film(i: int) -> Picture:
        turn = cv2.getRotationMatrix2D((256, 200), 1.5 * np.sin(i), 1.0)
        turned = np.asarray(cv2.warpAffine(portrait, turn, (512, 512)), np.uint8)
        return _room(turned, 290 + 20 * i)

    assert not _is_picture(film)


def test_a_still_that_is_moved_across_keeps_its_face(portrait: Picture) -> None:
    assert not _is_picture(lambda i: np.roll(_room(portrait, None), 8 * i, axis=1), 8 / 640)


def test_a_poster_beside_a_face_that_moves_is_a_picture(portrait: Picture) -> None:
    def film(i: int) -> Picture:
        frame = _room(portrait, None)
        head = np.asarray(cv2.resize(portrait, (200, 200), interpolation=cv2.INTER_AREA), np.uint8)
        frame[100:300, 380 + 6 * (i % 5) : 580 + 6 * (i % 5)] = head
        return frame

    assert _is_picture(film)


def test_portraits_under_a_running_clock_keep_their_faces(portrait: Picture) -> None:
    def film(i: int) -> Picture:
        frame = _room(portrait, None)
        frame[60:300, 380:620] = frame[60:300, 20:260]
        place, white = (250, 350), (255, 255, 255)
        cv2.putText(frame, f"01:00:0{i // 4}:{6 * (i % 4):02}", place, 0, 0.7, white, 2)
        return frame

    assert not _is_picture(film)
