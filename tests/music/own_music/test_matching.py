"""Which track a downloaded file is: by title, artist and length, and never by chance."""

from __future__ import annotations

from pathlib import Path

import pytest

from aemo_studio.music.own_music.matching import SoundFile, TrackIndex, plain
from tests.factories import make_music_track

RAIN = make_music_track(1, title="Night Rain", artist="Anna Björk", duration_s=170.0)
OTHER_RAIN = make_music_track(2, title="Night Rain", artist="Zoë", duration_s=95.0)
DAZE = make_music_track(3, title="Green Daze (Remix)", artist="Audionautix", duration_s=None)
CHINESE = make_music_track(4, title="夜雨", artist="林先生", duration_s=200.0)
TRACKS = (RAIN, OTHER_RAIN, DAZE, CHINESE)


def match(
    name: str, seconds: float | None, title: str = "", artist: str = "", wanted: object = ()
) -> str | None:
    file = SoundFile(Path("/downloads") / name, title, artist, seconds)
    found = TrackIndex(TRACKS).match(file, wanted)  # type: ignore[arg-type]
    return found.track_id if found else None


@pytest.mark.parametrize(
    ("name", "seconds", "track"),
    [
        ("Anna Bjork - Night Rain.mp3", 170.6, "T0001"),
        ("03 Night Rain.mp3", 169.0, "T0001"),
        ("night_rain.wav", 95.5, "T0002"),
        ("Night Rain.mp3", None, None),
        ("Night Rain.mp3", 300.0, None),
        ("Audionautix - Green Daze.mp3", 90.0, "T0003"),
        ("Green Daze.mp3", 90.0, None),
        ("林先生 - 夜雨.flac", 201.0, "T0004"),
        ("Rain.mp3", 170.0, None),
        ("Training Night Rain Live.mp3", 170.0, None),
    ],
)
def test_a_file_is_recognised_by_its_name_and_length(
    name: str, seconds: float | None, track: str | None
) -> None:
    assert match(name, seconds) == track


def test_tags_count_more_than_a_name_that_says_nothing() -> None:
    assert match("download(3).mp3", 170.0, "Night Rain", "Anna Björk") == "T0001"
    assert match("track.mp3", None, "Night Rain", "ZOË") == "T0002"
    assert match("track.mp3", None, "Night Rain", "Somebody Else") is None


def test_the_title_is_enough_for_a_track_whose_page_was_opened() -> None:
    assert match("Green Daze.mp3", 90.0, wanted={DAZE.key}) == "T0003"
    assert match("Night Rain.mp3", 300.0, wanted={RAIN.key}) is None, "it lasts otherwise"


def test_names_are_alike_whatever_their_signs() -> None:
    assert plain("Café–del_Mar! (Live)") == plain("cafe del mar")
    assert plain("(untitled)") == "untitled"
