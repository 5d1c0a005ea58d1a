"""Draws styles by lot, from which the weights of beats and bars are learnt: none of those in
benchmarks/rendered_styles.py, on which they are measured, is among them."""

from __future__ import annotations

from numpy.random import Generator

from benchmarks.rendered_styles import Hits, Style

_KICK, _SNARES, _HATS = 36, (38, 37, 39, 40), (42, 42, 44, 46, 51, 70)
_CHORD_PLAYERS = (0, 4, 16, 24, 25, 27, 29, 48, 61, 89)
_BASS_PLAYERS = (32, 33, 34, 38, 43, 58)
_TUNE_PLAYERS = (0, 11, 26, 40, 56, 65, 68, 73, 80)
_METRES = ((4, "4/4"), (3, "3/4"), (2, "2/4"), (2, "6/8"))
_SHARES = (0.6, 0.19, 0.07, 0.14)
_BACKBEATS: dict[int, tuple[tuple[float, ...], ...]] = {
    4: ((1.0, 3.0), (2.0,), (1.0, 3.0), (1.0, 3.0, 3.5)),
    3: ((1.0, 2.0), (2.0,), (1.0,)),
    2: ((1.0,), (1.0,), (0.5, 1.5)),
}
_HAT_SHARES = (0.2, 0.45, 0.15, 0.1, 0.1)
_WALK, _LENGTHS = (0, 7, 12, 4), (0.3, 0.5, 0.9)
_TUNES: tuple[tuple[float, ...], ...] = (
    (0.5, 1.0, 1.0, 2.0), (0.25, 0.5, 0.5, 1.0), (0.5, 0.5, 1.0), (1.0, 1.0, 2.0), (0.5, 1.5, 1.0),
)  # fmt: skip
_TUNES_IN_THIRDS: tuple[tuple[float, ...], ...] = (
    (1 / 3, 2 / 3, 1.0), (1 / 3,), (2 / 3, 1 / 3), (1.0, 1.0, 2.0), (),
)  # fmt: skip


def random_style(rng: Generator) -> Style:
    """Draws metre, tempo, instruments and who plays when."""
    beats, metre = _METRES[rng.choice(4, p=_SHARES)]
    parts = 3 if metre == "6/8" else 2
    bpm = float(rng.uniform(60, 180 if parts == 2 else 140))
    drums = _drums(rng, beats, parts) if rng.random() < 0.75 else ()
    change = bpm * float(rng.choice([0.75, 0.85, 1.2, 1.3]))
    return Style(
        "drawn by lot", beats, bpm,
        (
            int(rng.choice(_CHORD_PLAYERS)),
            int(rng.choice(_BASS_PLAYERS)),
            int(rng.choice(_TUNE_PLAYERS)),
        ),
        _chords(rng, beats, parts), _bass(rng, beats, parts), drums, _tune(rng, parts), metre,
        swing=float(rng.uniform(0.55, 0.68)) if parts == 2 and rng.random() < 0.2 else 0.5,
        later_bpm=change if rng.random() < 0.1 and 60 <= change <= 180 else None,
        slows_over=4 if rng.random() < 0.1 else 0,
        breathes=float(rng.uniform(0, 0.012)) if rng.random() < 0.3 else 0.0,
        chord_bars=int(rng.choice([1, 1, 1, 2])), broken=bool(rng.random() < 0.3),
        fills=bool(drums) and parts == 2 and bool(rng.random() < 0.5),
        room=float(rng.uniform(0.05, 0.5)),
    )  # fmt: skip


def _steps(beats: int, parts: int) -> list[float]:
    return [n / parts for n in range(beats * parts)]


def _some(rng: Generator, places: list[float], share: float) -> list[float]:
    return [where for where in places if rng.random() < share]


def _drums(rng: Generator, beats: int, parts: int) -> Hits:
    ons = [float(n) for n in range(beats)]
    between = [where for where in _steps(beats, parts) if not where.is_integer()]
    if rng.random() < 0.2:
        kicks = ons
    else:
        kicks = [0.0, *([2.0] if beats == 4 and rng.random() < 0.6 else [])]
    extra = _some(rng, between, float(rng.choice([0, 0, 0.15, 0.3])))
    backs = _BACKBEATS[beats]
    snares = backs[rng.integers(len(backs))] if rng.random() < 0.85 else ()
    kinds: tuple[list[float], ...] = (
        ons, _steps(beats, parts), _steps(beats, 4 if parts == 2 else 3), between, [],
    )  # fmt: skip
    hats = kinds[rng.choice(5, p=_HAT_SHARES)]
    snare, hat = int(rng.choice(_SNARES)), int(rng.choice(_HATS))
    return (
        *((where, _KICK, float(rng.uniform(0.7, 1))) for where in sorted({*kicks, *extra})),
        *((where, snare, float(rng.uniform(0.6, 1))) for where in snares),
        *((where, hat, float(rng.uniform(0.3, 0.7))) for where in hats),
    )


def _bass(rng: Generator, beats: int, parts: int) -> tuple[tuple[float, int, float], ...]:
    ons, steps = [float(n) for n in range(beats)], _steps(beats, parts)
    kinds = (ons, steps, [0.0], [0.0, *([2.0] if beats == 4 else [])],
             [0.0, *_some(rng, steps[1:], 0.3)], [0.0, beats - 1 / parts])  # fmt: skip
    places = kinds[rng.integers(len(kinds))]
    walks = rng.random() < 0.4
    ends = [*places[1:], float(beats)]
    return tuple(
        (where, int(rng.choice(_WALK)) if walks and where else 0, 0.9 * (end - where))
        for where, end in zip(places, ends, strict=True)
    )


def _chords(rng: Generator, beats: int, parts: int) -> tuple[tuple[float, float], ...]:
    ons, steps = [float(n) for n in range(beats)], _steps(beats, parts)
    offs = [where for where in steps if where % 1 == (0.5 if parts == 2 else 2 / 3)]
    kinds = (ons, steps, [0.0], offs or ons, ons[1:], [0.0, *_some(rng, steps[1:], 0.35)], steps)
    places = kinds[rng.integers(len(kinds))]
    short = len(places) > 2
    length = float(rng.choice(_LENGTHS)) if short else float(rng.uniform(0.8, beats))
    return tuple((where, length) for where in places)


def _tune(rng: Generator, parts: int) -> tuple[float, ...]:
    kinds = _TUNES if parts == 2 else _TUNES_IN_THIRDS
    return kinds[rng.integers(5)]
