"""A folder of music made here, listened to once for all tests of this package."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from aemo_studio.base.progress import CancelToken
from aemo_studio.music.own_music import importer
from aemo_studio.music.own_music.helper_processes import Work
from aemo_studio.music.own_music.importer import import_folder
from tests.song_factory import Part, song, write_song

SHORT = (Part(4),)


def here(
    paths: Sequence[Path], work: Work[object], workers: int, cancel: CancelToken
) -> Iterator[tuple[Path, object]]:
    """Instead of helper processes, each of which takes seconds to start. That files are
    listened to by real ones is for test_a_killed_import_goes_on_where_it_was to prove."""
    for path in paths:
        cancel.check()
        yield path, work(path)


@pytest.fixture(scope="session")
def listened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with music/ and the catalogue mine.csv of it."""
    folder = tmp_path_factory.mktemp("own")
    music = folder / "music"
    joyful = song(bpm=140, mode="major", bright=0.9, parts=SHORT)
    gloomy = song(bpm=70, key="A", mode="minor", bright=0.1, parts=(Part(4, 0.15, drums=False),))
    sung = song(bpm=100, voice=True, parts=SHORT)
    write_song(music / "雨 🎬.flac", gloomy, title="Rain", artist="Ana", mood="Melancholy; calm",
               bpm="72", copyright="© Ana")  # fmt: skip
    write_song(music / "deep" / "joy #1.ogg", joyful, genre="Instrumental")
    write_song(music / "gloom.wav", gloomy)
    write_song(music / "song.mp3", sung, title="=Song", artist="Bo")
    (music / "fake.mp3").write_text("no music at all")
    (music / "notes.txt").write_text("sad")
    (music / "._song.mp3").write_text("left by another system")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importer, "work_on", here)
        import_folder(music, folder / "mine.csv")
    return folder


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are listened to in this process."""
    monkeypatch.setattr(importer, "work_on", here)


@pytest.fixture
def own(listened: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change, times of the files kept."""
    shutil.copytree(listened, tmp_path / "own")
    return tmp_path / "own"
