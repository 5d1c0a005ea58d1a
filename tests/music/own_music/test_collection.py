"""A collection: music from any folders and files in one catalogue, import after import."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aemo_studio.base.errors import CatalogueError, OutputError
from aemo_studio.base.progress import Progress
from aemo_studio.cli import main
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.own_music.correct import correct_tracks
from aemo_studio.music.own_music.importer import ImportReport, import_folder, import_sources
from aemo_studio.music.own_music.store import ListeningStore, collection_root
from tests.conftest import Recorder
from tests.song_factory import Part, song, write_song

ONE_BAR = song(bpm=120, parts=(Part(1),))


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two folders with a file each, and a file that is none."""
    for place, level in (("A 甲/one #1.wav", 0.9), ("B/two.wav", 0.7), ("B/three.wav", 0.5)):
        write_song(tmp_path / place, ONE_BAR * level)
    (tmp_path / "B" / "fake.mp3").write_text("no music at all")
    return tmp_path


def add(shelf: Path, *places: str, retry: bool = False) -> ImportReport:
    return import_sources([shelf / place for place in places], shelf / "own.csv", retry=retry)


def titles(shelf: Path) -> set[str]:
    return {track.title for track in load_catalogue(str(shelf / "own.csv")).tracks}


pytestmark = pytest.mark.usefixtures("in_process")


def test_what_earlier_imports_brought_stays(shelf: Path) -> None:
    first = add(shelf, "A 甲")
    assert (first.tracks, first.listened) == (1, 1)
    second = add(shelf, "B/two.wav", "A 甲/one #1.wav")
    assert (second.tracks, second.listened) == (2, 1)
    assert titles(shelf) == {"one #1", "two"}
    shutil.move(shelf / "A 甲", shelf / "unplugged")
    assert add(shelf, "B").tracks == 3, "of a disk that is not there nothing is forgotten"
    shutil.move(shelf / "unplugged", shelf / "A 甲")
    (shelf / "B" / "two.wav").unlink()
    assert add(shelf, "B").tracks == 2, "what was looked for and is gone is left out"
    assert titles(shelf) == {"one #1", "three"}


def test_a_file_that_moved_keeps_its_id_and_one_that_was_copied_gets_its_own(shelf: Path) -> None:
    add(shelf, "A 甲", "B/two.wav")
    before = {t.title: t.track_id for t in load_catalogue(str(shelf / "own.csv")).tracks}
    (shelf / "C").mkdir()
    shutil.move(shelf / "A 甲" / "one #1.wav", shelf / "C" / "moved.wav")
    shutil.copy(shelf / "B" / "two.wav", shelf / "C" / "copied.wav")
    assert add(shelf, "C").listened == 1, "the copy alone"
    after = {t.title: t.track_id for t in load_catalogue(str(shelf / "own.csv")).tracks}
    assert after["moved"] == before["one #1"]
    assert after["two"] == before["two"] != after["copied"]


def test_a_file_that_failed_is_tried_again_when_that_is_asked_for(shelf: Path) -> None:
    root = collection_root()
    fake = (shelf / "B" / "fake.mp3").relative_to(root).as_posix()
    only_bad = add(shelf, "B/fake.mp3")
    assert (only_bad.tracks, list(only_bad.broken)) == (0, [fake]), "told, and no error"
    assert not (shelf / "own.csv").exists()
    assert list(add(shelf, "B").broken) == [fake]
    assert add(shelf, "B").listened == 0
    assert add(shelf, "B/fake.mp3", retry=True).listened == 1
    assert add(shelf, "A 甲").broken == {}, "what was not asked about is not told again"


def test_the_progress_names_the_file_among_all_that_were_named(
    shelf: Path, recorder: Recorder
) -> None:
    add(shelf, "B/two.wav")
    import_sources([shelf / "B", shelf / "A 甲"], shelf / "own.csv", report=recorder)
    told = [(e.number, e.count, e.file) for e in recorder.events if isinstance(e, Progress)]
    assert told == [(3, 4, "fake.mp3"), (4, 4, "three.wav"), (4, 4, "three.wav")]


def test_moods_of_several_tracks_are_kept_at_once(shelf: Path) -> None:
    add(shelf, "B")
    ids = [track.track_id for track in load_catalogue(str(shelf / "own.csv")).tracks]
    correct_tracks(shelf / "own.csv", {each: {"moods": "grief"} for each in ids})
    add(shelf, "A 甲")
    moods = {t.title: t.moods for t in load_catalogue(str(shelf / "own.csv")).tracks}
    assert moods["two"] == moods["three"] == ("grief",)


def test_a_catalogue_of_one_folder_is_no_collection(shelf: Path) -> None:
    import_folder(shelf / "A 甲", shelf / "own.csv")
    with pytest.raises(OutputError, match="no collection"):
        add(shelf, "B")
    with pytest.raises(CatalogueError, match="no folder and no music"):
        import_sources([shelf / "own.csv"], shelf / "new.csv")
    (shelf / "empty").mkdir()
    with pytest.raises(CatalogueError, match="no music file in"):
        import_sources([shelf / "empty"], shelf / "new.csv")


def test_the_command_takes_several_places_and_adds(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, places = shelf / "own.csv", [str(shelf / "A 甲"), str(shelf / "B" / "two.wav")]
    assert main(["catalog", "import", *places, "-o", str(output)]) == 0
    assert "2 tracks written" in capsys.readouterr().out
    assert main(["catalog", "import", str(shelf / "B"), "-o", str(output)]) == 0
    assert "3 tracks written" in capsys.readouterr().out, "a collection is added to"
    bad = str(shelf / "B" / "fake.mp3")
    assert main(["catalog", "import", "--add", bad, "-o", str(shelf / "bad.csv")]) == 5
    assert "no music file that can be read" in capsys.readouterr().err
    assert main(["catalog", "import", "--add", "--map", "title=a", bad]) == 2
    with ListeningStore(output, collection_root()) as store:
        assert len(store.entries()) == 4
