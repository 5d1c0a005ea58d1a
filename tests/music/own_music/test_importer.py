"""Folders of music to catalogues: values and their origin, second runs, kills, corrections."""

from __future__ import annotations

import contextlib
import csv
import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import Cancelled, CatalogueError, OutputError
from aemo_studio.base.progress import CancelToken, Progress
from aemo_studio.base.translations import Phrase
from aemo_studio.cli import main
from aemo_studio.domain.listening import Origin
from aemo_studio.music.catalogue.genres import genre_of
from aemo_studio.music.catalogue.store import check_catalogue, load_catalogue
from aemo_studio.music.own_music import importer
from aemo_studio.music.own_music.helper_processes import Failed, Work
from aemo_studio.music.own_music.importer import ImportReport, import_folder
from aemo_studio.music.own_music.store import read_descriptions, read_structure
from aemo_studio.music.tagging.tags import INSTRUMENTS
from tests.cli_run import ROOT, run, start
from tests.conftest import Recorder
from tests.full_disk import files_end_at
from tests.music.own_music.conftest import here
from tests.song_factory import Part, song, write_song

pytestmark = pytest.mark.slow

Rows = dict[str, dict[str, str]]


def rows_of(catalogue: Path) -> Rows:
    with catalogue.open(encoding="utf-8-sig", newline="") as file:
        return {Path(row["file"]).name: row for row in csv.DictReader(file)}


def again(own: Path) -> ImportReport:
    return import_folder(own / "music", own / "mine.csv", workers=1)


def edited(catalogue: Path, name: str, **cells: str) -> None:
    """What a user does in a spreadsheet."""
    rows = rows_of(catalogue)
    rows[name] |= cells
    with catalogue.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, next(iter(rows.values())))
        writer.writeheader()
        writer.writerows(rows.values())


def test_every_value_says_where_it_comes_from(listened: Path) -> None:
    rows = rows_of(listened / "mine.csv")
    rain, joy = rows["雨 🎬.flac"], rows["joy #1.ogg"]
    assert (rain["title"], rain["title_from"]) == ("Rain", "read")
    assert (rain["moods"], rain["moods_from"]) == ("sad|calm", "read")
    assert (rain["bpm"], rain["bpm_from"]) == ("72", "read")
    assert (rain["licence"], rain["licence_from"]) == ("© Ana", "read")
    assert (joy["title"], joy["title_from"]) == ("joy #1", "estimated")
    assert float(joy["bpm"]) == pytest.approx(140, abs=3)
    assert joy["bpm_from"] == "measured"
    assert (joy["key"], joy["mode"], joy["key_from"]) == ("C", "major", "measured")
    assert (joy["vocals"], joy["vocals_from"]) == ("no", "read")
    assert (joy["genre"], joy["genre_from"], joy["genre_certainty"]) == ("Instrumental", "read", "")
    assert joy["moods_from"] == joy["valence_from"] == joy["arousal_from"] == "estimated"
    assert (joy["licence"], joy["licence_from"]) == ("", "")
    for row in rows.values():
        named = [name.removesuffix("_from") for name in row if name.endswith("_from")]
        assert all(bool(row[f"{n}_from"]) == bool(row[n]) for n in named if n != "artist")
        assert {row[f"{n}_from"] for n in named} <= {"", *Origin}


def test_estimated_moods_follow_the_sound(listened: Path) -> None:
    rows = rows_of(listened / "mine.csv")
    joy, gloom = rows["joy #1.ogg"], rows["gloom.wav"]
    assert joy["moods"] in {"happy", "cheerful", "excitement", "upbeat", "desire", "confident"}
    assert gloom["moods"] in {"sad", "depressed", "brooding", "pessimism", "grief"}
    assert float(joy["valence"]) > float(gloom["valence"]) + 1
    assert float(joy["arousal"]) > float(gloom["arousal"]) + 1


