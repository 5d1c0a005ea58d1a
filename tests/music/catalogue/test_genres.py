"""Tests which genre a word names, and which genres a filter lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from mutagen._constants import GENRES as ID3_GENRES

from aemo_studio.base.errors import CatalogueError
from aemo_studio.music.catalogue.genres import (
    genre_of,
    load_genres,
    passing,
    understood_genre,
)
from aemo_studio.music.catalogue.store import SHIPPED, load_catalogue

HEAD = "genre,zh_TW,contains,words\n"


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Pop_Rock", "pop & rock"),
        ("Pop/Rock", "pop & rock"),
        ("Pop_Rock|Electronic", "pop & rock"),
        ("Pop/Funk", "pop"),
        ("RnB", "R&B & soul"),
        ("R'n'B", "R&B & soul"),
        ("Rhythm and Blues", "R&B & soul"),
        ("sympho black metal", "metal"),
        ("folk-pop", "pop"),
        ("Hip Hop & Rap", "hip hop"),
        ("Drum 'n' Bass", "electronic"),
        ("Electronica; Downtempo", "electronic"),
        ("Instrumental / Jazz", "jazz"),
        ("電子音樂", "electronic"),
        ("輕快的爵士樂", "jazz"),
        ("流行搖滾", "pop & rock"),
        ("Vocal", "easy listening"),
        ("Female vocal", ""),
        ("Unclassifiable", ""),
        ("rocket science", ""),
        ("", ""),
    ],
)
def test_a_word_names_a_genre(text: str, genre: str) -> None:
    assert genre_of(text) == genre


def test_a_word_that_names_no_genre_differs_from_an_unknown_one() -> None:
    assert understood_genre("Instrumental") == ""
    assert understood_genre("rocket science") is None


def test_every_id3_genre_is_known() -> None:
    assert [name for name in ID3_GENRES if understood_genre(name) is None] == []


def test_every_genre_names_itself_in_both_languages() -> None:
    for genre in load_genres().genres.values():
        assert genre_of(genre.name) == genre_of(genre.zh_tw) == genre.name


def test_a_wide_genre_passes_a_filter_for_what_it_contains_and_the_other_way_round() -> None:
    assert passing("jazz") == {"jazz", "jazz & blues"}
    assert passing("jazz & blues") == {"jazz", "blues", "jazz & blues"}
    assert passing("polyphony of the moon") == {"polyphony of the moon"}


@pytest.mark.parametrize(("name", "least", "origins"), [
    ("free", 0.93, {"track", ""}), ("lmc", 0.84, {"track", "artist", "term", ""}),
])  # fmt: skip
def test_the_shipped_tracks_have_genres_with_their_origin(
    name: str, least: float, origins: set[str]
) -> None:
    assert name in SHIPPED
    tracks = load_catalogue(name).tracks
    assert sum(bool(track.genre) for track in tracks) >= least * len(tracks)
    assert {track.genre_from for track in tracks} == origins
    assert {track.genre for track in tracks} <= {*load_genres().genres, ""}
    assert all(bool(track.genre) == bool(track.genre_from) for track in tracks)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("jazz,爵士,,swing\njazz,藍調,,blues\n", "in line 3"),
        ("jazz,爵士,,swing\nblues,藍調,,Swing\n", "'swing' names two genres"),
        ("jazz & blues,爵士與藍調,jazz|blues,\n", "no genre jazz"),
    ],
)
def test_a_wrong_table_is_an_error_that_says_where(rows: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "genres.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_genres(path)
