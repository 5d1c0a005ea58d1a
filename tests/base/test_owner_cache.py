"""Results that live as long as what they were worked out from."""

from __future__ import annotations

import gc
import weakref

from aemo_studio.base.owner_cache import kept_with_owner


class Film:
    """Something that results are worked out from."""


def test_a_result_is_worked_out_once_for_each_owner_and_argument() -> None:
    asked = list[object]()

    @kept_with_owner
    def result(owner: Film, number: int) -> list[int]:
        asked.append(owner)
        return [number]

    one, other = Film(), Film()
    first = result(one, 1)
    assert result(one, 1) is first
    assert result(other, 1) is not first
    assert result(one, 1) is first, "another owner takes nothing away"
    assert result(one, 2) == [2]
    assert asked == [one, other, one]


def test_an_owner_is_not_kept_alive() -> None:
    results = list[weakref.ref[Film]]()

    @kept_with_owner
    def result(owner: Film) -> Film:
        return Film()

    owner = Film()
    results.append(weakref.ref(result(owner)))
    gone = weakref.ref(owner)
    assert results[0]() is not None
    del owner
    gc.collect()
    assert (gone(), results[0]()) == (None, None)
