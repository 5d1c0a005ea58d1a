"""Odd addresses in the exports: pages are links, files are media, and the rest is text."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aemo_studio.domain.project import Pick, Project
from aemo_studio.output.export.formats import FORMATS
from aemo_studio.output.export.media_files import file_uri
from tests.addresses import ADDRESSES, Address
from tests.factories import make_music_track
from tests.output.export.projects import bare_project

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the paths are those of Linux and macOS")

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


@addresses
def test_every_format_takes_every_address(address: Address) -> None:
    assert all(format_.render(_project(address)) for format_ in FORMATS)


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


def _values(document: object, key: str) -> list[object]:
    """All values of a key, however deep."""
    if isinstance(document, dict):
        own = [document[key]] if key in document else []
        return own + [v for inner in document.values() for v in _values(inner, key)]
    inner_lists = [_values(inner, key) for inner in document] if isinstance(document, list) else []
    return [value for values in inner_lists for value in values]
