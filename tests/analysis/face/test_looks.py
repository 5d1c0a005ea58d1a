from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.identity_network import N_NUMBERS
from aemo_studio.analysis.face.looks import (
    LOOK_EVERY_S,
    LookChooser,
    Looks,
    portrait,
    split_where_person_changes,
)
from aemo_studio.domain.emotion import FloatArray

RNG = np.random.default_rng(1)
BOX = np.array([0.3, 0.3, 0.2, 0.3], np.float32)
ELSEWHERE = np.array([0.7, 0.3, 0.2, 0.3], np.float32)


def _crop() -> NDArray[np.uint8]:
    coarse = RNG.integers(0, 256, (6, 6)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (48, 48)))


def _grainy(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.clip(crop + RNG.normal(0, 5, crop.shape), 0, 255).astype(np.uint8)


def _times(chooser: LookChooser, crops: list[NDArray[np.uint8]], box: FloatArray) -> list[int]:
    return [k for k, crop in enumerate(crops) if chooser.wants(k / 4, box, crop, 1.0)]


def test_a_face_that_goes_on_is_looked_at_once_in_some_seconds() -> None:
    crop = _crop()
    every = int(LOOK_EVERY_S * 4)
    found = _times(LookChooser(), [_grainy(crop) for _ in range(2 * every + 1)], BOX)
    assert found == [0, every, 2 * every]


def test_another_face_at_the_same_place_is_looked_at_at_once() -> None:
    first, second = _crop(), _crop()
    crops = [_grainy(first)] * 3 + [_grainy(second)] * 3
    assert _times(LookChooser(), crops, BOX) == [0, 3]


def test_two_faces_in_one_picture_are_both_looked_at() -> None:
    chooser = LookChooser()
    assert chooser.wants(0.0, BOX, _crop(), 1.0)
    assert chooser.wants(0.0, ELSEWHERE, _crop(), 1.0)


def test_a_face_that_comes_back_is_looked_at_again() -> None:
    chooser, crop = LookChooser(), _crop()
    assert chooser.wants(0.0, BOX, crop, 1.0)
    assert chooser.wants(2.5, BOX, crop, 1.0)


def test_nobody_is_recognised_by_a_smudge() -> None:
    assert not LookChooser().wants(0.0, BOX, _crop(), 0.05)


def test_a_track_is_split_where_somebody_else_takes_the_place() -> None:
    anna, ben = (RNG.normal(size=N_NUMBERS).astype(np.float32) * 0.05 for _ in range(2))
    looks = Looks(np.stack([anna, anna, ben]), np.ones(3, np.float32), (b"", b"", b""))
    look = np.array([0, -1, 1, -1, 2, -1])
    parts = split_where_person_changes(np.arange(10, 16), look, looks)
    assert [part.tolist() for part in parts] == [[10, 11, 12, 13], [14, 15]]


def test_a_track_without_looks_stays_whole() -> None:
    look = np.full(3, -1, np.int64)
    (part,) = split_where_person_changes(np.arange(3), look, Looks.joined([]))
    assert part.tolist() == [0, 1, 2]


def test_a_portrait_is_a_small_square_picture() -> None:
    data = portrait(RNG.integers(0, 256, (150, 150, 3)).astype(np.uint8))
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    assert decoded.shape == (96, 96, 3)
