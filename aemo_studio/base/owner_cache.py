"""Keeps results as long as the value that they were computed from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Owner = TypeVar("Owner")
P = ParamSpec("P")
T = TypeVar("T")


def kept_with_owner(
    function: Callable[Concatenate[Owner, P], T],
) -> Callable[Concatenate[Owner, P], T]:
    """Decorates a function so that it keeps the last result for each first argument, its owner, and
    forgets it when the owner goes: unlike `lru_cache` it keeps no owner alive.

    Owners are distinguished by `hash` and `==`; results must not refer to them.
    """
    kept: WeakKeyDictionary[Owner, tuple[object, T]] = WeakKeyDictionary()

    @wraps(function)
    def result_for(owner: Owner, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (args, kwargs)
        found = kept.get(owner)
        if found is None or found[0] != key:
            found = kept[owner] = (key, function(owner, *args, **kwargs))
        return found[1]

    return result_for
