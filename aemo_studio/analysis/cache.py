"""Caches finished analyses by content: the same film with the same settings runs once.

The key covers everything that a result depends on, so no entry is ever stale: other
content, settings, models or rules give another key.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import msgspec
import platformdirs

from aemo_studio.analysis.stored import decode_analysis, encode_analysis
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import OutputError, ProjectError
from aemo_studio.domain.project import Analysis, AnalysisSettings, ModelReference
from aemo_studio.domain.video import VideoInfo

RULES_VERSION = 11
"""Counted up when the same models and settings would give another result."""

MAX_BYTES = 1_000_000_000
"""Size of the cache, beyond which the analyses unused for longest are removed."""


def cache_dir() -> Path:
    """Finds the cache folder: `AEMO_STUDIO_CACHE`, or the user's on this system."""
    override = os.environ.get("AEMO_STUDIO_CACHE")
    return Path(override) if override else Path(platformdirs.user_cache_dir("aemo-studio"))


def cache_key(
    fingerprint: str, settings: AnalysisSettings, models: tuple[ModelReference, ...]
) -> str:
    """Hashes all that the result depends on: sha256 in hexadecimal."""
    parts = msgspec.json.encode([RULES_VERSION, fingerprint, settings, models])
    return hashlib.sha256(parts).hexdigest()


def read_cached(key: str, video: VideoInfo) -> Analysis | None:
    """Reads the analysis of this content, with the present path of the file; None if there is
    none or it is damaged."""
    path = _path(key)
    try:
        stored = decode_analysis(path.read_bytes())
        path.touch()
    except (OSError, ProjectError):
        return None
    return replace(stored, video=replace(stored.video, path=video.path))


def write_cached(key: str, analysis: Analysis) -> None:
    """Stores an analysis. A cache that cannot be written costs time later, never a result."""
    with contextlib.suppress(OSError, OutputError):
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, encode_analysis(analysis))
        prune(path.parent, MAX_BYTES)


def _path(key: str) -> Path:
    return cache_dir() / "analyses" / f"{key}.json"


def prune(folder: Path, most_bytes: int) -> None:
    """Removes the entries that were not used for longest, until the rest fits. Raises OSError."""
    entries = sorted(
        ((p.stat().st_mtime, p.stat().st_size, p) for p in folder.glob("*.json")), reverse=True
    )
    total = 0
    for _, size, path in entries:
        total += size
        if total > most_bytes:
            path.unlink(missing_ok=True)
