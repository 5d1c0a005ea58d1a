"""Keeps which tracks are the user's favourites, across scenes and films."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable

import msgspec

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.codec import decoder, encode
from aemo_studio.base.program_data import data_folder
from aemo_studio.domain.music import TrackKey

_FILE = "favourites.json"


def load_favourites() -> frozenset[TrackKey]:
    """Reads the favourites; those that cannot be read any more are as good as none."""
    with contextlib.suppress(OSError, msgspec.MsgspecError, ValueError):
        return frozenset(decoder(list[TrackKey]).decode((data_folder() / _FILE).read_bytes()))
    return frozenset()


def save_favourites(keys: Iterable[TrackKey]) -> None:
    """Keeps the favourites in place of the former ones. Raises OutputError."""
    data_folder().mkdir(parents=True, exist_ok=True)
    write_atomic(data_folder() / _FILE, encode(sorted(keys)))
