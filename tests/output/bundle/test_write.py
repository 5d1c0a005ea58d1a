"""Bundles: moved to another place, foreign readers find the music in them again."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections import namedtuple
from pathlib import Path
from urllib.parse import unquote
from urllib.request import url2pathname
from xml.etree import ElementTree

import aaf2
import opentimelineio as otio
import pytest

from aemo_studio.base.errors import Cancelled, MediaError, OutputError
from aemo_studio.base.progress import CancelToken
from aemo_studio.cli import main
from aemo_studio.domain.project import Pick, Project
from aemo_studio.output.bundle.write import README, plan_bundle, write_bundle
from aemo_studio.output.export.formats import FORMATS, find_formats
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.project import save_project
from tests.factories import make_music_track, make_project, make_recommendation, make_video
from tests.full_disk import files_end_at
from tests.media_factory import make_audio, tone

_XSPF = "{http://xspf.org/ns/0/}"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A pick and a suggestion with files whose names need care, a pick whose file is gone, one that
    is no sound."""
    home = tmp_path / "home 夜 #1"
    home.mkdir()
    pick = make_audio(home / "100% 歌?#2.wav", tone(440, 0.3))
    suggestion = make_audio(home / "b.mp3", tone(220, 0.3))
    secret = home / "secret.wav"
    secret.write_text("root:x:0:0")
    files = (pick, home / "gone.flac", secret, suggestion)
    tracks = [make_music_track(n, url="", file=str(file)) for n, file in enumerate(files, start=1)]
    base = make_project(make_video(home / "剪 #1.mp4", duration_s=40.0))
    scenes = tuple(
        dataclasses.replace(base.scenes[0], start_s=10.0 * n, end_s=10.0 * n + 10) for n in range(4)
    )
    suggested = (make_recommendation(1, tracks[3]),)
    return dataclasses.replace(
        base,
        analysis=dataclasses.replace(base.analysis, scenes=scenes),
        scenes=scenes,
        edits=(),
        markers=(),
        picks=tuple(Pick(n, tracks[n]) for n in range(3)),
        recommendations=((), (), (), suggested),
    )


@pytest.fixture
def moved(project: Project, tmp_path: Path) -> Path:
    """All formats in a folder that then went elsewhere; the music went away."""
    write_bundle(plan_bundle(project, FORMATS), tmp_path / "bundle")
    elsewhere = tmp_path / "elsewhere 新 #2"
    (tmp_path / "bundle").rename(elsewhere)
    shutil.rmtree(tmp_path / "home 夜 #1")
    return elsewhere


def test_every_format_lies_in_it_beside_the_music(moved: Path) -> None:
    expected = {f"剪 #1{f.suffix}" for f in FORMATS} | {README, "music"}
    assert {path.name for path in moved.iterdir()} == expected
    assert sorted(path.name for path in (moved / "music").iterdir()) == [
        "01 Piece 1 - Somebody.wav",
        "02 Piece 4 - Somebody.mp3",
    ]


def test_foreign_readers_find_the_music_after_a_move(moved: Path) -> None:
    timeline = otio.adapters.read_from_file(str(moved / "剪 #1.otio"))
    references = [clip.media_reference for clip in timeline.tracks[-1].find_clips()]
    urls = [r.target_url for r in references if isinstance(r, otio.schema.ExternalReference)]
    found = [moved / otio.url_utils.filepath_from_url(url) for url in urls]
    assert [path.is_file() for path in found] == [True, False, False]
    root = ElementTree.parse(moved / "剪 #1.xml").getroot()
    paths = [p.text or "" for p in root.iterfind(".//pathurl")]
    assert [(moved / url2pathname(p)).is_file() for p in paths if not p.startswith("file:")] == [
        True
    ]
    assert (moved / unquote(_fcpxml_sources(moved)[0])).is_file()
    playlist = ElementTree.parse(moved / "剪 #1.xspf").getroot()
    places = [unquote(place.text or "") for place in playlist.iter(f"{_XSPF}location")]
    assert [(moved / place).is_file() for place in places] == [True, False, False, True]
    lines = (moved / "剪 #1.m3u8").read_text(encoding="utf-8").splitlines()
    played = [line for line in lines if line and not line.startswith("#")]
    assert [(moved / line).is_file() for line in played] == [True, False, False, True]


