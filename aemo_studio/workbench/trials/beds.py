"""Music to lay under voices: chords, bass, drums and a plucked tune, made up but repeatable.

Nothing here is shared with the beds of `aemo_studio.workbench.speech.augment`, which the model
was trained on: a trial on the same generator would flatter it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray

Sound = NDArray[np.float64]

#: Degrees of the scale, a chord for each bar.
PROGRESSIONS = ((0, 5, 3, 4), (0, 3, 4, 4), (5, 3, 0, 4), (0, 4, 5, 3), (0, 0, 3, 4))

#: Major and natural minor, in semitones.
SCALES = ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10))

#: Beats of a bar.
BEATS = 4


@dataclass(frozen=True)
class Song:
    """What the parts of a piece agree on."""

    #: Seconds of a beat.
    beat_s: float
    #: MIDI number of the tonic.
    key: int
    #: Semitones above the tonic.
    scale: tuple[int, ...]
    #: Degree of each bar's chord, from 0.
    progression: tuple[int, ...]

    def note(self, degree: int) -> int:
        """Counts the MIDI number of a degree, on through the octaves."""
        return self.key + self.scale[degree % 7] + 12 * (degree // 7)


def song_bed(n: int, rng: Generator) -> FloatArray:
    """Plays all instruments from a random bar on: float32[n] at 16 kHz, peak 1."""
    song = Song(
        60 / float(rng.uniform(70, 140)),
        48 + int(rng.integers(12)),
        SCALES[rng.integers(len(SCALES))],
        PROGRESSIONS[rng.integers(len(PROGRESSIONS))],
    )
    parts = (_chords, _bass, _drums, _tune)
    bars = int(np.ceil(n / RATE_HZ / (song.beat_s * BEATS))) + 1
    first = int(rng.integers(len(song.progression)))
    bed = np.sum([float(rng.uniform(0.5, 1)) * p(song, first, bars, rng) for p in parts], axis=0)
    start = int(rng.integers(_at(song, BEATS)))
    cut = bed[start : start + n]
    return (cut / (np.abs(cut).max() + 1e-9)).astype(np.float32)


def _chords(song: Song, first: int, bars: int, rng: Generator) -> Sound:
    """Plays held triads of soft saws."""
    track = _silence(song, bars)
    for bar in range(bars):
        degree = song.progression[(first + bar) % len(song.progression)]
        for step in (0, 2, 4):
            tone = _tone(song.note(degree + step), song.beat_s * BEATS, 8, 1.3, rng)
            _lay(track, _at(song, bar * BEATS), 0.12 * tone * _swell(len(tone)))
    return track


def _bass(song: Song, first: int, bars: int, rng: Generator) -> Sound:
    """Plays the root two octaves down, on every beat."""
    track = _silence(song, bars)
    for beat in range(bars * BEATS):
        degree = song.progression[(first + beat // BEATS) % len(song.progression)]
        tone = _tone(song.note(degree) - 24, song.beat_s * 0.9, 5, 1.0, rng)
        _lay(track, _at(song, beat), 0.35 * tone * _fade(len(tone), 0.4))
    return track


def _tune(song: Song, first: int, bars: int, rng: Generator) -> Sound:
    """Plays plucked eighths out of the chord an octave up, with rests."""
    track = _silence(song, bars)
    for half in range(bars * BEATS * 2):
        degree = song.progression[(first + half // (2 * BEATS)) % len(song.progression)]
        if rng.random() < 0.6:
            pitch = song.note(degree + int(rng.choice([0, 2, 4, 7])) + 7)
            tone = _tone(pitch, song.beat_s, 6, 1.8, rng)
            _lay(track, _at(song, half / 2), 0.2 * tone * _fade(len(tone), 0.15))
    return track


def _drums(song: Song, first: int, bars: int, rng: Generator) -> Sound:
    """Plays a bass drum on one and three, a snare on two and four, a hi-hat on the eighths."""
    del first
    track = _silence(song, bars)
    for half in range(bars * BEATS * 2):
        at = _at(song, half / 2)
        _lay(track, at, 0.12 * _noise(0.05, 5000, 7800, rng))
        if half % 4 == 0:
            _lay(track, at, 0.7 * _kick())
        elif half % 4 == 2:
            _lay(track, at, 0.4 * _noise(0.2, 200, 6000, rng))
    return track


def _kick() -> Sound:
    """Plays a sine that falls from 150 to 45 Hz."""
    t = np.arange(int(0.25 * RATE_HZ)) / RATE_HZ
    phase = 2 * np.pi * np.cumsum(45 + 105 * np.exp(-t * 30)) / RATE_HZ
    return np.asarray(np.sin(phase) * np.exp(-t * 14))


def _noise(length_s: float, low_hz: float, high_hz: float, rng: Generator) -> Sound:
    """Plays a decaying burst of noise in a band."""
    n = int(length_s * RATE_HZ)
    sos = butter(2, (low_hz, high_hz), "bandpass", fs=RATE_HZ, output="sos")
    return np.asarray(sosfilt(sos, rng.standard_normal(n)) * _fade(n, length_s / 4))


def _tone(note: int, length_s: float, partials: int, slope: float, rng: Generator) -> Sound:
    """Partials below 8 kHz, each `order ** -slope` strong."""
    base_hz = 440.0 * 2 ** ((note - 69) / 12)
    order = np.arange(1, partials + 1)
    order = order[order * base_hz < RATE_HZ / 2]
    t = np.arange(int(length_s * RATE_HZ)) / RATE_HZ
    phase = rng.uniform(0, 2 * np.pi, len(order))[:, None]
    waves = np.sin(2 * np.pi * base_hz * order[:, None] * t + phase)
    return np.asarray(order**-slope @ waves)


def _fade(n: int, decay_s: float) -> Sound:
    return np.exp(-np.arange(n) / RATE_HZ / decay_s)


def _swell(n: int) -> Sound:
    """Makes an envelope that rises and falls within 50 ms."""
    edge = 0.05 * RATE_HZ
    place = np.arange(n)
    return np.minimum(1.0, np.minimum(place, n - 1 - place) / edge)


def _silence(song: Song, bars: int) -> Sound:
    return np.zeros(_at(song, bars * BEATS))


def _at(song: Song, beat: float) -> int:
    """Finds the sample on which a beat begins."""
    return round(beat * song.beat_s * RATE_HZ)


def _lay(track: Sound, at: int, sound: Sound) -> None:
    """Adds a sound at a place, as far as the track goes."""
    end = min(len(track), at + len(sound))
    track[at:end] += sound[: end - at]
