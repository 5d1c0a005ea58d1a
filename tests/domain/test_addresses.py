"""What an address is."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.domain.addresses import (
    file_at,
    file_beside,
    file_url,
    is_windows_path,
    page_at,
    path_as_written,
)
from tests.addresses import ADDRESSES, FILE_URLS, Address
from tests.factories import make_music_track

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the paths are those of Linux and macOS")


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: ascii(address.text))
def test_an_address_is_a_page_a_file_or_neither(address: Address) -> None:
    assert (page_at(address.text), file_at(address.text)) == (address.page, address.file)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a b.wav", "/list/a b.wav"),
        ("deep/#1.wav", "/list/deep/#1.wav"),
        ("/music/a.wav", "/music/a.wav"),
        ("file:///music/a%20b.wav", "/music/a b.wav"),
        ("https://example.org/a.wav", None),
        ("C:\\x.wav", None),
        ("\\\\host\\a.wav", None),
        ("~/a.wav", None),
        ("deep/", None),
        ("", None),
    ],
)
def test_a_relative_path_is_found_beside_the_list_it_stands_in(text: str, path: str | None) -> None:
    assert file_beside("/list", text) == path


@given(st.text(max_size=30) | st.text("htps:/[]@.#?%0\\", max_size=20))
def test_nothing_that_stands_in_a_cell_is_an_error_or_two_things(text: str) -> None:
    for prefix in ("", "http://", "https:", "file://", "file:///"):
        page, file = page_at(prefix + text), file_at(prefix + text)
        assert page is None or file is None
        assert file_beside("/list", prefix + text) is None or page is None


def test_a_project_from_elsewhere_cannot_make_a_page_of_what_is_none() -> None:
    assert make_music_track(1, url="javascript:alert(1)").page is None
    assert make_music_track(1, url="https://example.org/1").page == "https://example.org/1"


@pytest.mark.parametrize("path", FILE_URLS, ids=ascii)
def test_a_file_has_one_url_on_every_system(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert file_url(path) == FILE_URLS[path]
    assert FILE_URLS[path].isascii()
    if "\\" not in path or is_windows_path(path):
        monkeypatch.setattr(os, "name", "nt")
        assert file_url(path) == FILE_URLS[path]


def test_a_name_is_read_by_the_rules_of_its_system() -> None:
    assert path_as_written(r"D:\films\Cut 2.mov").stem == "Cut 2"
    assert path_as_written(r"\\nas\films\夜.mov").name == "夜.mov"
    assert path_as_written("/films/a\\b.mov").name == "a\\b.mov"
