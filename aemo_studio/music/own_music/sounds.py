"""Finds how the tracks of catalogues sound, for what compares them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.music import TrackKey
from aemo_studio.music.catalogue.store import SHIPPED
from aemo_studio.music.own_music.store import read_descriptions


def sounds_in(catalogues: Sequence[str]) -> Mapping[TrackKey, FloatArray]:
    """Finds the numbers that describe each track that was listened to; of two catalogues with one
    name, the first counts. catalogues: names and files, as a Project holds them."""
    paths = [Path(name) for name in catalogues if name not in SHIPPED]
    return {
        TrackKey(path.stem, track_id): numbers
        for path in reversed(paths)
        for track_id, numbers in read_descriptions(path).items()
    }
