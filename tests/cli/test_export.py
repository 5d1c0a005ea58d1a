"""`export`: where files go, what is asked, what is refused."""

from __future__ import annotations

import dataclasses
import io
import os
import pty
import shutil
import subprocess
import sys
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from aemo_studio.cli import main
from aemo_studio.domain.project import Marker, Pick
from aemo_studio.output.export.formats import FORMATS, find_format
from aemo_studio.project import save_project
from tests.cli_run import ROOT, run
from tests.factories import make_project, make_video
from tests.media_factory import make_audio, tone
from tests.output.export.projects import odd_project, odd_track

NAMES = [format_.name for format_ in FORMATS]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "中文 cut #1.aemo"
    save_project(odd_project(), path)
    return path


def _export(project: Path, *arguments: object) -> int:
    return main(["export", str(project), *map(str, arguments)])


@pytest.mark.parametrize("name", NAMES)
def test_every_format_to_a_new_file(name: str, project: Path) -> None:
    target = project.parent / "out.bin"
    assert _export(project, "--to", name, "-o", target) == 0
    assert target.stat().st_size > 0


@pytest.mark.parametrize("name", NAMES)
def test_that_nothing_is_picked_is_said_where_it_matters(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "p.aemo", tmp_path / "out.bin"
    save_project(dataclasses.replace(make_project(), picks=()), path)
    said = "nothing is picked"
    assert _export(path, "--to", name, "-o", target) == 0
    assert (said in capsys.readouterr().err) is find_format(name).lays_picks
    save_project(make_project(), path)
    assert _export(path, "--to", name, "-o", target, "--force") == 0
    assert said not in capsys.readouterr().err


def test_that_there_is_nothing_to_copy_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.aemo"
    save_project(make_project(), path)
    assert _export(path, "--to", "m3u8", "--copy-files") == 0
    assert "there is nothing to copy" in capsys.readouterr().err
    assert {file.name for file in tmp_path.iterdir()} == {"p.aemo", "p.m3u8"}


def test_default_names_do_not_meet(project: Path) -> None:
    for name in NAMES:
        assert _export(project, "--to", name) == 0
    assert len(list(project.parent.iterdir())) == len(NAMES) + 1


def test_the_cue_sheet_is_what_the_name_says(project: Path) -> None:
    for name, suffix, start in (
        ("cuesheet", ".xlsx", b"PK"),
        ("cuesheet-xlsx", ".csv", b"\xef\xbb"),
    ):
        target = project.parent / f"cues{suffix}"
        assert _export(project, "--to", name, "-o", target) == 0
        assert target.read_bytes().startswith(start)


def test_says_what_to_do_with_the_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _export(project, "--to", "resolve-edl") == 0
    assert "Timelines > Import > Timeline Markers from EDL" in capsys.readouterr().err


def test_moved_film_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _export(project, "--to", "fcpxml") == 0
    assert "Warning: the film is not at" in capsys.readouterr().err
    assert _export(project, "--to", "srt") == 0
    assert "Warning" not in capsys.readouterr().err


# --- over an existing file ------------------------------------------------------------------------


def test_without_a_terminal_an_existing_file_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    target = project.parent / "mine.edl"
    target.write_bytes(b"my own")
    assert _export(project, "--to", "resolve-edl", "-o", target) == 2
    err = capsys.readouterr().err
    assert "is there already" in err
    assert "--force" in err
    assert err.count("\n") == 1
    assert target.read_bytes() == b"my own"
    assert _export(project, "--to", "resolve-edl", "-o", target, "--force") == 0
    assert target.read_bytes().startswith(b"TITLE:")


def test_the_same_again_and_an_empty_file_are_no_question(project: Path) -> None:
    target = project.parent / "x.edl"
    target.touch()
    assert _export(project, "--to", "resolve-edl", "-o", target) == 0
    assert _export(project, "--to", "resolve-edl", "-o", target) == 0


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 130), ("\n", 130)])
def test_a_person_is_asked(answer: str, code: int, project: Path) -> None:
    target = project.parent / "x.srt"
    target.write_bytes(b"my own")
    command = [sys.executable, "-m", "aemo_studio", "export", str(project), "--to", "srt", "-o"]
    master, slave = pty.openpty()
    os.write(master, answer.encode())
    done = subprocess.run(
        [*command, str(target)], stdin=slave, capture_output=True, text=True, cwd=ROOT, check=False
    )
    os.close(master)
    os.close(slave)
    assert done.returncode == code, done.stderr
    assert "Replace it? [y/N]" in done.stderr
    assert (target.read_bytes() == b"my own") == (code != 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("name", ["fcpxml", "cuesheet-xlsx", "html"])
def test_full_disk(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _export(project, "--to", name, "-o", "/dev/full") == 2
    assert "Cannot write /dev/full" in capsys.readouterr().err


def test_export_over_the_project_is_refused(project: Path) -> None:
    before = project.read_bytes()
    assert _export(project, "--to", "html", "-o", project, "--force") == 2
    assert project.read_bytes() == before


# --- options ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "word"), [("en", "[fearful]"), ("zh-TW", "[恐懼]")])
def test_language(language: str, word: str, project: Path) -> None:
    assert _export(project, "--to", "vtt", "--language", language) == 0
    assert word in project.with_suffix(".vtt").read_text(encoding="utf-8")


def test_start_timecode_and_counting(project: Path) -> None:
    arguments = ["--to", "resolve-edl", "--start-tc", "10:00:00:00", "--non-drop-frame"]
    assert _export(project, *arguments) == 0
    text = project.with_suffix(".edl").read_text(encoding="utf-8")
    assert "FCM: NON-DROP FRAME" in text
    assert "10:00:19:29 10:00:20:00" in text


def test_more_markers_than_an_edl_holds_go_into_further_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = make_project(make_video(duration_s=100.0))
    markers = tuple(Marker(n / 25, "") for n in range(1, 1500))
    save_project(replace(film, markers=markers), tmp_path / "p.aemo")
    assert _export(tmp_path / "p.aemo", "--to", "resolve-edl", "-o", "-") == 2
    assert "This needs 2 files" in capsys.readouterr().err
    assert _export(tmp_path / "p.aemo", "--to", "resolve-edl") == 0
    assert "p.edl and 1 more, p-2.edl. Resolve:" in capsys.readouterr().err
    (tmp_path / "p.edl").unlink()
    assert _export(tmp_path / "p.aemo", "--to", "resolve-edl") == 2
    assert "p-2.edl is there already" in capsys.readouterr().err


def test_head_of_the_cue_sheet(project: Path) -> None:
    head = ["--production", "Nacht", "--episode", "1", "--company", "A & B"]
    assert _export(project, "--to", "cuesheet", *head) == 0
    text = project.with_suffix(".cues.csv").read_text(encoding="utf-8-sig")
    assert "Production,Nacht\nEpisode,1\nProduction company,A & B\n" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--to", "srt", "--language", "fr"], "There is no language 'fr'; known are en and zh-TW."),
        (["--to", "srt", "--start-tc", "1:2"], "is not a timecode"),
        (["--to", "srt", "--start-tc", "00:01:00;00"], "left out in drop-frame"),
        (["--to", "srt", "--copy-files"], "--copy-files goes with reaper, m3u8 and xspf only"),
        (["--to", "m3u8", "--copy-files", "-o", "-"], "give -o a file name"),
    ],
)
def test_refused(
    arguments: list[str], words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _export(project, *arguments) == 2
    assert words in capsys.readouterr().err
    assert list(project.parent.iterdir()) == [project]


def test_drop_frame_needs_its_rate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_project(make_project(), tmp_path / "p.aemo")
    assert _export(tmp_path / "p.aemo", "--to", "srt", "--drop-frame") == 2
    assert "29.97 and 59.94" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["otio", "cuesheet-xlsx"])
