"""Frames are searched where something has changed, and only there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.face.greys import Greys
from aemo_studio.analysis.face.search import REFRESH
from aemo_studio.analysis.face.watch import DETECTOR_EVERY, FaceWatch
from tests.analysis.face.conftest import Picture

FOUND_TWICE = [True, True]


@pytest.fixture
def watch() -> Iterator[FaceWatch]:
    made = FaceWatch()
    yield made
    made.close()


def _frame(portrait: Picture, *lefts: int) -> Picture:
    """A frame with a large face at each of these places."""
    head = portrait[10:250, 104:344]
    frame = np.full((360, 640, 3), 70, dtype=np.uint8)
    for left in lefts:
        frame[20:340, left : left + 320] = cv2.resize(head, (320, 320))
    return frame


def _searched(watch: FaceWatch, frames: Sequence[Picture]) -> list[bool]:
    return [watch.look(Greys.of(frame)).searched for frame in frames]


def test_a_face_that_only_moves_is_searched_at_every_refresh(
    watch: FaceWatch, portrait: Picture
) -> None:
    frames = [_frame(portrait, 8 * i) for i in range(REFRESH + 2)]
    expected = [*FOUND_TWICE, *[False] * (REFRESH - 2), True, False]
    assert _searched(watch, frames) == expected


def test_after_a_cut_everything_is_searched(watch: FaceWatch, portrait: Picture) -> None:
    here, there = _frame(portrait, 0), _frame(np.roll(portrait[:, ::-1], -64, axis=1), 250)
    assert _searched(watch, [here, here, here, there, there, there]) == [
        *(*FOUND_TWICE, False),
        *(*FOUND_TWICE, False),
    ]


def test_who_comes_in_beside_a_followed_face_is_found(watch: FaceWatch, portrait: Picture) -> None:
    alone, both = _frame(portrait, 0), _frame(portrait, 0, 320)
    counts = [len(watch.look(Greys.of(frame)).faces) for frame in [alone] * 3 + [both] * 2]
    assert counts[:3] == [1, 1, 1]
    assert counts[2 + DETECTOR_EVERY] == 2


def test_an_empty_frame_is_no_face(watch: FaceWatch) -> None:
    assert watch.look(Greys.of(np.full((360, 640, 3), 90, np.uint8))).faces == ()
