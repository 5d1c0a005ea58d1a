"""Caches features by the content of their files: the same bytes are computed once.

The key covers the file's bytes, the feature and its version, so nothing is ever declared
stale. A damaged entry is computed again: entries carry a checksum (of the zip format), and
so need not reach the disk one by one, which would take longer than most features.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zipfile
from pathlib import Path

import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import Feature


def content_key(path: Path, feature: Feature) -> str:
    """Digests a file's bytes and what is made of them. Raises OSError."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(f"{content} {feature.key}".encode()).hexdigest()


class FeatureCache:
    """Arrays in a folder, one file each, below the first two letters of their key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, feature: Feature) -> FloatArray | None:
        """Reads float32[feature.shape]; None where it has to be computed."""
        try:
            with np.load(self._path(key), allow_pickle=False) as stored:
                found: FloatArray = stored["values"]
        except (OSError, ValueError, KeyError, EOFError, AttributeError, zipfile.BadZipFile):
            return None
        return found if found.shape == feature.shape and found.dtype == np.float32 else None

    def put(self, key: str, values: FloatArray) -> None:
        """Writes the values. A cache that cannot be written costs time later, never a result."""
        path = self._path(key)
        temporary = path.with_name(f"{key}-{os.getpid()}.npz")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                np.savez(temporary, values=values)
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.npz"