def test_no_export_loads_anything_heavy(name: str, project: Path) -> None:
    """These two import libraries of their own; the others import less."""
    from tests.cli.test_app import WHAT_IS_LOADED

    done = run(["export", project, "--to", name], WHAT_IS_LOADED)
    assert "LOADED [] 0" in done.stdout, done.stderr


# --- copies of the music --------------------------------------------------------------------


@pytest.fixture
def with_music(tmp_path: Path) -> Path:
    source = make_audio(tmp_path / "夜 #1.wav", tone(440, 0.3))
    gone = odd_track(track_id="gone", file=str(tmp_path / "gone.flac"))
    chosen = odd_track(title="a/b: 夜?", artist="C", file=str(source))
    video = make_video(tmp_path / "film.mp4")
    project = dataclasses.replace(make_project(video), picks=(Pick(0, chosen), Pick(1, gone)))
    save_project(project, tmp_path / "p.aemo")
    return tmp_path


@pytest.mark.parametrize("name", ["m3u8", "xspf"])
def test_copies_lie_beside_the_playlist(name: str, with_music: Path) -> None:
    target = with_music / f"list.{name}"
    assert _export(with_music / "p.aemo", "--to", name, "-o", target, "--copy-files") == 0
    copies = list((with_music / "list music").iterdir())
    assert [copy.name for copy in copies] == ["01 a_b_ 夜_ - C.wav"]
    assert copies[0].read_bytes() == (with_music / "夜 #1.wav").read_bytes()
    text = target.read_text(encoding="utf-8")
    place = "list music/01 a_b_ 夜_ - C.wav" if name == "m3u8" else "list%20music/01%20a_b_"
    assert place in text
    # A file that is not there is named where it was, not copied.
    assert "gone.flac" in text


