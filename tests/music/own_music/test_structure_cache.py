"""The cache of structures stays small, and keeps what is used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from aemo_studio.music.own_music import structure_cache
from aemo_studio.music.own_music.structure_cache import (
    cache_structure,
    cached_structure,
    structure_cache_dir,
)
from tests.structure_factory import piece


def test_the_structures_unused_for_longest_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AEMO_STUDIO_CACHE", str(tmp_path / "cache"))
    songs = [tmp_path / f"{n}.wav" for n in range(4)]
    for song in songs:
        song.write_bytes(b"song")
    for n, song in enumerate(songs[:3]):
        cache_structure(song, piece())
        newest = max(structure_cache_dir().iterdir(), key=lambda entry: entry.stat().st_mtime)
        os.utime(newest, (1000 + n, 1000 + n))
    assert cached_structure(songs[0]) is not None, "reading counts as use"
    monkeypatch.setattr(structure_cache, "MAX_BYTES", int(2.5 * newest.stat().st_size))
    cache_structure(songs[3], piece())
    assert [cached_structure(song) is not None for song in songs] == [True, False, False, True]