def test_an_aaf_names_the_copies_beside_it(moved: Path) -> None:
    with aaf2.open(str(moved / "剪 #1.aaf")) as file:
        places = [
            locator["URLString"].value
            for mob in file.content.sourcemobs()
            for locator in mob.descriptor.get("Locator", [])
        ]
    music = [place for place in places if not place.startswith("file:")]
    assert [(moved / unquote(place)).is_file() for place in music] == [True]


def _fcpxml_sources(folder: Path) -> list[str]:
    root = ElementTree.parse(folder / "剪 #1.fcpxml").getroot()
    sources = [media.get("src", "") for media in root.iterfind(".//media-rep")]
    return [source for source in sources if not source.startswith("file:")]


def test_programs_that_read_json_find_the_suggestions_too(moved: Path) -> None:
    told = json.loads((moved / "剪 #1.json").read_text(encoding="utf-8"))
    pick = told["scenes"][0]["pick"]["file_url"]
    suggested = told["scenes"][3]["recommendations"][0]["track"]["file_url"]
    assert all((moved / unquote(url)).is_file() for url in (pick, suggested))
    assert (moved / told["placements"][0]["file"]).is_file()


def test_the_readme_says_where_each_file_opens(moved: Path, project: Project) -> None:
    text = (moved / README).read_bytes().decode("utf-8-sig")
    assert all(f"剪 #1{f.suffix}\r\n" in text and f.use in text for f in FORMATS)
    assert "剪 #1.mp4" in text
    chinese = plan_bundle(project, FORMATS[:1], ExportOptions(Language.TRADITIONAL_CHINESE))
    assert "音樂" in dict(chinese.rendered)[README].decode("utf-8-sig")


def test_what_is_no_sound_stays_where_it_is_and_is_named(project: Project) -> None:
    plan = plan_bundle(project, find_formats("otio,m3u8"))
    assert {name.split(".")[-1] for name, _ in plan.rendered} == {"otio", "m3u8", "txt"}
    assert [str(remark).split("/")[-1] for remark in plan.remarks] == [
        "secret.wav is no sound that can be read; not copied."
    ]


def test_what_fails_in_the_middle_leaves_the_old_folder(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, target = plan_bundle(project, find_formats("csv")), tmp_path / "bundle"
    target.mkdir()
    (target / "剪 #1.csv").write_bytes(b"old")
    with files_end_at(20_000), pytest.raises(OutputError):
        write_bundle(plan, target)
    token = CancelToken()
    with pytest.raises(Cancelled):
        write_bundle(plan, target, report=lambda _: token.cancel(), cancel=token)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 10))
    with pytest.raises(OutputError, match="not enough room"):
        write_bundle(plan, target)
    monkeypatch.undo()
    late = dataclasses.replace(plan, copies=((tmp_path, "music/1.wav"), *plan.copies))
    with pytest.raises(MediaError, match="cannot be copied"):
        write_bundle(late, target)
    assert {p.name for p in tmp_path.iterdir()} == {"home 夜 #1", "bundle"}
    assert [p.read_bytes() for p in target.iterdir()] == [b"old"]


def test_the_command_names_what_it_would_replace(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_project(project, tmp_path / "p.aemo")
    command = ["export", str(tmp_path / "p.aemo"), "--to", "bundle", "--formats", "xspf,csv"]
    assert main(command) == 0
    folder = tmp_path / "p bundle"
    assert len(list(folder.rglob("*.*"))) == 5
    assert "secret.wav is no sound" in capsys.readouterr().err
    (folder / "剪 #1.csv").write_bytes(b"mine")
    assert main(command) == 2
    assert "剪 #1.csv, README.txt, music/01 Piece 1" in capsys.readouterr().err
    assert (folder / "剪 #1.csv").read_bytes() == b"mine"
    assert main([*command, "--force"]) == 0
    assert (folder / "剪 #1.csv").read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "bundle", "--formats", "csv,nonsense"], "no export format 'nonsense'"),
        (["--to", "stems", "--formats", "csv"], "--formats goes with bundle only"),
        (["--to", "csv", "--formats", "csv"], "--formats goes with bundle only"),
        (["--to", "csv", "--events"], "--events goes with stems and bundle only"),
        (["--to", "bundle", "-o", "-"], "bundle is a folder"),
        (["--to", "bundle", "--copy-files"], "--copy-files goes with reaper, m3u8 and xspf only"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    arguments: list[str],
    sentence: str,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    save_project(project, tmp_path / "p.aemo")
    assert main(["export", str(tmp_path / "p.aemo"), *arguments]) == 2
    assert sentence in capsys.readouterr().err
