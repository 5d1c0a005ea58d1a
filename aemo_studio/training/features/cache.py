"""Features by the content of their files: the same bytes are listened to once.

The key covers the file's bytes, the feature and its version, so nothing is ever declared
stale. A damaged entry is computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from pathlib import Path

import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.errors import OutputError
from aemo_studio.files import write_atomic
from aemo_studio.training.features.feature import Feature


def content_key(path: Path, feature: Feature) -> str:
    """Hex digest of a file's bytes and of what is made of them. Raises OSError."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(f"{content} {feature.key}".encode()).hexdigest()


class FeatureCache:
    """Arrays in a folder, one file each, below the first two letters of their key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, feature: Feature) -> FloatArray | None:
        """float32[feature.shape], or None where it has to be computed."""
        try:
            found = np.load(self._path(key), allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        whole = isinstance(found, np.ndarray) and found.shape == feature.shape
        return found if whole and found.dtype == np.float32 else None

    def put(self, key: str, values: FloatArray) -> None:
        """Keep it. A cache that cannot be written costs time later, never a result."""
        buffer = io.BytesIO()
        np.save(buffer, values)
        with contextlib.suppress(OSError, OutputError):
            self._path(key).parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self._path(key), buffer.getvalue())

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.npy"
