"""What moving mouths tell of who speaks, in films of different kinds."""

from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.mouths import UNKNOWN, MouthEvidence, counted, guessed

MOVES, STILL = np.ones((1, 1), np.float32), np.zeros((1, 1), np.float32)


def test_in_a_film_of_portraits_no_mouth_tells_much() -> None:
    there = np.ones((40, 1), np.float32)
    for evidence in (guessed(there, 0 * there), counted(there, 0 * there, there)):
        assert evidence.ratio(STILL).item() == pytest.approx(1, abs=0.06)
    assert guessed(0 * there, 0 * there) == MouthEvidence(*UNKNOWN)


def test_where_mouths_move_in_speech_a_moving_one_tells_much_and_a_still_one_too() -> None:
    there = np.ones((40, 1), np.float32)
    moving = (np.arange(40) % 4 > 0).astype(np.float32)[:, None]
    for evidence in (guessed(there, moving), counted(there, moving, moving)):
        assert evidence.ratio(MOVES).item() > 10
        assert evidence.ratio(STILL).item() < 0.25


def test_mouths_that_move_in_listening_as_well_tell_little() -> None:
    there = np.ones((40, 1), np.float32)
    evidence = counted(there, there, (np.arange(40)[:, None] % 2).astype(np.float32))
    assert 1 <= evidence.ratio(MOVES).item() < 1.5
    assert evidence.listening <= evidence.speaking
