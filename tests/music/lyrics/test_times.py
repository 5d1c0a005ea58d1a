"""When somebody sings, and when nobody does."""

from __future__ import annotations

from aemo_studio.music.lyrics.lines import parse_lyrics
from aemo_studio.music.lyrics.times import (
    SungLine,
    free_stretches,
    meetings,
    starts_without_singing,
    sung_lines,
)

LRC = "[00:10.00]One two three\n[00:12.00]four\n[00:40.00]You and me tonight\n[00:41.00]\n"


def sung(duration_s: float | None = 60.0) -> tuple[SungLine, ...]:
    found = parse_lyrics(LRC, "lrc")
    assert found is not None
    return sung_lines(found, duration_s)


def test_a_line_ends_with_the_next_one_or_when_its_words_are_over() -> None:
    one, four, you = sung()
    assert (one.start_s, one.end_s) == (10.0, 12.0)
    assert four.end_s < 16.0
    assert (you.start_s, you.end_s) == (40.0, 41.0)


def test_stretches_without_singing_are_listed() -> None:
    free = free_stretches(sung(), 60.0)
    assert [start for start, _ in free] == [0.0, sung()[1].end_s, 41.0]
    assert free[-1] == (41.0, 60.0)


def test_a_piece_that_long_may_begin_where_nobody_sings_for_so_long() -> None:
    starts = starts_without_singing(sung(), 60.0, 15.0)
    assert set(starts) == {sung()[1].end_s, 41.0}
    assert starts_without_singing(sung(), 60.0, 50.0) == ()


def test_lines_that_meet_speech_are_named_with_the_time_of_the_film() -> None:
    (met,) = meetings(sung(), [(101.0, 102.5), (150.0, 151.0)], [(100.0, 9.5, 30.0)])
    assert met.line.text == "One two three"
    assert (met.start_s, met.end_s) == (101.0, 102.5)


def test_the_part_of_a_track_that_is_not_played_meets_nothing() -> None:
    assert meetings(sung(), [(0.0, 100.0)], [(0.0, 20.0, 35.0)]) == ()


def test_without_times_nothing_is_said() -> None:
    found = parse_lyrics("Hello", "txt")
    assert found is not None
    assert sung_lines(found, 60.0) == ()
