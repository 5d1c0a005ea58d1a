"""Composes music of known tempo and key for benchmarks/listening.py, by two generators: that of the
tests, and one with another drummer, whose bass and drums do not simply mark the beats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from tests import song_factory
from tests.song_factory import RATE, Part, Sound, song

NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")

_BARS, _BEATS = 16, 4
_KICKS = ((0, 2), (0, 1.5, 2), (0, 2, 2.5), (0,))
_HATS = (0.0, 0.5, 1.0, 0.25)
_BASSES = (0.0, 4.0, 2.0, 1.0, 0.5)
_RHYTHMS = ((1, 1, 1, 1), (0.5, 0.5, 1, 2), (1.5, 0.5, 1, 1), (0.5,) * 8, (2, 2))
_CHORDS = {"major": (0, 4, 7), "minor": (0, 3, 7)}
_ROOTS = (0, 5, 7, 0)


@dataclass(frozen=True, eq=False)
class MadePiece:
    sound: Sound
    bpm: float
    key: str
    mode: str


def plain_piece(seed: int) -> MadePiece:
    """Composes 60 to 175 bpm; bass and, mostly, drums on every beat; three or four beats a bar."""
    rng = np.random.default_rng(seed)
    bpm, key = float(rng.uniform(60, 175)), NAMES[rng.integers(12)]
    mode = ("major", "minor")[rng.integers(2)]
    parts = tuple(
        Part(int(rng.integers(4, 9)), float(rng.uniform(0.3, 1)), bool(rng.random() < 0.75),
             int(rng.integers(0, 3)))
        for _ in range(2)
    )  # fmt: skip
    beats = 3 if rng.random() < 0.2 else 4
    bright = float(rng.uniform(0.1, 0.9))
    sound = song(bpm=bpm, key=key, mode=mode, parts=parts, bright=bright, beats_per_bar=beats,
                 seed=seed)  # fmt: skip
    return MadePiece(sound, bpm, key, mode)


def other_piece(seed: int) -> MadePiece:
    """Composes 62 to 172 bpm; kick on 1 and 3 or syncopated, snare on 2 and 4, hats in any values
    or none, bass in whole to eighth notes or none, a melody in one of five rhythms."""
    rng = np.random.default_rng(seed)
    bpm, tonic = float(rng.uniform(62, 172)), int(rng.integers(12))
    mode, bright = ("major", "minor")[rng.integers(2)], float(rng.uniform(0.2, 0.9))
    beat = round(RATE * 60 / bpm)
    player = _Player(rng, beat, bright)
    player.chords(tonic, _CHORDS[mode], float(_BASSES[rng.integers(len(_BASSES))]))
    if rng.random() < 0.75:
        player.drums(_KICKS[rng.integers(len(_KICKS))], _HATS[rng.integers(len(_HATS))])
    player.melody(tonic, mode, _RHYTHMS[rng.integers(len(_RHYTHMS))])
    return MadePiece(player.sound(), bpm, NAMES[tonic], mode)


class _Player:
    def __init__(self, rng: Generator, beat: int, bright: float) -> None:
        self._rng, self._beat, self._bright = rng, beat, bright
        self._mix = np.zeros(_BARS * _BEATS * beat)

    def sound(self) -> Sound:
        loudest = max(1.0, float(np.abs(self._mix).max()) / 0.95)
        return (self._mix / loudest).astype(np.float32)

    def chords(self, tonic: int, chord: tuple[int, ...], bass: float) -> None:
        for bar in range(_BARS):
            root = tonic + _ROOTS[bar % 4]
            for step in chord:
                held = song_factory._held(48 + root + step, _BEATS * self._beat, self._bright)
                self._put(bar, 0, held * 0.12)
            for at in np.arange(0, _BEATS, bass) if bass else ():
                n = round(bass * self._beat)
                self._put(bar, at, song_factory._plucked(36 + root, n, self._bright) * 0.25)

    def drums(self, kicks: tuple[float, ...], hats: float) -> None:
        for bar in range(_BARS):
            for at in kicks:
                self._put(bar, at, song_factory._kick() * 0.7)
            for at in (1, 3):
                self._put(bar, at, self._snare() * 0.5)
            for at in np.arange(0, _BEATS, hats) if hats else ():
                self._put(bar, at, song_factory._hat(self._rng, self._bright) * 0.15)

    def melody(self, tonic: int, mode: str, rhythm: tuple[float, ...]) -> None:
        for bar in range(_BARS):
            at = 0.0
            for length in rhythm:
                pitch = 60 + tonic + song_factory._SCALES[mode][int(self._rng.integers(7))]
                n = round(length * self._beat)
                self._put(bar, at, song_factory._plucked(pitch, n, self._bright) * 0.2)
                at += length

    def _snare(self) -> song_factory.Floats:
        time = np.arange(round(0.15 * RATE)) / RATE
        rattle = self._rng.normal(size=len(time)) * np.exp(-time * 30)
        return (rattle + 0.5 * np.sin(2 * np.pi * 190 * time) * np.exp(-time * 25)) * 0.6

    def _put(self, bar: int, beat: float, what: song_factory.Floats) -> None:
        at = bar * _BEATS * self._beat + round(float(beat) * self._beat)
        song_factory._add(self._mix, at, what)
