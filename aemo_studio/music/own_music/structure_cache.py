"""Caches the structures of music files that no import listened to.

The name of an entry covers all that it depends on, so that nothing has to be declared stale.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import msgspec

from aemo_studio.analysis.cache import cache_dir, prune
from aemo_studio.base import codec
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import OutputError
from aemo_studio.domain.listening import STRUCTURE_RULES, Structure

MAX_BYTES = 50_000_000
"""Size of the cache, beyond which the structures unused for longest are removed; some thousands of
songs fit."""


def structure_cache_dir() -> Path:
    """Returns the folder; it changes whenever a structure comes into it."""
    return cache_dir() / "listened"


def cached_structure(file: Path) -> Structure | None:
    """Reads the structure of a file in its present state; None where none is cached."""
    try:
        path = _path(file)
        structure: Structure = codec.decoder(Structure).decode(path.read_bytes())
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    with contextlib.suppress(OSError):
        path.touch()
    return structure


def cache_structure(file: Path, structure: Structure) -> None:
    """Caches a structure. A cache that cannot be written costs listening again, never a result."""
    with contextlib.suppress(OSError, OutputError):
        path = _path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, codec.encode(structure))
        prune(path.parent, MAX_BYTES)


def _path(file: Path) -> Path:
    """Raises OSError where the file is not there."""
    stat = file.stat()
    parts = [STRUCTURE_RULES, str(file.resolve()), stat.st_size, stat.st_mtime_ns]
    key = hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
    return structure_cache_dir() / f"{key}.json"
