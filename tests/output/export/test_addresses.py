"""Odd addresses in the exports: pages are links, files are media, and the rest is text."""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import json
import os
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import opentimelineio as otio
import pytest

from aemo_studio.domain.addresses import is_windows_path, path_as_written
from aemo_studio.domain.project import Pick, Project
from aemo_studio.output.export.export_format import ExportFormat
from aemo_studio.output.export.formats import FORMATS, find_format
from aemo_studio.output.export.media_files import file_uri
from tests.addresses import ADDRESSES, FILE_URLS, Address
from tests.factories import make_music_track, make_project, make_recommendation, make_video
from tests.output.export.projects import bare_project, cut_up

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the paths are those of Linux and macOS")

_WITH_URLS = {"csv", "fcp7-xml", "fcpxml", "json", "otio", "xspf"}
_XSPF = "{http://xspf.org/ns/0/}"

addresses = pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: ascii(address.text))


def _project(address: Address) -> Project:
    return bare_project(picks=(Pick(0, make_music_track(1, url=address.text)),))


def _rendered(format_: str, address: Address) -> bytes:
    return next(f for f in FORMATS if f.name == format_).render(_project(address))


def _media(address: Address) -> str | None:
    """Where a player finds the music."""
    if address.file is not None:
        return file_uri(Path(address.file))
    is_sound = address.page is not None and address.page.endswith((".mp3", ".wav"))
    return address.page if is_sound else None


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_every_format_takes_every_address(format_: ExportFormat) -> None:
    """All in one film, a scene for each: an AAF alone takes a fifth of a second."""
    project = cut_up(len(ADDRESSES))
    picks = (make_music_track(n, url=address.text) for n, address in enumerate(ADDRESSES))
    project = dataclasses.replace(project, picks=tuple(itertools.starmap(Pick, enumerate(picks))))
    assert format_.render(project)


@addresses
def test_the_page_links_the_web_alone(address: Address) -> None:
    page = _rendered("html", address).decode()
    assert ("<a href=" in page) == (address.page is not None)


@addresses
def test_playlists_play_what_can_be_played(address: Address) -> None:
    lines = _rendered("m3u8", address).decode().splitlines()
    played = [line for line in lines if line and not line.startswith("#")]
    assert played == ([address.file or _media(address)] if _media(address) else [])
    root = ElementTree.fromstring(_rendered("xspf", address))
    assert root.findtext(f".//{_XSPF}location") == _media(address)
    assert root.findtext(f".//{_XSPF}info") == address.page


@addresses
def test_timelines_refer_to_files_alone(address: Address) -> None:
    uri = None if address.file is None else file_uri(Path(address.file))
    root = ElementTree.fromstring(_rendered("fcpxml", address))
    sources = [found.get("src") for found in root.iterfind(".//media-rep")]
    assert [source for source in sources if source and "music" in source] == ([uri] if uri else [])
    text = _rendered("otio", address).decode()
    targets = {v for v in _values(json.loads(text), "target_url") if "music" in str(v)}
    assert targets == ({uri} if uri else set())


paths = pytest.mark.parametrize("path", [p for p in FILE_URLS if p.isprintable()], ids=ascii)


@paths
def test_every_format_has_the_same_url_of_a_file(path: str) -> None:
    """A pick and a suggestion, whichever system the file is on."""
    url, localhost = FILE_URLS[path], _by_premiere(FILE_URLS[path])
    track = make_music_track(1, url="", file=path)
    suggestion = make_recommendation(1, track)
    project = bare_project(picks=(Pick(0, track),), recommendations=((), (suggestion,), ()))
    made = {f.name: f.render(project).decode("utf-8-sig") for f in FORMATS if f.name in _WITH_URLS}
    assert ElementTree.fromstring(made["xspf"]).findtext(f".//{_XSPF}location") == url
    root = ElementTree.fromstring(made["fcpxml"])
    assert url in [found.get("src") for found in root.iterfind(".//media-rep")]
    root = ElementTree.fromstring(made["fcp7-xml"])
    assert localhost in [found.text for found in root.iterfind(".//pathurl")]
    assert url in _values(json.loads(made["otio"]), "target_url")
    told = json.loads(made["json"])
    assert _values(told["scenes"][0]["pick"], "file_url") == [url]
    assert _values(told["scenes"][1]["recommendations"], "file_url") == [url]
    assert [row["url"] for row in csv.DictReader(io.StringIO(made["csv"]))] == ["", url, ""]


@paths
def test_a_film_of_another_system_keeps_name_and_place(path: str) -> None:
    video = dataclasses.replace(make_video(), path=Path(path))
    project = dataclasses.replace(make_project(video), picks=())
    root = ElementTree.fromstring(find_format("fcpxml").render(project))
    assert root.find(".//media-rep").get("src") == FILE_URLS[path]  # type: ignore[union-attr]
    assert root.find(".//asset").get("name") == path_as_written(path).name  # type: ignore[union-attr]
    root = ElementTree.fromstring(find_format("eaf").render(project))
    media = root.find(".//MEDIA_DESCRIPTOR")
    assert media is not None
    assert media.get("MEDIA_URL") == FILE_URLS[path]


def test_a_foreign_reader_finds_the_paths_again() -> None:
    for path in (p for p in FILE_URLS if p.isprintable() and ".." not in p and "\\\\?" not in p):
        url, slashed = FILE_URLS[path], path.replace("\\", "/")
        expected = slashed if is_windows_path(path) else path
        by_premiere = urllib.request.url2pathname(urlsplit(_by_premiere(url)).path)
        assert by_premiere.removeprefix("/" * (path[1] == ":")) == expected
        if "%20" not in path:  # which OpenTimelineIO decodes twice
            assert otio.url_utils.filepath_from_url(url) == expected


def _by_premiere(url: str) -> str:
    """As Premiere writes the address of a file: with the machine, a drive's colon encoded."""
    host, _, place = url.removeprefix("file://").partition("/")
    drive = f"{place[0]}%3a{place[2:]}" if place[1:2] == ":" else place
    return f"file://localhost/{f'/{host}/' if host else ''}{drive}"


def _values(document: object, key: str) -> list[object]:
    """All values of a key, however deep."""
    if isinstance(document, dict):
        own = [document[key]] if key in document else []
        return own + [v for inner in document.values() for v in _values(inner, key)]
    inner_lists = [_values(inner, key) for inner in document] if isinstance(document, list) else []
    return [value for values in inner_lists for value in values]
