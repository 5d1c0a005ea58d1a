"""Lists the styles of benchmarks/rendered_pieces.py: metres, tempos, and who plays when."""

from __future__ import annotations

from dataclasses import dataclass

Hits = tuple[tuple[float, int, float], ...]
"""Beat of the bar, drum (key of General MIDI), level from 0 to 1."""

_KICK, _SNARE, _SIDE, _HAT, _OPEN, _RIDE, _TOM = 36, 38, 37, 42, 46, 51, 41


@dataclass(frozen=True)
class Style:
    """How a band plays. Places and lengths are in beats from the start of a bar."""

    name: str
    #: Beats a bar; those of 6/8 are two dotted quarters.
    beats: int
    bpm: float
    #: Instruments of chords, bass and tune, as General MIDI counts them from 0.
    programs: tuple[int, int, int]
    #: Place and length of chords.
    chords: tuple[tuple[float, float], ...]
    #: Place, step above the root, and length of the bass.
    bass: tuple[tuple[float, int, float], ...]
    drums: Hits = ()
    #: Lengths that the notes of the tune are drawn from.
    tune: tuple[float, ...] = (0.5, 1.0, 1.0, 1.5)
    #: How the metre is written.
    metre: str = "4/4"
    #: Where the middle of a beat is played, as a share of the beat; 0.5 is straight.
    swing: float = 0.5
    #: Tempo of the second half; None for the same.
    later_bpm: float | None = None
    #: Bars before the end over which it slows down.
    slows_over: int = 0
    #: Spread of the lengths of beats over some bars.
    breathes: float = 0.0
    #: Bars that a chord lasts.
    chord_bars: int = 1
    #: Whether notes of a chord are played one after the other.
    broken: bool = False
    #: Whether the drummer fills and crashes.
    fills: bool = False
    #: Share of the room.
    room: float = 0.15


def _every(step: float, beats: float, key: int, level: float) -> Hits:
    return tuple((n * step, key, level) for n in range(round(beats / step)))


def _on(places: tuple[float, ...], key: int, level: float) -> Hits:
    return tuple((where, key, level) for where in places)


def _all(*places: float, length: float = 0.5) -> tuple[tuple[float, float], ...]:
    return tuple((where, length) for where in places)


def _roots(*places: float, length: float = 0.5) -> tuple[tuple[float, int, float], ...]:
    return tuple((where, 0, length) for where in places)


_WALK = tuple((float(n), step, 0.9) for n, step in enumerate((0, 4, 7, 9)))
_EIGHTHS = tuple(n / 2 for n in range(8))
_THIRDS_2 = tuple(n / 3 for n in range(6))
_ROCK = (*_on((0, 2), _KICK, 1), *_on((1, 3), _SNARE, 0.9), *_every(0.5, 4, _HAT, 0.6))
_SWUNG = (*_on((0, 1, 1.5, 2, 3, 3.5), _RIDE, 0.8), *_on((1, 3), 44, 0.6), *_on((0,), _KICK, 0.5))

