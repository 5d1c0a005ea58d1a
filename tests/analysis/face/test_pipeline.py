from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.pipeline import BATCH, FaceAnalyser, predict_images, read_image
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.emotion import Emotion, emotion_index
from aemo_studio.domain.scene import Shot
from tests.analysis.face.conftest import Picture

SPEECH = np.ones(200, dtype=np.float32)


@pytest.fixture
def analyser() -> Iterator[FaceAnalyser]:
    made = FaceAnalyser("cpu")
    yield made
    made.close()


def _frame(portrait: Picture, x: int) -> Picture:
    frame = np.full((360, 640, 3), 70, dtype=np.uint8)
    frame[20:340, x : x + 320] = cv2.resize(portrait, (320, 320), interpolation=cv2.INTER_AREA)
    return frame


def test_a_moving_face_becomes_one_person_and_a_happy_track(
    analyser: FaceAnalyser, portrait: Picture
) -> None:
    for i in range(12):
        analyser.add(i / 4, _frame(portrait, 10 * i))
    track, persons = analyser.result((Shot(0, 3.0),), 6, SPEECH[:6])
    assert len(track) == 6
    assert (track.coverage > 0.5).all()
    assert (track.scores.argmax(axis=1) == emotion_index(Emotion.HAPPY)).all()
    np.testing.assert_allclose(track.scores.sum(axis=1), 1, atol=1e-5)
    assert len(persons) == 1
    assert len(persons[0].times_s) == 12
    assert persons[0].boxes[-1, 0] > persons[0].boxes[0, 0] + 0.1


def test_no_faces_are_missing_not_neutral(analyser: FaceAnalyser) -> None:
    for i in range(4):
        analyser.add(i / 4, np.full((360, 640, 3), 40 * i, dtype=np.uint8))
    track, persons = analyser.result((Shot(0, 1.0),), 2, SPEECH[:2])
    assert persons == ()
    assert not track.coverage.any()
    np.testing.assert_allclose(track.scores, 1 / 8)


def test_nothing_added_is_a_missing_track(analyser: FaceAnalyser) -> None:
    track, persons = analyser.result((), 3, SPEECH[:3])
    assert len(track) == 3
    assert not track.coverage.any()
    assert persons == ()


def test_partial_scores_come_once_per_cell_and_agree_with_the_result(
    analyser: FaceAnalyser, portrait: Picture
) -> None:
    assert analyser.partial()[1].shape == (0, 8)
    told: dict[int, np.ndarray] = {}
    for i in range(BATCH + 8):
        analyser.add(i / 4, _frame(portrait, 100))
        start, scores = analyser.partial()
        assert all(start + k not in told for k in range(len(scores)))
        told |= {start + k: row for k, row in enumerate(scores)}
    assert sorted(told) == list(range(len(told)))
    assert len(told) >= BATCH // 2 - 1
    n = len(told)
    track, _ = analyser.result((Shot(0, n / 2),), n, SPEECH[:n])
    assert np.abs(np.stack([told[k] for k in range(n)]) - track.scores).max() < 0.05


def test_images_with_odd_names_are_read_and_scored(tmp_path: Path, portrait: Picture) -> None:
    good, empty = tmp_path / "Gesicht 文 #1 😀.png", tmp_path / "leer.png"
    cv2.imencode(".png", portrait[:, :, ::-1])[1].tofile(good)
    cv2.imencode(".png", np.full((200, 200, 3), 128, dtype=np.uint8))[1].tofile(empty)
    scores, nothing = predict_images([good, empty])
    assert nothing is None
    assert scores is not None
    assert scores.argmax() == emotion_index(Emotion.HAPPY)
    np.testing.assert_array_equal(read_image(good), portrait)


def test_a_tiny_tight_picture_is_enlarged_to_be_found(tmp_path: Path, portrait: Picture) -> None:
    tiny = cv2.resize(portrait[60:190, 165:285], (48, 48), interpolation=cv2.INTER_AREA)
    path = tmp_path / "tiny.png"
    cv2.imencode(".png", tiny[:, :, ::-1])[1].tofile(path)
    assert predict_images([path])[0] is not None


@pytest.mark.parametrize("content", [b"", b"this is text, renamed", b"\xff\xd8\xff\xe0 broken"])
def test_a_file_that_is_no_image_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(content)
    with pytest.raises(MediaError, match=r"picture\.jpg"):
        predict_images([path])


def test_a_missing_image_is_named(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"gone\.png"):
        predict_images([tmp_path / "gone.png"])