def test_what_is_heard_fills_cells_with_its_certainty(listened: Path) -> None:
    rows = rows_of(listened / "mine.csv")
    for row in rows.values():
        name, certainty = row["heard"].split("|")[0].rsplit(" ", 1)
        assert (name.islower() or name[0].isdigit(), row["heard_from"]) == (True, "estimated")
        assert 0.1 <= float(certainty) <= 1
        if row["genre_from"] == "estimated":
            assert 0.2 <= float(row["genre_certainty"]) <= 1
            assert genre_of(row["genre"]) == row["genre"]
        assert set(filter(None, row["instruments"].split("|"))) <= set(INSTRUMENTS)
    assert any(row["genre_from"] == "estimated" for row in rows.values())


def test_a_store_of_the_rules_before_is_renewed_and_keeps_ids_and_corrections(
    own: Path, in_process: None
) -> None:
    before = rows_of(own / "mine.csv")
    assert main(["catalog", "correct", str(own / "mine.csv"), "gloom", "--moods", "calm"]) == 0
    with contextlib.closing(sqlite3.connect(own / "mine.listening")) as store, store:
        store.execute("DROP TABLE heard")
        store.execute("UPDATE files SET rules = 3")
    assert read_structure(own / "mine.csv", before["gloom.wav"]["track_id"]) is not None
    report = again(own)
    after = rows_of(own / "mine.csv")
    assert report.listened == 5  # and the file that is no music
    assert after["gloom.wav"]["moods"] == "calm"
    assert [r["track_id"] for r in after.values()] == [r["track_id"] for r in before.values()]
    assert [r["heard"] for r in after.values()] == [r["heard"] for r in before.values()]


def test_descriptions_follow_a_file_that_was_renamed(own: Path) -> None:
    before = read_descriptions(own / "mine.csv")
    (own / "music" / "song.mp3").rename(own / "music" / "other.mp3")
    assert again(own).listened == 0
    after = read_descriptions(own / "mine.csv")
    assert len(after) == 4
    for track_id, numbers in before.items():
        assert np.array_equal(numbers, after[track_id])
        assert numbers @ numbers == pytest.approx(1, abs=1e-5)


def test_the_catalogue_can_be_recommended_from(listened: Path) -> None:
    catalogue = load_catalogue(str(listened / "mine.csv"))
    by_title = {track.title: track for track in catalogue.tracks}
    assert set(by_title) == {"Rain", "joy #1", "gloom", "=Song"}
    joy = by_title["joy #1"]
    assert joy.file == str(listened / "music" / "deep" / "joy #1.ogg")
    assert (joy.vocals, joy.vocals_estimated) == (False, False)  # its genre says so
    assert by_title["gloom"].vocals_estimated
    assert by_title["=Song"].vocals is True
    assert all(track.emotion is not None for track in catalogue.tracks)
    assert set(catalogue.fits) == {track.track_id for track in catalogue.tracks}
    assert read_structure(listened / "mine.csv", joy.track_id) is not None
    assert not check_catalogue(listened / "mine.csv").problems


def test_a_second_run_listens_to_nothing_and_names_the_broken_again(own: Path) -> None:
    report = again(own)
    assert (report.listened, report.tracks, report.gone) == (0, 4, 0)
    assert set(report.broken) == {"fake.mp3"}
    assert report.moods == {Origin.READ: 1, Origin.ESTIMATED: 3}
    again_written = (own / "mine.csv").read_bytes()
    again(own)
    assert (own / "mine.csv").read_bytes() == again_written


def test_only_what_changed_is_listened_to(own: Path, in_process: None) -> None:
    music = own / "music"
    os.utime(music / "gloom.wav")  # touched: another time, the same content
    (music / "song.mp3").rename(music / "renamed.mp3")
    write_song(music / "deep" / "joy #1.ogg", song(bpm=90, parts=(Part(4),)))
    ids = {name: row["track_id"] for name, row in rows_of(own / "mine.csv").items()}
    report = again(own)
    rows = rows_of(own / "mine.csv")
    assert report.listened == 1
    assert float(rows["joy #1.ogg"]["bpm"]) == pytest.approx(90, abs=2)
    assert rows["renamed.mp3"]["track_id"] == ids["song.mp3"]
    assert rows["joy #1.ogg"]["track_id"] == ids["joy #1.ogg"]


