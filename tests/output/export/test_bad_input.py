"""Projects as they come: nothing picked, nothing found, half of it not known, far too much.

Every format has to give a file that its reader takes.
"""

from __future__ import annotations

import codecs
import csv
import dataclasses
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import aaf2
import mido
import opentimelineio as otio
import pytest
import rpp
import srt

from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Pick, Project
from aemo_studio.output.export.export_format import ExportFormat
from aemo_studio.output.export.formats import FORMATS, find_format
from tests.factories import make_music_track, make_project, make_video
from tests.output.export.fcpxml_rules import violations
from tests.output.export.projects import bare_project, cut_up, odd_project, odd_track

every_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)


class _Tags(HTMLParser):
    """Fails where tags do not close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(format_: ExportFormat, project: Project) -> bytes:
    """Renders twice, reads once."""
    data = format_.render(project)
    assert data == format_.render(project)
    _READERS[format_.suffix.rpartition(".")[2]](data)
    return data


def _check_xml(data: bytes) -> None:
    root = ET.fromstring(data)
    if root.tag == "fcpxml":
        assert violations(data) == []


def _check_html(data: bytes) -> None:
    tags = _Tags()
    tags.feed(data.decode())
    assert tags.open == []


def _check_aaf(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".aaf") as kept:
        kept.write(data)
        kept.flush()
        with aaf2.open(kept.name) as file:
            assert len(list(file.content.toplevel())) == 1


def _decoded(data: bytes) -> str:
    return data.decode("utf-16" if data.startswith(codecs.BOM_UTF16_LE) else "utf-8-sig")


def _check_lines(data: bytes) -> None:
    assert "\x07" not in data.decode("utf-8-sig")


_READERS: dict[str, Callable[[bytes], object]] = {
    "csv": lambda data: list(csv.reader(io.StringIO(_decoded(data)), strict=True)),
    "json": json.loads,
    "edl": _check_lines,
    "aaf": _check_aaf,
    "rpp": lambda data: rpp.loads(data.decode("utf-8", errors="surrogateescape")),
    "xml": _check_xml,
    "fcpxml": _check_xml,
    "otio": lambda data: otio.adapters.read_from_string(data.decode(), "otio_json"),
    "txt": _check_lines,
    "mid": lambda data: mido.MidiFile(file=io.BytesIO(data), charset="utf-8"),
    "eaf": _check_xml,
    "srt": lambda data: list(srt.parse(data.decode())),
    "vtt": _check_lines,
    "xlsx": lambda data: zipfile.ZipFile(io.BytesIO(data)).testzip(),
    "m3u8": _check_lines,
    "xspf": _check_xml,
    "html": _check_html,
}


@every_format
def test_odd_titles(format_: ExportFormat) -> None:
    check(format_, odd_project())


@every_format
def test_nothing_chosen_or_suggested(format_: ExportFormat) -> None:
    check(format_, bare_project())


@every_format
def test_no_scenes(format_: ExportFormat) -> None:
    check(format_, bare_project(scenes=()))


@every_format
@pytest.mark.parametrize("missing", ["picture", "sound"])
def test_film_without_picture_or_sound(format_: ExportFormat, missing: str) -> None:
    gone: dict[str, object] = {"audio_codec": None, "audio_rate_hz": None, "audio_channels": None}
    if missing == "picture":
        gone = {"video_codec": None, "frame_rate": None, "width": 0, "height": 0}
    video = dataclasses.replace(make_video(), **gone)  # type: ignore[arg-type]
    check(format_, make_project(video))


def _unknown() -> Track:
    return make_music_track(
        1, title="?", artist="", licence="", url="", duration_s=None, bpm=None, emotion=None
    )


@every_format
def test_tracks_of_which_nothing_is_known(format_: ExportFormat) -> None:
    data = check(format_, bare_project(picks=(Pick(0, _unknown()), Pick(2, _unknown()))))
    if format_.name in ("cuesheet", "resolve-edl", "xspf", "html"):
        assert b"not on file" in data


@every_format
def test_half_characters_and_names_that_are_no_text(format_: ExportFormat) -> None:
    path = Path(os.fsdecode(b"/films/caf\xe9.mp4"))
    track = odd_track(title="a\ud800b\x00", file=os.fsdecode(b"/music/\xff.mp3"))
    check(format_, dataclasses.replace(make_project(make_video(path)), picks=(Pick(0, track),)))


@pytest.fixture(scope="module")
def huge() -> Project:
    """Ten thousand scenes."""
    return cut_up(10_000)


@pytest.fixture(scope="module")
def large() -> Project:
    """As many as in a feature film of quick cuts."""
    return cut_up(2_500)


QUICK = ("csv", "json", "resolve-edl")


@pytest.mark.parametrize("name", QUICK)
def test_ten_thousand_scenes(name: str, huge: Project) -> None:
    assert 1_000 < len(find_format(name).render(huge)) < 40_000_000


@pytest.mark.parametrize(
    # An AAF is a file system of objects, ten of them for a marker: it takes long.
    "format_",
    [f for f in FORMATS if f.name not in ("aaf", *QUICK)],
    ids=lambda f: f.name,
)
def test_thousands_of_scenes(format_: ExportFormat, large: Project) -> None:
    assert 1_000 < len(format_.render(large)) < 40_000_000


def test_start_timecode_over_midnight() -> None:
    project = dataclasses.replace(odd_project(), start_timecode="23:59:55;00")
    text = find_format("resolve-edl").render(project).decode()
    assert "00:00:05;00" in text
    assert "24:" not in text
