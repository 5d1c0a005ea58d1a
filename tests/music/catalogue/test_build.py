"""Building catalogues from tables in the shape of the published ones."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from aemo_studio.base.errors import CatalogueError, OutputError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.build import build_free, build_lmc
from aemo_studio.music.catalogue.store import check_catalogue, load_catalogue
from tests.corpora import data_folder
from tests.music.catalogue.test_allocate import ALLOCATED, PUBLISHED_COUNTS

LABELED = "msd_id,msd_artist,msd_title,is_english,lyrics_available,lyrics_filename,mood,calm,sad"
FREE = "source,id,title,artist,url,duration_s,bpm_or_tempo,genre,native_moods,licence"
CC = "CC BY 3.0 (as stated in row)"


def labeled_lyrics(path: Path, moods: list[str]) -> Path:
    rows = (f"TR{i},Artist {i % 97},Song {i},1,1,f{i},{mood},0,1" for i, mood in enumerate(moods))
    path.write_text("\n".join([LABELED, *rows]) + "\n", encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_lmcs_own_file_gives_the_published_allocation(tmp_path: Path) -> None:
    moods = [mood for mood, count in PUBLISHED_COUNTS.items() for _ in range(count)]
    moods[100:100] = ["", "unknown", "nan"]
    source = labeled_lyrics(tmp_path / "labeled_lyrics_cleaned.csv", moods)
    output = tmp_path / "lmc.csv"
    report = build_lmc(source, output)
    assert report.per_emotion == ALLOCATED
    assert report.per_mood == PUBLISHED_COUNTS
    assert report.written == 6714
    assert report.left_out["no mood"] == 3
    assert report.rows == report.written + sum(report.left_out.values()) == len(moods)
    assert Counter(row["emotion"] for row in rows_of(output)) == {
        emotion.value: count for emotion, count in ALLOCATED.items()
    }
    assert len(load_catalogue(str(output)).tracks) == 6714
    assert check_catalogue(output).problems == ()


def test_a_smaller_cap(tmp_path: Path) -> None:
    source = labeled_lyrics(tmp_path / "l.csv", ["sad"] * 5)
    report = build_lmc(source, tmp_path / "o.csv", cap=2)
    assert [row["title"] for row in rows_of(tmp_path / "o.csv")] == ["Song 1", "Song 3"]
    assert report.left_out == {"beyond the cap of 2 per emotion": 3}


def test_rows_that_repeat_or_have_no_id_all_count(tmp_path: Path) -> None:
    source = tmp_path / "l.csv"
    source.write_text("msd_artist,msd_title,mood\n" + "A,B,sad\n" * 3)
    assert build_lmc(source, tmp_path / "o.csv").written == 3
    assert len(load_catalogue(str(tmp_path / "o.csv")).tracks) == 3


def test_damaged_and_unknown_rows_are_counted(tmp_path: Path) -> None:
    source = tmp_path / "l.csv"
    source.write_text("msd_artist,msd_title,mood\nA,B,sad\nA,B\n,C,sad\nD,E,polka\nF,G,\n")
    assert build_lmc(source, tmp_path / "o.csv").left_out == {
        "damaged row": 1,
        "no title or artist": 1,
        "mood 'polka' not in the mood map": 1,
        "no mood": 1,
    }


def test_further_tags_become_further_moods(tmp_path: Path) -> None:
    source = tmp_path / "lmc_lastfm_catalog.csv"
    source.write_text(
        "msd_track_id,artist,title,url,lastfm_mood_tags,lmc_mood\n"
        "TR1,A,B,https://x,chillout|sad|romantic|nonsense,romantic\n"
    )
    build_lmc(source, tmp_path / "o.csv")
    (track,) = load_catalogue(str(tmp_path / "o.csv")).tracks
    assert track.moods == ("romantic", "calm", "sad")
    assert track.emotion is Emotion.CALM
    assert (track.duration_s, track.bpm) == (None, None)
    assert "clear the rights" in track.licence


@pytest.mark.parametrize("text", ["name,price\na,3\n", "msd_artist,msd_title,mood\nA,B,\n"])
def test_a_foreign_or_moodless_source_writes_nothing(tmp_path: Path, text: str) -> None:
    source = tmp_path / "l.csv"
    source.write_text(text)
    with pytest.raises(CatalogueError):
        build_lmc(source, tmp_path / "o.csv")
    assert not (tmp_path / "o.csv").exists()


def test_a_failing_build_leaves_the_old_catalogue(tmp_path: Path) -> None:
    output = tmp_path / "o.csv"
    output.write_text("old")
    with pytest.raises(CatalogueError):
        build_lmc(tmp_path / "missing.csv", output)
    assert output.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["o.csv"]


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    source = labeled_lyrics(tmp_path / "l.csv", ["sad"])
    with pytest.raises(OutputError, match="Cannot write"):
        build_lmc(source, tmp_path / "no such folder" / "o.csv")


def test_free_keeps_what_is_clear_and_counts_the_rest(tmp_path: Path) -> None:
    source = tmp_path / "free.csv"
    rows = [
        f"incompetech,I1,Day,Kevin MacLeod,https://i,170,117,Funk,Dark|Uplifting,{CC}",
        f"incompetech,I2,Sting,Kevin MacLeod,https://i,0.0,15,Funk,Bright,{CC}",
        f"incompetech,I3,Mute,Kevin MacLeod,https://i,10,100,Funk,,{CC}",
        "youtube_audio_library,Y1,day,Kevin MacLeod,https://y,170,,Funk,Calm,"
        '"CC BY (license_type 6, attribution needed)"',
        "youtube_audio_library,Y2,Dusk,B,https://y,1,,Funk,Calm,"
        "YouTube Audio Library (license_type 1)",
        "audionautix,,Dawn,Jason Shaw,http://a,,Fast,Funk,Calm,not stated in repo",
    ]
    source.write_text("\n".join([FREE, *rows]) + "\n")
    report = build_free(source, tmp_path / "o.csv")
    day, sting = load_catalogue(str(tmp_path / "o.csv")).tracks
    assert day.moods == ("depressed", "upbeat")
    assert (day.genre, day.genre_from) == ("funk", "track")
    assert (day.duration_s, day.bpm) == (170, 117)
    assert (sting.duration_s, sting.bpm) == (None, None)
    assert 'credit: "Day" by Kevin MacLeod (incompetech.com)' in day.terms.joined
    assert sorted(report.left_out.values()) == [1, 1, 1, 1]
    assert report.rows == report.written + sum(report.left_out.values())


def test_the_shipped_free_catalogue_is_what_the_program_builds(tmp_path: Path) -> None:
    build_free(_shared("free_to_use.csv"), tmp_path / "built.csv")
    assert (tmp_path / "built.csv").read_bytes() == (catalogue_dir() / "free.csv").read_bytes()


def test_the_shipped_lmc_catalogue_is_what_the_program_builds(tmp_path: Path) -> None:
    source, genres = _shared("lmc_lastfm_catalog.csv"), _shared("lmc_genre.csv")
    build_lmc(source, tmp_path / "built.csv", genres=genres)
    assert (tmp_path / "built.csv").read_bytes() == (catalogue_dir() / "lmc.csv").read_bytes()


def _shared(name: str) -> Path:
    return data_folder(f"music/{name}") / "music" / name


def test_songs_get_their_genres_by_their_id_with_the_origin(tmp_path: Path) -> None:
    source, genres = tmp_path / "songs.csv", tmp_path / "genres.csv"
    source.write_text(
        "msd_track_id,artist,title,lmc_mood\nTR1,a,b,sad\nTR2,a,c,sad\nTR1,a,d,sad\nTR3,a,e,sad\n"
    )
    genres.write_text(
        "msd_track_id,genre,genre_from\nTR1,Pop_Rock|Blues,track\nTR2,doom metal,artist terms\n"
    )
    report = build_lmc(source, tmp_path / "o.csv", genres=genres)
    tracks = load_catalogue(str(tmp_path / "o.csv")).tracks
    assert [(track.genre, track.genre_from) for track in tracks] == [
        ("pop & rock", "track"), ("metal", "term"), ("pop & rock", "track"), ("", ""),
    ]  # fmt: skip
    assert report.with_genre == 3


def test_a_table_of_genres_without_ids_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "songs.csv"
    source.write_text("artist,title,lmc_mood\na,b,sad\n")
    with pytest.raises(CatalogueError, match="msd_track_id, genre, genre_from"):
        build_lmc(source, tmp_path / "o.csv", genres=source)


def test_an_undeclared_native_mood_is_named(tmp_path: Path) -> None:
    source = tmp_path / "free.csv"
    source.write_text(f"{FREE}\nincompetech,I1,Day,K,https://i,1,1,Funk,Sparkly,{CC}\n")
    with pytest.raises(CatalogueError, match="'sparkly'"):
        build_free(source, tmp_path / "o.csv")
