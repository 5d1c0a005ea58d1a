"""Whether somebody sings in free music."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.music.catalogue.free_vocals import FreeVocals, Voices
from aemo_studio.music.catalogue.store import load_catalogue
from aemo_studio.music.catalogue.tables import read_table
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.parser import parse
from aemo_studio.music.search.ranking import find

LIST = """source,title,artist,native_moods
audionautix,Hat,Jason Shaw / Audionautix,Vocal|Bouncy
audionautix,Coat,Jason Shaw / Audionautix,Bouncy
incompetech,Tafi no voice,Kevin MacLeod,Bouncy
library,Bells (Instrumental),Somebody,Happy
"""


@pytest.mark.parametrize(
    ("title", "artist", "expected"),
    [
        ("Hat", "Audionautix", Voices(True)),
        ("Coat!", "Audionautix", Voices(False)),
        ("Other", "Audionautix", Voices(False, estimated=True)),
        ("Tafi no voice", "Kevin MacLeod", Voices(False)),
        ("Tafi", "Kevin MacLeod", Voices(True, estimated=True)),
        ("Bells", "Kevin MacLeod", Voices(False, estimated=True)),
        ("Gregorian Chant", "Kevin MacLeod", Voices(None)),
        ("Bells", "Nobody", Voices(None)),
    ],
)
def test_lists_titles_and_makers_tell_whether_somebody_sings(
    tmp_path: Path, title: str, artist: str, expected: Voices
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    assert FreeVocals(read_table(path)).of(title, artist) == expected


def test_without_vocals_finds_what_is_known_and_says_what_is_estimated() -> None:
    index = SearchIndex([load_catalogue("free"), load_catalogue("lmc")])
    found = find(parse("calm, no vocals, about 90 bpm, under two minutes"), index)
    assert found.tracks
    assert not found.unmet
    assert all(each.track.vocals is False for each in found.tracks)
    for each in found.tracks:
        assert ("no vocals (estimated)" in each.reason) is each.track.vocals_estimated
