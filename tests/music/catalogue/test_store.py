"""Loading and checking catalogues: shipped ones, an editor's own, damaged and foreign ones."""

from __future__ import annotations

import csv
import gc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.store import (
    SHIPPED,
    check_catalogue,
    count_emotions,
    list_catalogues,
    load_catalogue,
    load_with_report,
)
from aemo_studio.music.catalogue.tables import read_table

GOOD = "title,artist,moods\nNight,Ana,sad\nDay,Bo,happy|upbeat\n"


def written(tmp_path: Path, data: str | bytes, name: str = "mine.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_catalogues_are_without_fault(name: str) -> None:
    tracks = load_catalogue(name).tracks
    report = check_catalogue(catalogue_dir() / f"{name}.csv")
    assert report.problems == ()
    assert report.usable == len(tracks) > 2000
    assert all(track.emotion and track.moods and track.licence for track in tracks)
    assert all(track.catalogue == name for track in tracks)
    assert all(count > 40 for count in count_emotions(tracks).values())


def test_no_emotion_of_lmc_is_beyond_the_cap() -> None:
    assert max(count_emotions(load_catalogue("lmc").tracks).values()) == 1000


def test_every_free_track_names_licence_and_credit() -> None:
    for track in load_catalogue("free").tracks:
        assert track.licence.startswith("CC BY")
        assert f'credit: "{track.title}" by {track.artist}' in track.terms.joined
        assert track.page == track.url


def test_the_listing_agrees_with_the_files_and_the_readme() -> None:
    readme = (catalogue_dir() / "README.md").read_text()
    summaries = list_catalogues()
    assert [summary.name for summary in summaries] == list(SHIPPED)
    for summary in summaries:
        assert summary.problem is None
        assert summary.tracks == sum(summary.per_emotion.values())
        assert f"| `{summary.name}.csv` | {summary.tracks:,} " in readme


def test_a_damaged_shipped_catalogue_is_listed_with_its_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    problems = [summary.problem for summary in list_catalogues()]
    assert all(problem and "free.csv" in problem for problem in problems[:1])


def test_a_file_without_emotions_gets_the_odd_even_rule(tmp_path: Path) -> None:
    rows = "".join(f"T{i},A,calm\n" for i in range(3))
    path = written(tmp_path, "title,artist,mood\n" + rows)
    emotions = [track.emotion for track in load_catalogue(str(path)).tracks]
    assert emotions == [Emotion.NEUTRAL, Emotion.CALM, Emotion.NEUTRAL]
    assert "odd/even" in " ".join(check_catalogue(path).notes)


def test_given_emotions_stay_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path, "title,artist,moods,emotion\nA,B,calm,Angry\nC,D,calm,\nE,F,,sad\n")
    tracks = load_catalogue(str(path)).tracks
    assert [t.emotion for t in tracks] == [Emotion.ANGRY, None, Emotion.SAD]
    assert tracks[2].moods == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_scripts(tmp_path: Path, encoding: str) -> None:
    text = "title,artist,moods\nNoël 中文 🎬,Бах #1,sad\n"
    path = written(tmp_path, text.encode(encoding), "меня 🎵 #1.csv")
    (track,) = load_catalogue(str(path)).tracks
    assert (track.title, track.artist) == ("Noël 中文 🎬", "Бах #1")
    assert track.catalogue == "меня 🎵 #1"
    assert check_catalogue(path).problems == ()


def test_western_text_is_read_and_said(tmp_path: Path) -> None:
    path = written(tmp_path, "title,artist,moods\nNoël,Zoé,sad\n".encode("latin-1"))
    assert load_catalogue(str(path)).tracks[0].title == "Noël"
    assert "Western (cp1252)" in check_catalogue(path).notes[0]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators(tmp_path: Path, separator: str) -> None:
    path = written(tmp_path, GOOD.replace(",", separator))
    assert [t.artist for t in load_catalogue(str(path)).tracks] == ["Ana", "Bo"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"title,artist,moods\n", "no usable track"),
        (b"name,price\nx,3\n", "no column title, artist, moods"),
        (b"title,artist\nA,B\n", r"no column moods \(or emotion\)"),
        (b"title,artist,moods\n,B,sad\n", "no usable track.*line 2, title"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "not a text file"),
        (b"\xff\xfetitle", "damaged text"),
    ],
)
def test_what_is_no_catalogue_is_an_error_that_says_so(
    tmp_path: Path, data: bytes, says: str
) -> None:
    path = written(tmp_path, data)
    with pytest.raises(CatalogueError, match=says) as caught:
        load_catalogue(str(path))
    assert caught.value.exit_code == 5
    assert str(path) in caught.value.message
    assert "\n" not in caught.value.message


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="is a folder"):
        load_catalogue(str(tmp_path))
    with pytest.raises(CatalogueError, match="no catalogue nowhere"):
        load_catalogue("nowhere")
    with pytest.raises(CatalogueError, match="no catalogue at"):
        check_catalogue(tmp_path / "missing.csv")


