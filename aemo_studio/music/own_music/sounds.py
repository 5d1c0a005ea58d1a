"""Finds how the tracks of catalogues sound, for what compares them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.music import TrackKey
from aemo_studio.music.catalogue.sidecar import sidecar_path
from aemo_studio.music.catalogue.store import SHIPPED
from aemo_studio.music.own_music.store import read_descriptions


def stores_of(catalogues: Sequence[str]) -> tuple[int | None, ...]:
    """Reads when each catalogue's listening store last changed, in nanoseconds since 1970; None for
    one without a store."""
    paths = (sidecar_path(Path(name)) for name in catalogues if name not in SHIPPED)
    return tuple(_changed_ns(path) for path in paths)


def sounds_in(catalogues: Sequence[str]) -> Mapping[TrackKey, FloatArray]:
    """Finds the numbers that describe each track that was listened to; of two catalogues with one
    name, the first counts. catalogues: names and files, as a Project holds them."""
    paths = [Path(name) for name in catalogues if name not in SHIPPED]
    return {
        TrackKey(path.stem, track_id): numbers
        for path in reversed(paths)
        for track_id, numbers in read_descriptions(path).items()
    }


def _changed_ns(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
