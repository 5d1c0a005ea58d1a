"""Draws pieces from grooves that were written down by hand, to learn beats from and to choose ways
of learning by; none of them is a style of benchmarks/rendered_styles.py, which are only measured.

They stand in grooves.toml, which says how they are written.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
from numpy.random import Generator

from benchmarks.rendered_styles import Hits, Style

_STEPS = {"0": 0, "3": 4, "5": 7, "7": 10, "8": 12}
_DRUM_KEYS = {
    "kick": 36, "snare": 38, "side": 37, "clap": 39, "hat": 42, "pedal": 44, "open": 46, "ride": 51,
    "low": 41, "high": 45, "shaker": 70, "conga": 63, "bell": 56, "tambourine": 54,
}  # fmt: skip
_LENGTHS = {
    "plain": (0.5, 1.0, 1.0, 2.0), "quick": (0.25, 0.5, 0.5, 1.0), "off": (0.5, 1.5, 1.0, 0.75),
    "long": (1.0, 2.0, 3.0), "thirds": (1 / 3, 1 / 3, 2 / 3, 1.0), "none": (),
}  # fmt: skip


@dataclass(frozen=True)
class Groove:
    """A way to play; one of two of a kind, of which one is learnt from when the other measures."""

    name: str
    #: How the metre is written, beats a bar, and steps of a beat.
    metre: tuple[str, int, int]
    #: Slowest and fastest tempo.
    bpm: tuple[float, float]
    #: Instruments of chords, bass and tune to draw from.
    players: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    chords: tuple[str, ...]
    bass: tuple[str, ...]
    drums: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Name of the lengths of the tune's notes.
    tune: str = "plain"
    #: Least and most swing.
    swing: tuple[float, float] = (0.5, 0.5)
    breathes: float = 0.0
    broken: bool = False
    fills: bool = False
    #: Largest share of the room.
    room: float = 0.3


def _read() -> tuple[Groove, ...]:
    """Reads all grooves, in order."""
    text = Path(__file__).with_name("grooves.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text)["groove"], tuple[Groove, ...])


GROOVES = _read()


def groove_of(seed: int) -> Groove:
    return GROOVES[seed % len(GROOVES)]


def half_of(seed: int) -> int:
    """Says to which half of the grooves a piece belongs, 0 or 1; none is in both."""
    return seed % len(GROOVES) % 2


def groove_style(seed: int) -> Style:
    """Draws tempo, instruments and who plays what, in the groove whose turn it is."""
    groove, rng = groove_of(seed), np.random.default_rng(seed)
    (metre, beats, steps), bpm = groove.metre, float(rng.uniform(*groove.bpm))
    chords, bass, tune = (int(rng.choice(players)) for players in groove.players)
    drums = tuple(_drums(rng, groove, steps))
    return Style(
        groove.name, beats, bpm, (chords, bass, tune),
        _chords(str(rng.choice(groove.chords)), steps), _bass(str(rng.choice(groove.bass)), steps),
        drums, _LENGTHS[groove.tune] if rng.random() < 0.85 else (), metre,
        swing=float(rng.uniform(*groove.swing)),
        later_bpm=bpm * float(rng.choice([0.85, 1.15])) if rng.random() < 0.06 else None,
        slows_over=4 if rng.random() < 0.08 else 0,
        breathes=max(groove.breathes, float(rng.uniform(0, 0.006)) * (rng.random() < 0.4)),
        chord_bars=int(rng.choice([1, 1, 1, 2])), broken=groove.broken,
        fills=groove.fills and bool(drums), room=float(rng.uniform(0.05, groove.room)),
    )  # fmt: skip


def _drums(rng: Generator, groove: Groove, steps: int) -> Hits:
    """Draws a line for each drum, how loud it is, and which of its doubtful hits are played."""
    hits = []
    for drum, lines in groove.drums.items():
        loud, maybe = float(rng.uniform(0.6, 1.0)), rng.random() < 0.5
        levels = {"x": loud, "o": 0.5 * loud, "?": 0.8 * loud * maybe, ".": 0.0}
        for step, char in enumerate(str(rng.choice(lines))):
            if levels[char]:
                hits.append((step / steps, _DRUM_KEYS[drum], levels[char]))
    return tuple(hits)


def _bass(line: str, steps: int) -> tuple[tuple[float, int, float], ...]:
    places = [n for n, char in enumerate(line) if char != "."]
    ends = [*places[1:], len(line)]
    return tuple(
        (at / steps, _STEPS[line[at]], min(0.9 * (end - at) / steps, 4.0))
        for at, end in zip(places, ends, strict=True)
    )


def _chords(line: str, steps: int) -> tuple[tuple[float, float], ...]:
    places = [n for n, char in enumerate(line) if char != "."]
    ends = [*places[1:], len(line)]
    return tuple(
        (at / steps, 0.95 * (end - at) / steps if line[at] == "X" else min(0.4, 1.5 / steps))
        for at, end in zip(places, ends, strict=True)
    )
