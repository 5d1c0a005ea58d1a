"""Files that were linked to tracks of the catalogues: kept across films, used everywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.file_links import LinkedFile, linked, load_links, save_links
from aemo_studio.project import load_project, save_project
from tests.factories import make_music_track, make_project, make_recommendation


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AEMO_STUDIO_SETTINGS", str(tmp_path / "settings"))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    file = tmp_path / "音樂 #1.wav"
    file.write_bytes(b"RIFF")
    return file


def test_a_link_survives_the_program_and_a_lost_file_does_not_count(sound: Path) -> None:
    link = LinkedFile("free", "T0001", str(sound), 61.5)
    save_links({link.key: link})
    assert load_links() == {link.key: link}
    sound.unlink()
    assert load_links() == {}


def test_damaged_links_are_none(tmp_path: Path) -> None:
    place = tmp_path / "settings" / "data" / "linked-files.json"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"{nonsense")
    assert load_links() == {}


def test_every_project_has_the_linked_file_of_its_tracks(sound: Path, tmp_path: Path) -> None:
    track = make_music_track(1, file=None)
    listed = ((make_recommendation(1, track),), (), ())
    project = replace(make_project(), recommendations=listed)
    saved = tmp_path / "film.aemo"
    save_project(project, saved)
    assert load_project(saved).recommendations[0][0].track.file is None
    link = LinkedFile("free", "T0001", str(sound), 61.5)
    save_links({link.key: link})
    found = load_project(saved).recommendations[0][0].track
    assert (found.file, found.duration_s) == (str(sound), 61.5)


def test_a_catalogue_has_the_linked_files(sound: Path) -> None:
    first = load_catalogue("free").tracks[0]
    link = LinkedFile("free", first.track_id, str(sound))
    save_links({link.key: link})
    found = load_catalogue("free").tracks[0]
    assert found == replace(first, file=str(sound)), "its length stays where nobody measured it"


def test_a_file_that_the_catalogue_names_stays_as_long_as_it_is_there(
    sound: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.wav"
    own.write_bytes(b"RIFF")
    track = make_music_track(1, file=str(own))
    link = LinkedFile("free", "T0001", str(sound))
    assert linked(track, {link.key: link}) is track
    own.unlink()
    assert linked(track, {link.key: link}).file == str(sound)
