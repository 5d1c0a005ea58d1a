"""Composes pieces in many styles and metres and plays them with sampled instruments; every beat and
bar is known. For `python -m benchmarks.cut --rendered`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.rendered_styles import STYLES, Style
from benchmarks.sampled_sound import DRUMS, Note, played
from tests.song_factory import Sound

_CHORDS, _BASS, _TUNE = 0, 1, 2
_CRASH = 49
_PROGRESSIONS = {
    "major": ((0, 7, 9, 5), (0, 5, 0, 7), (0, 9, 5, 7), (0, 4, 5, 7), (5, 7, 0, 9)),
    "minor": ((0, 8, 3, 10), (0, 5, 10, 3), (0, 0, 5, 7), (0, 10, 8, 7)),
}
_SCALES = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10)}
_MINOR_ON = {"major": (2, 4, 9, 11), "minor": (0, 2, 5, 7)}
_LATE_S, _LOUDER = 0.008, 8.0


@dataclass(frozen=True, eq=False)
class RenderedPiece:
    """A piece, and when its beats and bars begin, in seconds."""

    style: Style
    sound: Sound
    beats_s: NDArray[np.float64]
    bars_s: NDArray[np.float64]


class _Section(NamedTuple):
    bars: int
    roots: tuple[int, ...]
    drums: bool
    tune: bool
    level: float


def rendered_pieces(seed: int) -> Iterator[RenderedPiece]:
    """Composes one piece in each style. seed: of the compositions; other ones are other pieces."""
    for number, style in enumerate(STYLES):
        yield rendered_piece(style, (seed, number))


def rendered_piece(style: Style, seed: tuple[int, ...]) -> RenderedPiece:
    """Composes a piece of about a minute and plays it."""
    return _Band(style, np.random.default_rng(seed)).piece(seed[0])


class _Band:
    """Plays one style: chords, bass, drums, a tune, sections, and people's small faults."""

    def __init__(self, style: Style, rng: Generator) -> None:
        self._style, self._rng = style, rng
        self._mode = ("major", "minor")[rng.integers(2)]
        self._tonic = int(rng.integers(-5, 7))
        self._notes: list[Note] = []
        self._sections = self._form()
        self._bars = sum(section.bars for section in self._sections)
        self._times_s = self._beat_times()

    def piece(self, seed: int) -> RenderedPiece:
        first = 0
        for section in self._sections:
            for bar in range(section.bars):
                self._bar(section, first + bar, bar)
            first += section.bars
        self._last_chord(first)
        beats = self._style.beats
        sound = played(self._notes, self._style.programs, self._style.room, seed)
        times = self._times_s[: self._bars * beats + 1]
        return RenderedPiece(self._style, sound, times, times[::beats])

    def _form(self) -> list[_Section]:
        """Chooses an introduction, verses and choruses of 4 or 8 bars, for about a minute."""
        style, rng = self._style, self._rng
        bar_s, sections, length_s = style.beats * 60.0 / style.bpm, list[_Section](), 0.0
        known = [tuple(rng.permutation(_PROGRESSIONS[self._mode])[0]) for _ in range(2)]
        while length_s < 60.0:
            first = not sections
            bars = 4 if first or bar_s > 3 else 8
            drums, tune = not first or rng.random() < 0.5, not first
            if len(sections) == 4:
                drums = rng.random() < 0.3
            level = float(rng.uniform(0.75, 1.0))
            sections.append(_Section(bars, known[len(sections) % 2], drums, tune, level))
            length_s += bars * bar_s
        return sections

    def _beat_times(self) -> NDArray[np.float64]:
        """Lays out when beats come: steady, breathing, changing in the middle, or slowing down."""
        style, count = self._style, self._bars * self._style.beats + 8
        lengths = np.full(count, 60.0 / style.bpm)
        middle = self._bars // 2 * style.beats
        lengths[middle:] *= style.bpm / (style.later_bpm or style.bpm)
        slowing = style.slows_over * style.beats
        if slowing:
            end = self._bars * style.beats
            lengths[end - slowing : end] *= np.linspace(1.0, 1.6, slowing)
            lengths[end:] *= 1.6
        if style.breathes:
            slow = np.convolve(self._rng.normal(size=count + 15), np.ones(16) / 4, "valid")
            lengths *= 1.0 + style.breathes * slow
        starts = self._rng.uniform(0.1, 0.8)
        return starts + np.concatenate([[0.0], np.cumsum(lengths)])

    def _at(self, beats: float) -> float:
        """Converts beats to seconds, with swing between the beats and a player's small faults."""
        whole, part = divmod(beats, 1.0)
        swing = self._style.swing
        part = part * 2 * swing if part < 0.5 else swing + (part - 0.5) * 2 * (1 - swing)
        exact = float(np.interp(whole + part, np.arange(len(self._times_s)), self._times_s))
        return max(0.0, exact + float(self._rng.normal(0.0, _LATE_S)))

    def _play(self, channel: int, beats: float, length: float, key: int, level: float) -> None:
        start_s = self._at(beats)
        end_s = float(np.interp(beats + length, np.arange(len(self._times_s)), self._times_s))
        velocity = int(np.clip(level * 105 + self._rng.normal(0, _LOUDER), 20, 127))
        self._notes.append(Note(start_s, max(0.05, end_s - start_s), channel, key, velocity))

    def _bar(self, section: _Section, bar: int, within: int) -> None:
        style, at = self._style, bar * self._style.beats
        root = section.roots[within // style.chord_bars % len(section.roots)]
        self._chords(root, at, section.level)
        for where, step, length in style.bass:
            self._play(_BASS, at + where, length, 36 + self._low(root) + step, section.level)
        if section.drums:
            self._drums(at, section, within)
        if section.tune and style.tune:
            self._tune(root, at, section.level)

    def _low(self, root: int) -> int:
        return (self._tonic + root + 5) % 12 - 5

    def _triad(self, root: int) -> tuple[int, int, int]:
        return (0, 3 if root in _MINOR_ON[self._mode] else 4, 7)

    def _chords(self, root: int, at: int, level: float) -> None:
        steps, base = self._triad(root), 60 + self._low(root)
        for number, (where, length) in enumerate(self._style.chords):
            chosen = steps if not self._style.broken else (steps[(0, 1, 2, 1)[number % 4]],)
            for step in chosen:
                self._play(_CHORDS, at + where, length, base + step, 0.7 * level)

    def _drums(self, at: int, section: _Section, within: int) -> None:
        fill = self._style.fills and within % 4 == 3 and self._rng.random() < 0.6
        last = self._style.beats - 1
        for where, key, level in self._style.drums:
            if not (fill and where >= last):
                self._play(DRUMS, at + where, 0.2, key, level * section.level)
        if fill:
            for n in range(4):
                self._play(DRUMS, at + last + n / 4, 0.2, (50, 47, 45, 43)[n], 0.85)
        if within == 0 and self._style.fills:
            self._play(DRUMS, at, 0.5, _CRASH, 0.8)

    def _tune(self, root: int, at: int, level: float) -> None:
        scale, where = _SCALES[self._mode], 0.0
        while where < self._style.beats:
            length = float(self._rng.choice(self._style.tune))
            strong = float(where).is_integer() and self._rng.random() < 0.6
            step = self._rng.choice(self._triad(root)) if strong else None
            degree = int(self._rng.integers(7))
            key = 72 + self._tonic + (scale[degree] if step is None else root + int(step))
            if self._rng.random() < 0.85:
                self._play(_TUNE, at + where, 0.9 * length, key, 0.9 * level)
            where += length

    def _last_chord(self, bar: int) -> None:
        at = bar * self._style.beats
        for step in (0, *self._triad(0)[1:], 12):
            self._play(_CHORDS, at, 3, 60 + self._low(0) + step, 0.9)
        self._play(_BASS, at, 3, 36 + self._low(0), 1.0)
        if self._style.drums:
            self._play(DRUMS, at, 0.5, _CRASH, 0.9)
            self._play(DRUMS, at, 0.5, 36, 1.0)
