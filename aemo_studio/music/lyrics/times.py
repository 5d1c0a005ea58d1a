"""Works out when somebody sings, from lyrics with times: where that meets speech, and where a scene
could have the music without a voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aemo_studio.music.lyrics.lines import LyricLine, Lyrics
from aemo_studio.music.lyrics.mood import lyric_words
from aemo_studio.music.search.lexicon import is_han

_WORD_S, _HAN_S = 0.45, 0.4
"""How long a word, or a Chinese character, is sung at most."""

_SHORTEST_S, _HOLD_S = 1.5, 1.0
"""A line lasts at least so long, and its last note is held."""

_LEAST_FREE_S = 4.0
"""Shorter gaps between lines are breaths."""

_LEAST_MEETING_S = 0.2


@dataclass(frozen=True)
class SungLine:
    """A line with the time that it is sung."""

    #: Its words.
    text: str
    #: Seconds in the track.
    start_s: float
    #: Seconds in the track: until the next line, or as long as its words take.
    end_s: float


@dataclass(frozen=True)
class Meeting:
    """A sung line that would be heard together with speech."""

    #: The line.
    line: SungLine
    #: Seconds from the first displayed frame: where both begin to sound.
    start_s: float
    #: Seconds from the first displayed frame: where both cease to sound.
    end_s: float


def sung_lines(lyrics: Lyrics, duration_s: float | None = None) -> tuple[SungLine, ...]:
    """Finds when lines are sung; none without times. A time without words ends the line before."""
    timed = [line for line in lyrics.lines if line.start_s is not None]
    return tuple(_sung(timed, duration_s))


def _sung(timed: Sequence[LyricLine], duration_s: float | None) -> Iterator[SungLine]:
    last = LyricLine("", float("inf") if duration_s is None else duration_s)
    for line, after in pairwise([*timed, last]):
        start_s, limit_s = line.start_s or 0.0, after.start_s or 0.0
        end_s = min(limit_s, start_s + _lasts_s(line.text))
        if line.text and end_s > start_s:
            yield SungLine(line.text, start_s, end_s)


def _lasts_s(text: str) -> float:
    han = sum(map(is_han, text))
    latin = sum(not is_han(word[0]) for word in lyric_words(text))
    return max(_SHORTEST_S, han * _HAN_S + latin * _WORD_S) + _HOLD_S


def free_stretches(lines: Sequence[SungLine], duration_s: float) -> tuple[tuple[float, float], ...]:
    """Finds the stretches of a track without singing, in seconds, in their order."""
    edges = [0.0, *(time for line in lines for time in (line.start_s, line.end_s)), duration_s]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((start, end) for start, end in gaps if end - start >= _LEAST_FREE_S)


def starts_without_singing(
    lines: Sequence[SungLine], duration_s: float, length_s: float
) -> tuple[float, ...]:
    """Finds from where a piece of that length would be without singing, in seconds in the track:
    the beginnings of stretches that are long enough, the longest first."""
    free = [s for s in free_stretches(lines, duration_s) if s[1] - s[0] >= length_s]
    return tuple(start for start, _ in sorted(free, key=lambda s: s[0] - s[1]))


def meetings(
    lines: Iterable[SungLine],
    speech: Sequence[tuple[float, float]],
    played: Iterable[tuple[float, float, float]],
) -> tuple[Meeting, ...]:
    """Finds sung lines that meet speech. speech: beginnings and ends, seconds of the film. played:
    pieces of the track as (seconds of the film, from, to in seconds of the track)."""
    known = tuple(lines)
    found = (_in_piece(line, piece, speech) for piece in played for line in known)
    return tuple(sorted((m for one in found for m in one), key=lambda m: m.start_s))


def _in_piece(
    line: SungLine, piece: tuple[float, float, float], speech: Sequence[tuple[float, float]]
) -> Iterator[Meeting]:
    at_s, from_s, to_s = piece
    start_s = at_s + max(line.start_s, from_s) - from_s
    end_s = at_s + min(line.end_s, to_s) - from_s
    both = [(max(start_s, said), min(end_s, until)) for said, until in speech]
    overlaps = [(a, b) for a, b in both if b - a >= _LEAST_MEETING_S]
    if overlaps:
        yield Meeting(line, overlaps[0][0], overlaps[-1][1])
