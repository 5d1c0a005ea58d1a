"""Keeps which folders hold the editor's own sound effects."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.gui.remembered.library import own_effects

_FILE = "folders.json"


def load_effect_folders() -> tuple[Path, ...]:
    """Reads the folders that are there; a list that cannot be read is as good as none."""
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        names = msgspec.json.decode((own_effects().parent / _FILE).read_bytes(), type=list[str])
        return tuple(Path(name) for name in names if Path(name).is_dir())
    return ()


def save_effect_folders(folders: Iterable[Path]) -> None:
    """Keeps the folders in place of the former ones. Raises OutputError."""
    place = own_effects().parent
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
    write_atomic(place / _FILE, msgspec.json.encode([str(folder) for folder in folders]))