DAMAGED = """title,artist,moods,emotion,duration_s,bpm
Good,Ana,sad,sad,100,80
,Ana,sad,sad,100,80
Long,Ana,sad,sad,100,80,extra
Short,Ana
Odd mood,Ana,sparkly,,100,80
Half mood,Ana,sad|sparkly,sad,100,80
Joy,Ana,sad,joyful,100,80
"Open,Ana,sad,sad,100,80
Clock,Ana,sad,sad,3:20,80
Time,Ana,sad,sad,soon,fast
Good,Ana,sad,sad,100,80

Last,Bo,happy,happy,100,80
"""


def test_damaged_rows_are_reported_one_by_one_and_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, DAMAGED)
    report = check_catalogue(path)
    passed_over = {(p.line, p.column) for p in report.problems if p.passed_over}
    kept = {(p.line, p.column) for p in report.problems if not p.passed_over}
    assert passed_over == {
        (3, "title"),
        (4, None),
        (5, None),
        (6, "moods"),
        (8, "emotion"),
        (9, None),
        (12, "track_id"),
    }
    assert kept == {(6, "moods"), (7, "moods"), (11, "duration_s"), (11, "bpm")}
    assert report.passed_over == 7
    titles = [track.title for track in load_catalogue(str(path)).tracks]
    assert titles == ["Good", "Half mood", "Clock", "Time", "Last"]
    assert report.usable == len(titles)
    assert "line 9: a quotation mark is opened and not closed (row passed over)" in [
        str(problem) for problem in report.problems
    ]


def test_lengths_and_tempi_are_read_or_unknown(tmp_path: Path) -> None:
    path = written(tmp_path, DAMAGED)
    by_title = {track.title: track for track in load_catalogue(str(path)).tracks}
    assert by_title["Clock"].duration_s == 200
    assert (by_title["Time"].duration_s, by_title["Time"].bpm) == (None, None)


def test_the_same_mistake_is_reported_in_every_row(tmp_path: Path) -> None:
    rows = "".join(f"T{i},A,sad|sparkly,soon,fast,maybe\n" for i in range(3))
    path = written(tmp_path, "title,artist,moods,duration_s,bpm,vocals\n" + rows)
    problems = check_catalogue(path).problems
    assert [(p.line, p.column) for p in problems] == [
        (line, column) for line in (2, 3, 4) for column in ("moods", "duration_s", "bpm", "vocals")
    ]
    rows = "".join(f"T{i},A,sad,joyful\n" for i in range(2))
    path = written(tmp_path, "title,artist,moods,emotion\nT,A,sad,sad\n" + rows)
    assert [(p.line, p.passed_over) for p in check_catalogue(path).problems] == [
        (3, True),
        (4, True),
    ]


def test_addresses_that_are_none_are_named_and_the_tracks_stay(tmp_path: Path) -> None:
    (tmp_path / "album").mkdir()
    (tmp_path / "a.wav").write_bytes(b"sound")
    cells = {
        "https://example.org/1,": (None, None),
        ",a.wav": (None, str(tmp_path / "a.wav")),
        f"{(tmp_path / 'a.wav').as_uri()},": (None, str(tmp_path / "a.wav")),
        "http://[broken,": ("url", None),
        "//host/a.wav,": ("url", None),
        "C:\\x.wav,C:\\x.wav": ("url", None),
        f"{tmp_path / 'album'},": ("url", None),
        ",album": ("file", None),
        ",https://example.org/a.wav": ("file", None),
    }
    rows = "".join(f"T{n},A,sad,{cell}\n" for n, cell in enumerate(cells))
    path = written(tmp_path, "title,artist,moods,url,file\n" + rows)
    tracks = load_catalogue(str(path)).tracks
    assert [track.file for track in tracks] == [file for _, file in cells.values()]
    problems = check_catalogue(path).problems
    assert not any(problem.passed_over for problem in problems)
    named = {problem.line: problem.column for problem in reversed(problems)}
    assert named == {n: column for n, (column, _) in enumerate(cells.values(), 2) if column}
    assert str(problems[0]) == (
        "line 5, url: 'http://[broken' is neither a web page nor a file on this computer"
    )


