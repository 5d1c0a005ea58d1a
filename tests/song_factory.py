"""Music of known tempo, key, loudness and form, made with numpy.

A song is a chord progression on held tones, a bass on the beats, drums, and, where wanted,
a voice: a source with vibrato and glides through the formants of vowels, in syllables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import av
import mutagen
import numpy as np
import soundfile
from av.audio.stream import AudioStream
from numpy.typing import NDArray

RATE = 22_050
Sound = NDArray[np.float32]
Floats = NDArray[np.floating[Any]]

_MAJOR, _MINOR = (0, 4, 7), (0, 3, 7)
_PROGRESSIONS = {
    "major": ((0, _MAJOR), (5, _MAJOR), (7, _MAJOR), (0, _MAJOR)),
    "minor": ((0, _MINOR), (5, _MINOR), (7, _MINOR), (0, _MINOR)),
}
_SCALES = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10)}
_NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
# First three formants of a, e, i, o and u, in Hz.
_VOWELS = ((800, 1150, 2900), (400, 1600, 2700), (350, 1700, 2700), (450, 800, 2830),
           (325, 700, 2700))  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A section: so many bars, this loud (0 to 1), with or without drums, and which melody."""

    bars: int
    level: float = 0.8
    drums: bool = True
    melody: int = 0


class _Manner(NamedTuple):
    bpm: float
    tonic: int
    mode: str
    bright: float
    beats: int


def song(
    *,
    bpm: float = 120.0,
    key: str = "C",
    mode: str = "major",
    parts: Sequence[Part] = (Part(8),),
    voice: bool = False,
    bright: float = 0.5,
    beats_per_bar: int = 4,
    seed: int = 0,
) -> Sound:
    """float32[n] mono at RATE, within [-1, 1], the first beat at 0 s.

    bright: 0 dull to 1 shrill.
    """
    how = _Manner(bpm, _NAMES.index(key), mode, bright, beats_per_bar)
    sections = [_section(part, how, voice, seed + n) for n, part in enumerate(parts)]
    whole = np.concatenate(sections)
    return (whole / max(1.0, float(np.abs(whole).max()) / 0.95)).astype(np.float32)


def bar_s(bpm: float, beats: int = 4) -> float:
    return beats * 60.0 / bpm


def write_song(path: Path, sound: Sound, rate: int = RATE, **tags: str) -> Path:
    """Writes a file that soundfile knows (.wav .flac .ogg .mp3), with tags."""
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, sound, rate)
    if tags:
        file = mutagen.File(path, easy=True)
        for name, value in tags.items():
            file[name] = value
        file.save()
    return path


def encoded(path: Path, options: Mapping[str, str] | None = None, **tags: str) -> Path:
    """A file by libav, with tags as that container holds them."""
    with av.open(str(path), "w", options=dict(options or {})) as output:
        output.metadata.update(tags)
        codec = output.default_audio_codec
        stream = output.add_stream(codec, rate=44_100, layout="stereo")
        assert isinstance(stream, AudioStream)
        stream.bit_rate = 128_000
        for start in range(0, 88_200, 1024):
            tone = np.sin((np.arange(1024) + start) * 0.06).astype(np.float32) * 0.3
            frame = av.AudioFrame.from_ndarray(np.stack([tone, tone]), "fltp", "stereo")
            frame.sample_rate, frame.pts = 44_100, start
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


def _section(part: Part, how: _Manner, voice: bool, seed: int) -> Floats:
    bpm, tonic, mode, bright, beats = how
    rng = np.random.default_rng(seed)
    beat = round(RATE * 60.0 / bpm)
    sound = np.zeros(part.bars * beats * beat)
    for bar in range(part.bars):
        root, chord = _PROGRESSIONS[mode][bar % 4]
        at = bar * beats * beat
        for step in chord:
            _add(sound, at, _held(48 + tonic + root + step, beats * beat, bright) * 0.12)
        for n in range(beats):
            _add(sound, at + n * beat, _plucked(36 + tonic + root, beat, bright) * 0.25)
            if part.drums:
                _add(sound, at + n * beat, _kick() * (0.7 if n == 0 else 0.35))
                _add(sound, at + n * beat + beat // 2, _hat(rng, bright) * 0.15)
        tune = rng.integers(0, 7, beats * 2) if part.melody else np.array([0, 4, 2, 0] * beats)
        for n, degree in enumerate(tune[: beats if voice else beats * 2]):
            pitch = 60 + 12 * (part.melody % 2) + tonic + _SCALES[mode][degree % 7]
            length = beat if voice else beat // 2
            made = (
                _sung(pitch, length, n, rng) * 0.5
                if voice
                else _plucked(pitch, length, bright) * 0.2
            )
            _add(sound, at + n * length, made)
    return sound * part.level


def _add(sound: Floats, at: int, what: Floats) -> None:
    end = min(len(sound), at + len(what))
    sound[at:end] += what[: end - at]


def _frequency(pitch: float) -> float:
    return 440.0 * 2.0 ** ((pitch - 69) / 12)


def _partials(pitch: float, n: int, bright: float, most: int = 10) -> Floats:
    time = np.arange(n) / RATE
    falling = 2.6 - 2.0 * bright
    hertz = _frequency(pitch)
    tones = [np.sin(2 * np.pi * hertz * k * time) / k**falling for k in range(1, most)]
    return np.sum(tones, axis=0)


def _held(pitch: float, n: int, bright: float) -> Floats:
    return _partials(pitch, n, bright) * np.minimum(
        1.0, np.minimum(np.arange(n), np.arange(n)[::-1]) / 800
    )


def _plucked(pitch: float, n: int, bright: float) -> Floats:
    return _partials(pitch, n, bright) * np.exp(-np.arange(n) / RATE * 5.0)


def _kick() -> Floats:
    time = np.arange(round(0.12 * RATE)) / RATE
    return np.sin(2 * np.pi * (50 * time + 4 * np.exp(-time * 40))) * np.exp(-time * 25)


def _hat(rng: np.random.Generator, bright: float) -> Floats:
    time = np.arange(round(0.05 * RATE)) / RATE
    return rng.normal(size=len(time)) * np.exp(-time * 90) * bright


def _sung(pitch: float, n: int, syllable: int, rng: np.random.Generator) -> Floats:
    """A vowel: harmonics weighted by its formants, with vibrato and a glide into the note."""
    time = np.arange(n) / RATE
    glide = -2.0 * np.exp(-time * 14)
    vibrato = 0.5 * np.sin(2 * np.pi * 5.6 * time + rng.uniform(0, 6)) * np.minimum(1, time * 6)
    hertz = _frequency(pitch) * 2.0 ** ((glide + vibrato) / 12)
    phase = 2 * np.pi * np.cumsum(hertz) / RATE
    formants = _VOWELS[syllable % len(_VOWELS)]
    tones = np.zeros(n)
    for k in range(1, int(5000 / _frequency(pitch))):
        gain = sum(np.exp(-(((k * hertz - f) / 160.0) ** 2)) for f in formants) + 0.05
        tones += gain * np.sin(k * phase) / k**0.5
    envelope = np.minimum(1.0, np.minimum(time * 20, (n / RATE - time) * 12))
    return tones * envelope * 0.4
