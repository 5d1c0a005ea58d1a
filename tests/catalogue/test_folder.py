"""The catalogue of a folder of music files, with real files made here."""

from __future__ import annotations

from pathlib import Path

import mutagen
import numpy as np
import pytest
import soundfile

from aemo_studio.catalogue.folder import NO_ARTIST, import_folder
from aemo_studio.catalogue.store import check_catalogue, load_catalogue
from aemo_studio.domain.emotion import Emotion
from aemo_studio.errors import CatalogueError

RATE = 8000


def tone(path: Path, seconds: float, **tags: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    sound = 0.1 * np.sin(np.arange(int(RATE * seconds)) * 0.3)
    soundfile.write(path, sound, RATE)
    if tags:
        file = mutagen.File(path, easy=True)
        for key, value in tags.items():
            file[key] = value
        file.save()
    return path


def test_tags_become_a_catalogue_that_can_be_loaded(tmp_path: Path) -> None:
    music = tmp_path / "my music"
    tone(music / "a.flac", 2.0, title="雨 🎬", artist="Ana", mood="Melancholy; calm", bpm="72")
    tone(music / "deep" / "b.ogg", 1.0, title="Sun", genre="Bright", copyright="© Bo")
    tone(music / "c.mp3", 1.0, title="Roar", artist="Cy", mood="Angry")
    output = tmp_path / "mine.csv"
    report = import_folder(music, output)
    assert (report.written, report.without_mood, report.unreadable) == (3, (), ())
    by_title = {track.title: track for track in load_catalogue(str(output)).tracks}
    rain, sun, roar = by_title["雨 🎬"], by_title["Sun"], by_title["Roar"]
    assert (rain.artist, rain.moods, rain.bpm) == ("Ana", ("sad", "calm"), 72)
    assert rain.duration_s == pytest.approx(2.0, abs=0.05)
    assert (rain.emotion, sun.emotion, roar.emotion) == (
        Emotion.SAD,
        Emotion.HAPPY,
        Emotion.DISGUST,
    )
    assert (sun.artist, sun.licence) == (NO_ARTIST, "© Bo")
    assert rain.url == (music / "a.flac").as_uri()


def test_files_without_mood_or_sound_are_named(tmp_path: Path) -> None:
    music = tmp_path / "music"
    plain = tone(music / "plain.wav", 1.0)
    tone(music / "sad.flac", 1.0, mood="sad")
    fake = music / "fake.mp3"
    fake.write_text("no music at all")
    (music / "notes.txt").write_text("sad")
    report = import_folder(music, tmp_path / "mine.csv")
    assert (report.written, report.without_mood, report.unreadable) == (2, (plain,), (fake,))
    assert [t.title for t in load_catalogue(str(tmp_path / "mine.csv")).tracks] == ["sad"]
    (problem,) = check_catalogue(tmp_path / "mine.csv").problems
    assert (problem.column, problem.passed_over) == ("moods", True)


def test_no_folder_and_no_music(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="not a folder"):
        import_folder(tmp_path / "missing", tmp_path / "mine.csv")
    with pytest.raises(CatalogueError, match="no music file"):
        import_folder(tmp_path, tmp_path / "mine.csv")
    assert list(tmp_path.iterdir()) == []
