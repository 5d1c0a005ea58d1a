"""Structures of music files that no import took in: listened to once, kept in the cache.

The name of a kept one covers all that it depends on, so that nothing has to be declared stale.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import msgspec

from aemo_studio.analysis.cache import cache_dir
from aemo_studio.base import codec
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import OutputError
from aemo_studio.domain.listening import LISTENING_RULES, Structure


def kept_in() -> Path:
    """The folder; it changes whenever a structure comes into it."""
    return cache_dir() / "listened"


def kept_structure(file: Path) -> Structure | None:
    """The structure of a file that was listened to as it is now; None where none is kept."""
    try:
        data = _path(file).read_bytes()
        structure: Structure = codec.decoder(Structure).decode(data)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    return structure


def keep_structure(file: Path, structure: Structure) -> None:
    """A cache that cannot be written costs listening again, never a result."""
    with contextlib.suppress(OSError, OutputError):
        path = _path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, codec.encode(structure))


def _path(file: Path) -> Path:
    """Raises OSError where the file is not there."""
    stat = file.stat()
    parts = [LISTENING_RULES, str(file.resolve()), stat.st_size, stat.st_mtime_ns]
    key = hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
    return kept_in() / f"{key}.json"