STYLES = (
    Style("rock", 4, 128, (29, 33, 30), _all(*_EIGHTHS), _roots(*_EIGHTHS), _ROCK, fills=True),
    Style("ballad", 4, 72, (0, 33, 73), _all(*_EIGHTHS), _roots(0, 2, 3.5, length=1.4),
          (*_on((0, 2.5), _KICK, 0.9), *_on((1, 3), _SIDE, 0.7), *_every(0.5, 4, _HAT, 0.4)),
          broken=True, room=0.4),
    Style("house", 4, 124, (90, 38, 81), _all(0.5, 1.5, 2.5, 3.5),
          _roots(0.5, 1.5, 2.5, 3.5),
          (*_every(1, 4, _KICK, 1), *_on((1, 3), 39, 0.8), *_on((0.5, 1.5, 2.5, 3.5), _OPEN, 0.6))),
    Style("punk", 4, 178, (30, 34, 30), _all(*_EIGHTHS), _roots(*_EIGHTHS),
          (*_on((0, 0.5, 2.5), _KICK, 1), *_on((1, 3), _SNARE, 1), *_every(1, 4, _OPEN, 0.7)),
          fills=True),
    Style("funk", 4, 104, (28, 36, 61), _all(0.75, 1.5, 2.25, 3.5, length=0.2),
          ((0, 0, 0.5), (0.75, 0, 0.25), (1.5, 12, 0.4), (2.25, 0, 0.25), (2.5, 7, 0.5),
           (3.75, 10, 0.25)),
          (*_on((0, 0.75, 2.5), _KICK, 1), *_on((1, 3), _SNARE, 0.9),
           *_on((1.75, 2.25), _SNARE, 0.3),
           *_every(0.25, 4, _HAT, 0.5)), tune=(0.25, 0.5, 0.75, 1.0)),
    Style("hip hop", 4, 88, (4, 38, 11), _all(0, length=3.5), _roots(0, 1.75, 2.5),
          (*_on((0, 1.75, 2.5), _KICK, 1), *_on((1, 3), _SNARE, 0.9), *_every(0.5, 4, _HAT, 0.5)),
          swing=0.56),
    Style("swing", 4, 156, (0, 32, 66), _all(1.5, 3.5, length=0.4), _WALK, _SWUNG, swing=0.66,
          breathes=0.004),
    Style("slow swing", 4, 92, (0, 32, 56), _all(0, 1.5, length=0.8), _WALK, _SWUNG, swing=0.67,
          breathes=0.004, room=0.3),
    Style("bossa nova", 4, 132, (24, 32, 73), _all(0, 1, 1.5, 2.5, 3.5),
          ((0, 0, 1.4), (1.5, 7, 0.5), (2, 7, 1.4), (3.5, 0, 0.5)),
          (*_on((0, 1.5, 2, 3.5), _KICK, 0.6), *_on((0, 1.5, 3), _SIDE, 0.7),
           *_every(0.5, 4, _HAT, 0.4))),
    Style("reggae", 4, 76, (16, 33, 65), _all(0.5, 1.5, 2.5, 3.5, length=0.2),
          ((0, 0, 0.9), (1.5, 4, 0.5), (2, 7, 0.9), (3, 7, 0.5)),
          (*_on((2,), _KICK, 1), *_on((2,), _SIDE, 0.9), *_every(0.5, 4, _HAT, 0.5))),
    Style("orchestra", 4, 66, (48, 43, 60), _all(0, 2, length=2),
          _roots(0, 1, 2, 3, length=0.9), (*_on((0,), 41, 0.6),), room=0.6, breathes=0.01),
    Style("piano", 4, 96, (0, 0, 0), _all(*_EIGHTHS), _roots(0, 2, length=2), broken=True,
          breathes=0.015, room=0.3),
    Style("rock, faster in the middle", 4, 100, (29, 33, 30), _all(*_EIGHTHS), _roots(*_EIGHTHS),
          _ROCK, later_bpm=126, fills=True),
    Style("strings, slower in the middle", 4, 120, (48, 45, 40), _all(*_EIGHTHS, length=0.4),
          _roots(0, 1, 2, 3), later_bpm=84, room=0.5),
    Style("band that slows down at the end", 4, 112, (0, 33, 73), _all(0, 1, 2, 3),
          _roots(0, 1.5, 2, 3.5), _ROCK, slows_over=4),
    Style("march", 2, 116, (61, 58, 56), _all(0.5, 1.5, length=0.3), ((0, 0, 0.5), (1, 7, 0.5)),
          (*_on((0, 1), _KICK, 0.9), *_on((0.5, 1, 1.25, 1.5), _SNARE, 0.5)), metre="2/4",
          chord_bars=2),
    Style("polka", 2, 138, (21, 58, 71), _all(0.5, 1.5, length=0.3), ((0, 0, 0.5), (1, 7, 0.5)),
          (*_on((0,), _KICK, 0.9), *_on((0.5, 1.5), _SNARE, 0.6)), metre="2/4",
          tune=(0.25, 0.5, 0.5, 1.0)),
    Style("waltz", 3, 168, (48, 43, 40), _all(1, 2, length=0.6), _roots(0, length=1),
          metre="3/4", room=0.5, tune=(0.5, 1, 1, 2)),
    Style("slow waltz", 3, 84, (24, 32, 73), _all(0.5, 1, 1.5, 2, 2.5), _roots(0, length=2.5),
          metre="3/4", broken=True, room=0.3),
    Style("jazz waltz", 3, 144, (0, 32, 11), _all(0, 1.5, length=0.5),
          ((0, 0, 0.9), (1, 7, 0.9), (2, 9, 0.9)),
          (*_on((0, 1, 1.5, 2), _RIDE, 0.8), *_on((1,), 44, 0.7), *_on((0,), _KICK, 0.7)),
          metre="3/4", swing=0.66),
    Style("country waltz", 3, 108, (25, 33, 40), _all(1, 2, length=0.8), ((0, 0, 1), (2, 7, 0.8)),
          (*_on((0,), _KICK, 0.9), *_on((1, 2), _SNARE, 0.5), *_every(0.5, 3, _HAT, 0.4)),
          metre="3/4"),
    Style("jig", 2, 116, (25, 32, 40), _all(0, 2 / 3, 1, 5 / 3, length=0.3),
          ((0, 0, 0.6), (1, 7, 0.6)), (*_on((0, 1), _KICK, 0.8), *_on(_THIRDS_2, 70, 0.4)),
          metre="6/8", tune=(1 / 3, 1 / 3, 2 / 3, 1)),
    Style("slow ballad", 2, 62, (0, 33, 66), _all(*_THIRDS_2, length=0.3),
          ((0, 0, 1), (5 / 3, 7, 0.3)),
          (*_on((0,), _KICK, 1), *_on((1,), _SNARE, 0.9), *_on(_THIRDS_2, _HAT, 0.5)),
          metre="6/8", tune=(1 / 3, 2 / 3, 1), broken=True, room=0.4),
    Style("five", 5, 160, (0, 32, 65), _all(0, 1.5, 3, 4, length=0.5),
          ((0, 0, 1), (1.5, 7, 1), (3, 0, 0.9), (4, 7, 0.9)),
          (*_on((0, 1, 2, 3, 4), _RIDE, 0.7), *_on((3,), _SNARE, 0.7), *_on((0,), _KICK, 0.9)),
          metre="5/4"),
    Style("seven", 7, 178, (24, 33, 73), _all(0, 2, 4, 5.5, length=0.8),
          ((0, 0, 1.5), (2, 7, 1.5), (4, 0, 1.5), (5.5, 7, 1)),
          (*_on((0, 4), _KICK, 0.9), *_on((2, 5), _SNARE, 0.7), *_every(1, 7, _HAT, 0.5)),
          metre="7/8", tune=(1, 2, 1)),
)  # fmt: skip
"""The metres of five and seven are measured beside the others: they are not claimed."""
