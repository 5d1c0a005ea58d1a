"""Composes pieces in several sections for benchmarks/cut.py, whose bars and ending are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tests import song_factory
from tests.song_factory import RATE, Part, Sound, song

NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")

_RING_S, _FADE_BARS = 2.5, 6


@dataclass(frozen=True, eq=False)
class CutPiece:
    sound: Sound
    beat_s: float
    beats_per_bar: int
    bars: int
    ending: Literal["button", "fade"]

    @property
    def bar_s(self) -> float:
        return self.beat_s * self.beats_per_bar

    @property
    def duration_s(self) -> float:
        return len(self.sound) / RATE


def cut_piece(seed: int) -> CutPiece:
    """Composes four to six sections of 4 to 12 bars, 60 to 175 bpm, mostly four beats a bar; two
    thirds end by a chord that rings, the others fade over six bars."""
    rng = np.random.default_rng(seed)
    beats = 3 if rng.random() < 0.2 else 4
    bpm, mode = float(rng.uniform(60, 175)), ("major", "minor")[rng.integers(2)]
    key = NAMES[rng.integers(12)]
    parts = tuple(
        Part(4 * int(rng.integers(1, 4)), float(rng.uniform(0.4, 1)), bool(rng.random() < 0.8),
             int(rng.integers(0, 3)))
        for _ in range(int(rng.integers(4, 7)))
    )  # fmt: skip
    bright = float(rng.uniform(0.1, 0.9))
    sound = song(bpm=bpm, key=key, mode=mode, parts=parts, bright=bright, beats_per_bar=beats,
                 seed=seed)  # fmt: skip
    beat = round(RATE * 60.0 / bpm)
    bars = sum(part.bars for part in parts)
    if rng.random() < 2 / 3:
        ended = np.concatenate([sound, _last_chord(NAMES.index(key), bright)])
        return CutPiece(ended.astype(np.float32), beat / RATE, beats, bars + 1, "button")
    return CutPiece(_faded(sound, _FADE_BARS * beats * beat), beat / RATE, beats, bars, "fade")


def _last_chord(tonic: int, bright: float) -> song_factory.Floats:
    n = round(_RING_S * RATE)
    dying = np.exp(-np.arange(n) / RATE * 2.0) * np.linspace(1, 0, n)
    notes = [song_factory._partials(p + tonic, n, bright) * 0.15 for p in (36, 48, 52, 55)]
    chord = np.sum(notes, axis=0) * dying
    kick = song_factory._kick() * 0.7
    chord[: len(kick)] += kick
    return chord


def _faded(sound: Sound, n: int) -> Sound:
    fading = np.ones(len(sound))
    fading[-n:] = 10 ** (np.linspace(0, -40, n) / 20)
    return (sound * fading).astype(np.float32)
