from __future__ import annotations

import numpy as np
import pytest

from aemo_studio.analysis.face.identity_network import N_NUMBERS
from aemo_studio.analysis.face.person_groups import WITHIN
from aemo_studio.analysis.face.persons import Appearance, appearance_of, recognise
from aemo_studio.domain.emotion import FloatArray

RNG = np.random.default_rng(0)


def _person() -> FloatArray:
    """A description as far from others as those of two people are: about 0.8."""
    return (RNG.normal(size=N_NUMBERS) * 0.05).astype(np.float32)


def _seen(person: FloatArray, number: int, frames: range, kinds: int = 1) -> Appearance:
    seen = person + RNG.normal(size=N_NUMBERS).astype(np.float32) * 0.015
    return Appearance((number,), seen, kinds, np.array(frames, np.int64))


def test_people_are_recognised_again_after_a_cut() -> None:
    anna, ben = _person(), _person()
    turns = [anna, ben, anna, ben, ben]
    seen = [_seen(who, i, range(10 * i, 10 * i + 10)) for i, who in enumerate(turns)]
    assert [person.tracks for person in recognise(seen)] == [(0, 2), (1, 3, 4)]


def _look(person: FloatArray, number: int) -> Appearance:
    """Somebody in another expression: two looks are about 0.36 apart."""
    spread = np.float32(WITHIN**0.5)
    seen = person + RNG.normal(size=N_NUMBERS).astype(np.float32) * spread
    return Appearance((number,), seen, 1, np.array([number]))


def _two(apart: float) -> tuple[FloatArray, FloatArray]:
    """Two people so far apart."""
    anna = _person()
    away = RNG.normal(size=N_NUMBERS)
    return anna, (anna + apart * away / np.linalg.norm(away)).astype(np.float32)


def test_people_who_look_alike_are_told_apart_by_several_looks() -> None:
    twins = _two(0.3)
    found = recognise([_look(twins[i % 2], i) for i in range(24)])
    assert [person.tracks for person in found] == [tuple(range(0, 24, 2)), tuple(range(1, 24, 2))]


def test_the_same_look_seen_often_tells_no_more_than_once() -> None:
    anna, laughing = _two(0.42)
    noise = RNG.normal(size=(20, N_NUMBERS)).astype(np.float32) * 0.005
    often = [Appearance((i,), anna + noise[i], 1, np.array([i])) for i in range(20)]
    assert len(recognise([*often, Appearance((20,), laughing, 1, np.array([20]))])) == 1


def test_a_track_counts_as_many_looks_as_it_shows() -> None:
    anna, laughing = _two(0.3)
    seen = np.stack([anna, anna + np.float32(0.001), laughing, anna])
    track = appearance_of(3, seen, np.array([1, 1, 0.5, 1], np.float32), np.arange(12))
    assert (track.tracks, track.kinds) == ((3,), 2)
    np.testing.assert_allclose(track.description, (anna + laughing) / 2, atol=1e-3)


def test_two_faces_in_one_picture_are_two_people_however_alike() -> None:
    twin = _person()
    seen = [_seen(twin, 0, range(10)), _seen(twin, 1, range(9, 20)), _seen(twin, 2, range(20, 30))]
    found = recognise(seen)
    assert len(found) == 2
    assert not any({0, 1} <= set(person.tracks) for person in found)


def test_three_faces_in_one_picture_are_three_people() -> None:
    twin = _person()
    assert len(recognise([_seen(twin, i, range(10)) for i in range(3)])) == 3


def test_the_cast_is_in_order_of_the_first_appearance() -> None:
    anna, ben = _person(), _person()
    found = recognise([_seen(ben, 0, range(50, 60)), _seen(anna, 1, range(10))])
    assert [person.tracks for person in found] == [(1,), (0,)]


def test_a_long_film_is_grouped_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aemo_studio.analysis.face.persons._AT_ONCE", 7)
    people = [_person() for _ in range(4)]
    seen = [_seen(people[i % 4], i, range(10 * i, 10 * i + 5)) for i in range(60)]
    assert [len(person.tracks) for person in recognise(seen)] == [15] * 4


@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_number_of_people_can_be_given(count: int) -> None:
    seen = [_seen(_person(), i, range(10 * i, 10 * i + 5)) for i in range(4)]
    assert len(recognise(seen, count)) == count


def test_people_who_are_seen_together_stay_apart_whatever_number_is_given() -> None:
    seen = [_seen(_person(), 0, range(10)), _seen(_person(), 1, range(10))]
    assert len(recognise(seen, 1)) == 2


def test_nobody_is_recognised_where_nobody_is_seen() -> None:
    assert recognise([]) == ()
