"""Who is seen when."""

from __future__ import annotations

import dataclasses

import numpy as np

from aemo_studio.domain.cast import STRANGER, Character, seen_by_cell
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.video import FaceTrack
from tests.project.editing.films import face


def weighed(one: FaceTrack, weight: float) -> FaceTrack:
    return dataclasses.replace(one, weights=np.full(len(one.times_s), weight, np.float32))


def test_each_cell_belongs_to_who_is_seen_best_in_it() -> None:
    anna, other, passer_by = (
        face(0, 0, 2, Emotion.SAD),
        weighed(face(1, 1, 4, Emotion.SAD), 0.3),
        face(2, 3, 4, Emotion.SAD),
    )
    cast = Character(7, (0,)), Character(8, (1,))
    seen = seen_by_cell(cast, (anna, other, passer_by), 10)
    assert seen.tolist() == [0, 0, 0, 0, 1, 1, *[STRANGER] * 4]
    assert (seen_by_cell((), (anna, other), 10) == STRANGER).all()
    assert len(seen_by_cell(cast, (anna,), 0)) == 0
