"""The one table of columns: what is written is read again as it was."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import Track
from aemo_studio.domain.terms import terms_of
from aemo_studio.music.catalogue.columns import COLUMNS, CatalogueRow, row_cells
from aemo_studio.music.catalogue.heads import FIELDS
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.catalogue.write import as_csv, write_catalogue
from tests.factories import make_music_track

NAMES = tuple(column.name for column in COLUMNS)


def test_every_column_has_a_name_of_its_own() -> None:
    names = [name for column in COLUMNS for name in column.names]
    assert len(set(names)) == len(names)
    assert set(FIELDS) == {column.name for column in COLUMNS if column.foreign}


def test_a_built_catalogue_has_the_columns_of_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "built.csv"
    write_catalogue(path, [CatalogueRow(make_music_track(1), source="here")])
    header, row = path.read_text().splitlines()
    assert header == (
        "track_id,title,artist,moods,emotion,duration_s,bpm,licence,attribution,url,source,"
        "genre,genre_from"
    )
    assert row == (
        "T0001,Piece 1,Somebody,happy|upbeat,happy,182.4,120,CC BY 4.0,,https://example.org/1,here,,"
    )


words = st.text("abü夜,;\"' #=", min_size=1, max_size=12).map(lambda text: f"x{text}".strip())
tracks = st.builds(
    Track,
    track_id=words,
    title=words,
    artist=words,
    moods=st.lists(st.sampled_from(sorted(load_mood_map())), min_size=1, unique=True).map(tuple),
    emotion=st.sampled_from(Emotion),
    duration_s=st.none() | st.integers(1, 9999).map(lambda n: n / 10),
    bpm=st.none() | st.integers(20, 400).map(float),
    licence=st.sampled_from(["CC BY 3.0", "own: all rights"]),
    conditions=st.sampled_from(["", "no films", "a; b"]),
    attribution=st.none() | words,
    url=st.sampled_from(["", "https://example.org/?a=1,2"]),
    catalogue=st.just("built"),
    vocals=st.sampled_from([None, True, False]),
    file=st.none() | st.just("/music/夜 #1.wav"),
    vocals_estimated=st.booleans(),
)


@given(st.lists(tracks, min_size=1, max_size=8, unique_by=lambda track: track.track_id))
def test_whatever_a_track_is_its_row_gives_it_back(
    tmp_path_factory: object, listed: list[Track]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "built.csv"  # type: ignore[attr-defined]
    rows = [row_cells(CatalogueRow(track, source="here")) for track in listed]
    path.write_text(as_csv(NAMES, rows), encoding="utf-8")
    assert list(load_catalogue(str(path)).tracks) == listed


def test_a_credit_line_in_the_licence_cell_is_a_credit_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('title,artist,moods,licence\nA,B,sad,"CC BY; no films; credit: By C; D"\n')
    (track,) = load_catalogue(str(path)).tracks
    assert track.terms == terms_of("CC BY; no films; credit: By C; D")
    assert (track.licence, track.attribution) == ("CC BY", "By C; D")