def test_control_characters_are_blanks(tmp_path: Path) -> None:
    path = written(tmp_path, 'title,artist,moods\n"Two\nlines\x07","\x01Ana",sad\n\x02,Bo,sad\n')
    (track,) = load_catalogue(str(path)).tracks
    assert (track.title, track.artist) == ("Two lines", "Ana")
    (problem,) = check_catalogue(path).problems
    assert (problem.line, problem.column, problem.passed_over) == (4, "title", True)


def test_genres_are_understood_in_any_wording_and_unknown_ones_reported(tmp_path: Path) -> None:
    rows = (
        "sympho black metal,read",
        "電子音樂,",
        "Instrumental,read",
        ",track",
        "gruntwave,track",
    )
    head = "title,artist,moods,genre,genre_from\n"
    table = "".join(f"T{i},A,sad,{row}\n" for i, row in enumerate(rows))
    catalogue, report = load_with_report(str(written(tmp_path, head + table)))
    found = [(track.genre, track.genre_from) for track in catalogue.tracks]
    assert found == [("metal", "read"), ("electronic", ""), ("", ""), ("", ""), ("", "")]
    (problem,) = report.problems
    assert str(problem) == "line 6, genre: the genre 'gruntwave' is not in the table of genres"


def test_of_two_columns_with_one_name_the_last_counts(tmp_path: Path) -> None:
    path = written(tmp_path, "title,title,artist,moods\nA,B,C,sad\n")
    assert load_catalogue(str(path)).tracks[0].title == "B"


def test_collecting_garbage_goes_on_after_loading(tmp_path: Path) -> None:
    load_catalogue(str(written(tmp_path, GOOD)))
    assert gc.isenabled()
    with pytest.raises(CatalogueError):
        load_catalogue(str(written(tmp_path, "name,price\nx,3\n")))
    assert gc.isenabled()


def test_a_repeated_song_with_another_id_is_reported_and_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "track_id,title,artist,moods\n1,A,B,sad\n2,a,b,happy\n")
    (problem,) = check_catalogue(path).problems
    assert (problem.line, problem.passed_over) == (3, False)
    assert len(load_catalogue(str(path)).tracks) == 2


def test_an_id_that_a_file_does_not_give_depends_on_the_song_alone(tmp_path: Path) -> None:
    first = load_catalogue(str(written(tmp_path, GOOD))).tracks
    lines = GOOD.splitlines()
    turned = "\n".join([lines[0], lines[2], lines[1]])
    second = load_catalogue(str(written(tmp_path, turned))).tracks
    assert {t.title: t.track_id for t in first} == {t.title: t.track_id for t in second}


cell = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    lambda text: text.strip()
)


@given(st.lists(st.tuples(cell, cell), min_size=1, max_size=20, unique=True))
def test_whatever_the_titles_a_written_table_reads_back(
    tmp_path_factory: pytest.TempPathFactory, songs: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("table") / "t.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("title", "artist", "moods"), *((*s, "sad") for s in songs)])
    rows = read_table(path).rows()
    assert [(r.cells["title"], r.cells["artist"]) for r in rows] == [
        (title.strip(), artist.strip()) for title, artist in songs
    ]


@given(st.binary(max_size=400))
def test_any_bytes_give_a_report_or_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("junk") / "j.csv"
    path.write_bytes(b"title,artist,moods\nA,B,sad\n" + junk)
    message, usable = "", 0
    try:
        usable = check_catalogue(path).usable
    except CatalogueError as error:
        message = error.message
    assert usable >= 1 or message.endswith(".")