def test_a_removed_file_leaves_the_catalogue_and_comes_back_as_it_was(own: Path) -> None:
    away = own / "away.wav"
    shutil.move(own / "music" / "gloom.wav", away)
    assert main(["catalog", "correct", str(own / "mine.csv"), "gloom", "--moods", "calm"]) == 0
    report = again(own)
    assert (report.tracks, report.gone) == (3, 1)
    shutil.move(away, own / "music" / "gloom.wav")
    report = again(own)
    assert (report.tracks, report.listened) == (4, 0)
    assert rows_of(own / "mine.csv")["gloom.wav"]["moods"] == "calm"


def test_corrections_in_the_file_and_by_command_win_and_stay(own: Path, in_process: None) -> None:
    catalogue = own / "mine.csv"
    edited(catalogue, "joy #1.ogg", moods="dreamy", title="Joy")
    edited(catalogue, "gloom.wav", moods="")
    command = ["catalog", "correct", str(catalogue), "song.mp3", "--moods", "Melancholy,calm"]
    assert main([*command, "--instrumental", "--bpm", "101"]) == 0
    report = again(own)
    rows = rows_of(catalogue)
    assert (rows["joy #1.ogg"]["moods"], rows["joy #1.ogg"]["title"]) == ("dreamy", "Joy")
    assert rows["joy #1.ogg"]["moods_from"] == "corrected"
    assert (rows["song.mp3"]["moods"], rows["song.mp3"]["vocals"]) == ("sad|calm", "no")
    assert rows["song.mp3"]["bpm_from"] == "corrected"
    assert rows["gloom.wav"]["moods"] == ""
    assert report.without_mood == ("gloom.wav",)
    assert report.corrected == 3
    # Even when the file itself becomes another one.
    write_song(own / "music" / "deep" / "joy #1.ogg", song(bpm=80, parts=(Part(4),)))
    again(own)
    assert rows_of(catalogue)["joy #1.ogg"]["moods"] == "dreamy"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nobody", "--moods", "sad"], "There is no track nobody"),
        (["gloom", "--moods", "gloomyish"], "There is no mood 'gloomyish'"),
        (["gloom"], "Say what to correct"),
        (["gloom", "--bpm", "4000"], "no tempo"),
    ],
)
def test_corrections_that_cannot_be(
    arguments: list[str], words: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (own / "mine.csv").read_bytes()
    assert main(["catalog", "correct", str(own / "mine.csv"), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert (own / "mine.csv").read_bytes() == before


def test_other_catalogues_are_not_corrected(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("title,artist,moods\nA,B,sad\n")
    assert main(["catalog", "correct", str(other), "A", "--moods", "calm"]) == 5
    assert [p.name for p in tmp_path.iterdir()] == ["other.csv"]


def test_command_reports_and_refuses(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine, other = own / "mine.csv", own / "other.csv"
    assert main(["catalog", "import", str(own / "music"), "-o", str(mine)]) == 0
    out = capsys.readouterr().out
    assert "4 tracks written" in out
    assert "moods: 1 read, 3 estimated" in out
    assert "fake.mp3" in out
    other.write_text("title,artist,moods\nA,B,sad\n")
    assert main(["catalog", "import", str(own / "music"), "-o", str(other)]) == 2
    assert other.read_text().startswith("title,artist")
    assert main(["catalog", "import", str(own / "music"), "--map", "title=x"]) == 2
    capsys.readouterr()
    assert main(["catalog", "import", str(own / "musik")]) == 2
    assert "There is no folder or table at" in capsys.readouterr().err


def test_no_folder_no_music_no_place(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(CatalogueError, match="not a folder"):
        import_folder(tmp_path / "missing", tmp_path / "mine.csv")
    with pytest.raises(CatalogueError, match="no music file"):
        import_folder(empty, tmp_path / "mine.csv")
    write_song(empty / "a.wav", song(parts=(Part(1),)))
    with pytest.raises(OutputError, match="there is no folder"):
        import_folder(empty, tmp_path / "none" / "mine.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["empty"]


def test_a_disk_that_runs_full(own: Path, in_process: None) -> None:
    before = (own / "mine.csv").read_bytes()
    write_song(own / "music" / "new.wav", song(parts=(Part(4),)))
    with files_end_at(4096), pytest.raises((CatalogueError, OutputError), match=r"space|write"):
        again(own)
    assert (own / "mine.csv").read_bytes() == before
    assert again(own).tracks == 5


def test_a_damaged_store_is_named(own: Path) -> None:
    (own / "mine.listening").write_bytes(b"no database" * 500)
    with pytest.raises(CatalogueError, match=r"mine\.listening cannot be used"):
        again(own)
    # The catalogue itself still serves, without the score part "fit".
    assert not load_catalogue(str(own / "mine.csv")).fits


def test_progress_is_told(own: Path, recorder: Recorder, in_process: None) -> None:
    (own / "mine.listening").unlink()
    import_folder(own / "music", own / "mine.csv", workers=1, report=recorder)
    shares = [event.done for event in recorder.events if isinstance(event, Progress)]
    assert shares == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])


def test_cancelling_keeps_what_was_done(own: Path, in_process: None) -> None:
    (own / "mine.listening").unlink()
    (own / "mine.csv").unlink()
    token = CancelToken()
    with pytest.raises(Cancelled):
        import_folder(
            own / "music", own / "mine.csv", report=lambda _: token.cancel(), cancel=token
        )
    assert not (own / "mine.csv").exists()
    assert again(own).listened == 4


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_killed_import_goes_on_where_it_was(tmp_path: Path, in_process: None) -> None:
    music, output = tmp_path / "music", tmp_path / "mine.csv"
    sound = song(bpm=120, parts=(Part(1),))
    for n in range(20):
        write_song(music / f"{n:02}.wav", sound * (0.5 + n / 100))
    with start(["catalog", "import", music, "-o", output, "--workers", "1"]) as process:
        _wait_for_rows(output, 2)
        process.send_signal(signal.SIGKILL)
    assert not output.exists()
    report = import_folder(music, output)
    assert report.tracks == 20
    assert 0 < report.listened <= 18


def _wait_for_rows(output: Path, least: int) -> None:
    for _ in range(3000):
        time.sleep(0.02)
        store = output.with_suffix(".listening")
        if not store.exists():
            continue
        try:
            rows = sqlite3.connect(store).execute("SELECT count(*) FROM files").fetchone()[0]
        except sqlite3.Error:
            continue
        if rows >= least:
            return
    raise AssertionError("nothing was listened to")


def broken_in_the_store(own: Path, name: str, problem: str) -> None:
    """What a version that stored crashes as the file's fault has left."""
    with contextlib.closing(sqlite3.connect(own / "mine.listening")) as store, store:
        store.execute(
            "UPDATE files SET problem = ?, tags = NULL, sound = NULL, structure = NULL, "
            "fit = NULL WHERE path = ?",
            (problem, name),
        )


def test_crashes_that_an_older_version_stored_are_forgotten(own: Path, in_process: None) -> None:
    before = rows_of(own / "mine.csv")["gloom.wav"]
    assert main(["catalog", "correct", str(own / "mine.csv"), "gloom", "--moods", "calm"]) == 0
    sentence = "/m/gloom.wav brought the decoder down; export it again in another format."
    broken_in_the_store(own, "gloom.wav", sentence)
    broken_in_the_store(own, "song.mp3", "/m/song.mp3 cannot be listened to (KeyError: 'jit').")
    report = again(own)
    assert (report.tracks, report.listened, set(report.broken)) == (4, 2, {"fake.mp3"})
    after = rows_of(own / "mine.csv")["gloom.wav"]
    assert (after["track_id"], after["moods"]) == (before["track_id"], "calm")
    assert again(own).listened == 0


def test_what_an_older_reader_could_not_read_is_read_again(own: Path, in_process: None) -> None:
    broken_in_the_store(own, "song.mp3", "song.mp3 is no music ('utf-8' codec can't decode).")
    with contextlib.closing(sqlite3.connect(own / "mine.listening")) as store, store:
        store.execute("DELETE FROM about WHERE name = 'reader'")
    report = again(own)
    assert (report.tracks, report.listened) == (4, 2)  # fake.mp3 had its second chance, too
    assert again(own).listened == 0


def test_why_a_file_is_left_out_is_told_in_the_language_of_the_window(
    own: Path, in_process: None
) -> None:
    assert again(own).listened == 0
    assert report_on_fake(own).in_language("zh_TW") != str(report_on_fake(own))
    broken_in_the_store(own, "fake.mp3", "An older version stored this {sentence}.")
    assert report_on_fake(own).in_language("zh_TW") == "An older version stored this {sentence}."


def report_on_fake(own: Path) -> Phrase:
    """Why the text file that is called a song is left out, as the store knows it."""
    return again(own).broken["fake.mp3"]


def failing(answers: Mapping[str, object]) -> Callable[..., Iterator[tuple[Path, object]]]:
    """Helpers that answer for files of these names; the others die."""

    def work_on(
        paths: Sequence[Path], work: Work[object], workers: int, cancel: CancelToken
    ) -> Iterator[tuple[Path, object]]:
        for path in paths:
            yield path, answers.get(path.name) or Failed(Phrase(f"{path} ended the process."))

    return work_on


def test_a_crash_is_told_and_not_remembered(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_song(own / "music" / "new.wav", song(bpm=90, parts=(Part(4),)))
    with monkeypatch.context() as patch:
        patch.setattr(importer, "work_on", failing({}))
        report = again(own)
        assert report.tracks == 4
        assert "ended the process" in str(report.broken["new.wav"])
    monkeypatch.setattr(importer, "work_on", here)
    report = again(own)
    assert (report.tracks, report.listened, set(report.broken)) == (5, 1, {"fake.mp3"})


def test_a_reader_that_fails_at_every_file_is_said_to_be_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        write_song(tmp_path / "music" / f"{n}.wav", song(parts=(Part(1),)))
    monkeypatch.setattr(importer, "work_on", failing({"1.wav": Phrase("1.wav is no music.")}))
    with pytest.raises(CatalogueError, match=r"does not work on this machine.*aemo-studio doctor"):
        import_folder(tmp_path / "music", tmp_path / "mine.csv")


def test_a_first_import_with_many_workers_takes_in_every_file(tmp_path: Path) -> None:
    """Helpers that started together crashed each other over a compiler's cache: now none of
    them has a use for the compiler."""
    music, output, numba = tmp_path / "music", tmp_path / "mine.csv", tmp_path / "numba"
    numba.mkdir()
    (tmp_path / "numba.py").write_text("raise ImportError('poisoned')")
    (tmp_path / "llvmlite.py").write_text("raise ImportError('poisoned')")
    for n in range(8):
        write_song(music / f"{n}.wav", song(bpm=90 + 10 * n, parts=(Part(1),)))
    done = run(
        ["catalog", "import", music, "-o", output, "--workers", "4"],
        NUMBA_CACHE_DIR=str(numba), PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}",
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
    assert "8 tracks written" in done.stdout
    assert "passed over" not in done.stdout
    assert not list(numba.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_told_and_the_others_go_on(own: Path) -> None:
    shutil.copy(own / "music" / "gloom.wav", own / "music" / os.fsdecode(b"caf\xe9.wav"))
    report = again(own)
    assert report.tracks == 4
    assert "not text" in str(report.broken["caf\\xe9.wav"])
    done = run(["catalog", "import", own / "music", "-o", own / "mine.csv"])
    assert done.returncode == 0, done.stderr
    assert "caf\\xe9.wav: Its name is not text" in done.stdout


def test_tags_of_known_files_are_read_again_after_an_update(own: Path, in_process: None) -> None:
    """Without listening again: an older version did not read the tags of all kinds."""
    with contextlib.closing(sqlite3.connect(own / "mine.listening")) as store, store:
        store.execute("UPDATE files SET tags = '{}' WHERE problem IS NULL")
        store.execute("DELETE FROM about WHERE name = 'reader'")
    report = again(own)
    assert (report.tracks, report.listened) == (4, 1)  # the one that is no music
    assert rows_of(own / "mine.csv")["song.mp3"]["artist"] == "Bo"
