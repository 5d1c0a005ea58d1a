from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.analyser import BATCH, FaceAnalyser
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
    result = analyser.result((Shot(0, 3.0),), 6, SPEECH[:6])
    track, persons = result.track, result.faces
    assert len(track) == 6
    assert (track.coverage > 0.5).all()
    assert (track.scores.argmax(axis=1) == emotion_index(Emotion.HAPPY)).all()
    np.testing.assert_allclose(track.scores.sum(axis=1), 1, atol=1e-5)
    assert len(persons) == 1
    assert [character.faces for character in result.cast] == [(0,)]
    assert len(persons[0].times_s) == 12
    assert persons[0].boxes[-1, 0] > persons[0].boxes[0, 0] + 0.1


def test_no_faces_are_missing_not_neutral(analyser: FaceAnalyser) -> None:
    for i in range(4):
        analyser.add(i / 4, np.full((360, 640, 3), 40 * i, dtype=np.uint8))
    result = analyser.result((Shot(0, 1.0),), 2, SPEECH[:2])
    track, persons = result.track, result.faces
    assert persons == ()
    assert not track.coverage.any()
    np.testing.assert_allclose(track.scores, 1 / 8)


def test_nothing_added_is_a_missing_track(analyser: FaceAnalyser) -> None:
    result = analyser.result((), 3, SPEECH[:3])
    track, persons = result.track, result.faces
    assert len(track) == 3
    assert not track.coverage.any()
    assert persons == ()


def test_partial_scores_come_once_per_cell_and_agree_with_the_result(
    analyser: FaceAnalyser, portrait: Picture
) -> None:
    assert analyser.partial()[1].shape == (0, 8)
    reported: dict[int, np.ndarray] = {}
    for i in range(BATCH + 8):
        analyser.add(i / 4, _frame(portrait, 100))
        start, scores = analyser.partial()
        assert all(start + k not in reported for k in range(len(scores)))
        reported |= {start + k: row for k, row in enumerate(scores)}
    assert sorted(reported) == list(range(len(reported)))
    assert len(reported) >= BATCH // 2 - 1
    n = len(reported)
    track = analyser.result((Shot(0, n / 2),), n, SPEECH[:n]).track
    assert np.abs(np.stack([reported[k] for k in range(n)]) - track.scores).max() < 0.05


def test_somebody_is_recognised_again_after_a_cut(portrait: Picture) -> None:
    made = FaceAnalyser("cpu")
    for i in range(8):
        made.add(i / 4, _frame(portrait, 0 if i < 4 else 300))
    result = made.result((Shot(0, 1.0), Shot(1.0, 2.0)), 4, SPEECH[:4])
    made.close()
    assert len(result.faces) == 2
    (character,) = result.cast
    assert character.faces == (0, 1)
    assert cv2.imdecode(np.frombuffer(character.portrait, np.uint8), cv2.IMREAD_COLOR) is not None


def test_nobody_is_recognised_when_told_not_to(portrait: Picture) -> None:
    made = FaceAnalyser("cpu", recognise=False)
    made.add(0.0, _frame(portrait, 0))
    result = made.result((Shot(0, 0.5),), 1, SPEECH[:1])
    made.close()
    assert len(result.faces) == 1
    assert result.cast == ()
