"""What own music sounds like decides what is like it, on the command line and in the window."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.cli import main
from aemo_studio.domain.music import TrackKey
from aemo_studio.gui.scene_panel.wish_search import WishSearch
from aemo_studio.music.catalogue.sidecar import sidecar_path
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.own_music.sounds import sounds_in
from aemo_studio.music.own_music.store import ListeningStore

ALIKE = "track_id,artist,title,moods,bpm,genre\n" + "".join(
    f"{name},Ann,Take {name.upper()},calm,90,jazz\n" for name in "abcd"
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Four tracks that nothing but their sound tells apart; nobody listened to the last one."""
    path = tmp_path / "mine.csv"
    path.write_text(ALIKE, encoding="utf-8")
    hear(path, {"a": (3, 0), "b": (0, 2), "c": (2, 0.5)})
    return path


def hear(catalogue: Path, heard: Mapping[str, tuple[float, float]]) -> None:
    """Stores what an import would have heard."""
    with ListeningStore(catalogue, catalogue.parent):
        pass
    with contextlib.closing(sqlite3.connect(sidecar_path(catalogue))) as store, store:
        for track_id, start in heard.items():
            numbers = np.array([*start, *[0.0] * 198], "<f4").tobytes()
            store.execute("INSERT INTO files (path, track_id) VALUES (?, ?)", (track_id, track_id))
            store.execute("INSERT INTO heard VALUES (?, ?, ?)", (track_id, b"", numbers))


def test_the_numbers_of_all_own_catalogues_are_found(catalogue: Path) -> None:
    sounds = sounds_in(["free", str(catalogue), str(catalogue.with_name("none.csv"))])
    assert set(sounds) == {TrackKey("mine", name) for name in "abc"}
    assert [round(float(np.linalg.norm(s)), 5) for s in sounds.values()] == [1.0] * 3


def test_search_like_uses_the_sound(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--like", "a", "--catalog", str(catalogue), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["tracks"]
    assert found[0]["track_id"] in {"c", "d"}
    order = [track["track_id"] for track in found]
    assert order.index("c") < order.index("b")


def test_more_like_this_in_the_window_uses_it_too(catalogue: Path) -> None:
    tracks = load_catalogue(str(catalogue)).tracks
    search = WishSearch()
    search.use([str(catalogue)])
    search.like(tracks[0])
    places = list(search("", tracks, range(4)).places)
    assert places.index(2) < places.index(1)
    search.use([])
    assert list(search("", tracks, range(4)).places) == [1, 2, 3], "without it all are equal"


def test_what_was_just_heard_counts_in_the_window_at_once(catalogue: Path) -> None:
    search, tracks = WishSearch(), load_catalogue(str(catalogue)).tracks
    search.use([str(catalogue)])
    search.like(tracks[0])

    def found() -> list[str]:
        return [tracks[n].track_id for n in search("", tracks, range(4)).places]

    assert found() == ["d", "c", "b"], "of what nobody heard nothing is held against it"
    hear(catalogue, {"d": (0, 3)})
    os.utime(sidecar_path(catalogue), ns=(1, 1))
    assert found()[0] == "c"