def test_copies_need_room(
    with_music: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 10))
    target = with_music / "list.m3u8"
    assert _export(with_music / "p.aemo", "--to", "m3u8", "-o", target, "--copy-files") == 2
    assert "has room for 0" in capsys.readouterr().err
    assert not target.exists()
    assert list((with_music / "list music").iterdir()) == []


def test_copies_do_not_replace_without_asking(
    with_music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    (with_music / "list music").mkdir()
    mine = with_music / "list music" / "01 a_b_ 夜_ - C.wav"
    mine.write_bytes(b"mine")
    arguments = ["--to", "m3u8", "-o", with_music / "list.m3u8", "--copy-files"]
    assert _export(with_music / "p.aemo", *arguments) == 2
    assert mine.read_bytes() == b"mine"
    assert not (with_music / "list.m3u8").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links")
def test_only_sound_is_copied_and_links_that_lead_away_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A project from elsewhere may name any file of this computer as a song."""
    far, music = tmp_path / "far", tmp_path / "music"
    far.mkdir()
    music.mkdir()
    secret = far / "secret"
    secret.write_text("root:$6$abc:19000:0:99999:7:::\n" * 40)
    real = make_audio(far / "voice.wav", tone(440, 0.3))
    (music / "away.wav").symlink_to(real)
    (music / "hidden.wav").symlink_to(secret)
    os.mkfifo(music / "pipe.wav")
    near = make_audio(music / "near.wav", tone(220, 0.3))
    (music / "beside.wav").symlink_to(near)
    named = [secret, Path("/proc/self/environ"), Path("/dev/zero"), music / "hidden.wav"]
    named += [music / "pipe.wav", music / "away.wav", near, music / "beside.wav"]
    scenes = make_project().scenes
    for first in range(0, len(named), len(scenes)):
        songs = named[first : first + len(scenes)]
        tracks = [odd_track(track_id=str(n), file=str(song)) for n, song in enumerate(songs)]
        picks = tuple(Pick(n, track) for n, track in enumerate(tracks))
        save_project(dataclasses.replace(make_project(), picks=picks), tmp_path / f"{first}.aemo")
        path = tmp_path / f"{first}.aemo"
        assert _export(path, "--to", "m3u8", "--copy-files", "--force") == 0
    said = capsys.readouterr().err
    copied = {p.read_bytes() for p in tmp_path.glob("* music/*")}
    assert copied == {real.read_bytes(), near.read_bytes()}
    assert f"{secret} is no sound that can be read; not copied." in said
    assert f"{music / 'hidden.wav'} is no sound" in said
    assert f"{music / 'away.wav'} is a link; what is copied is {real}." in said
    assert "beside.wav is a link" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize("what", [["--to", "json", "-o", "-"], ["--to", "csv", "-o", "-"]])
def test_a_full_device_is_a_sentence(what: list[str], tmp_path: Path) -> None:
    path = tmp_path / "p.aemo"
    save_project(make_project(), path)
    command = [sys.executable, "-m", "aemo_studio", "export", str(path), *what]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("Cannot write standard output: No space left on device.")
    assert len(done.stderr.splitlines()) == 1
