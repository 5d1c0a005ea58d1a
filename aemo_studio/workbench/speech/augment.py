"""Augments voices as rooms, microphones, mixers and codecs would, at random but repeatable.

Every function takes and returns float32[n] at 16 kHz. A film's dialogue lies over music
and noise; the corpora are studio recordings.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import cast

import av
import librosa
import numpy as np
from av import AudioStream
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, sosfilt

from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray

CODECS: tuple[tuple[str, str, str, int], ...] = (
    ("ogg", "libopus", "flt", 24_000),
    ("mp3", "libmp3lame", "fltp", 32_000),
    ("adts", "aac", "fltp", 32_000),
)


def augment(samples: FloatArray, others: Sequence[FloatArray], rng: Generator) -> FloatArray:
    """Sends a clip through a random chain: tempo or speed, room, bed or noise, band or codec, gain.

    others: clips of other speakers, for background voices.
    """
    out = _tempo(samples, rng)
    if rng.random() < 0.3:
        out = room(out, rng)
    out = _background(out, others, rng)
    draw = rng.random()
    if draw < 0.2:
        out = band_limit(out, rng)
    elif draw < 0.45:
        out = codec(out, *CODECS[rng.integers(len(CODECS))])
    return _gain(out, rng)


def _tempo(samples: FloatArray, rng: Generator) -> FloatArray:
    draw = rng.random()
    factor = float(rng.uniform(0.87, 1.15))
    if draw < 0.3:
        return librosa.effects.time_stretch(samples, rate=factor).astype(np.float32)
    if draw < 0.6:
        return librosa.resample(samples, orig_sr=RATE_HZ, target_sr=int(RATE_HZ * factor))
    return samples


def _background(samples: FloatArray, others: Sequence[FloatArray], rng: Generator) -> FloatArray:
    draw = rng.random()
    if draw < 0.4:
        return mix(samples, music_bed(len(samples), rng), float(rng.uniform(0, 20)))
    if draw < 0.65:
        return mix(samples, coloured_noise(len(samples), rng), float(rng.uniform(3, 25)))
    if draw < 0.75 and others:
        return mix(samples, _babble(len(samples), others, rng), float(rng.uniform(6, 20)))
    return samples


def mix(voice: FloatArray, bed: FloatArray, ratio_db: float) -> FloatArray:
    """Adds a bed, scaled so that the voice is `ratio_db` above it (RMS)."""
    level = np.sqrt(np.mean(voice**2)) / (np.sqrt(np.mean(bed**2)) + 1e-9)
    return (voice + bed * level * 10 ** (-ratio_db / 20)).astype(np.float32)


def coloured_noise(n: int, rng: Generator) -> FloatArray:
    """Makes noise whose power falls with frequency to a random exponent in [0, 2]."""
    spectrum = np.fft.rfft(rng.standard_normal(n))
    frequency = np.maximum(np.arange(len(spectrum)), 1.0)
    shaped = spectrum * frequency ** (-rng.uniform(0, 2) / 2)
    return np.fft.irfft(shaped, n).astype(np.float32)


def music_bed(n: int, rng: Generator) -> FloatArray:
    """Makes up an accompaniment: a chord progression, sometimes a bass and a beat."""
    beat_s = 60 / float(rng.uniform(60, 150))
    step = int(beat_s * 4 * RATE_HZ)
    third = int(rng.choice([3, 4]))
    root = 48 + int(rng.integers(12))
    chords = [np.concatenate([_chord(root + int(rng.choice([0, 3, 5, 7, 8])), third, step, rng)])]
    while sum(map(len, chords)) < n:
        chords.append(_chord(root + int(rng.choice([0, 3, 5, 7, 8])), third, step, rng))
    bed = np.concatenate(chords)[:n]
    if rng.random() < 0.6:
        bed = bed + _beat(n, beat_s, rng)
    return bed.astype(np.float32)


def _chord(root: int, third: int, n: int, rng: Generator) -> NDArray[np.float64]:
    """Makes a chord of decaying or held tones with a few harmonics (MIDI note numbers)."""
    t = np.arange(n) / RATE_HZ
    notes = np.array([root - 12, root, root + third, root + 7, root + 12])
    frequencies = 440.0 * 2 ** ((notes - 69) / 12)
    harmonics = np.arange(1, 5)
    partials = (frequencies[:, None] * harmonics).ravel()
    levels = np.tile(harmonics ** -float(rng.uniform(1, 2.5)), len(notes))
    phases = rng.uniform(0, 2 * np.pi, len(partials))
    tone = levels @ np.sin(2 * np.pi * partials[:, None] * t + phases[:, None])
    return np.asarray(tone * np.exp(-t * rng.uniform(0, 2)))


def _beat(n: int, beat_s: float, rng: Generator) -> NDArray[np.float64]:
    """Makes short noise bursts on the beats."""
    t = np.arange(n) / RATE_HZ
    envelope = np.exp(-(t % beat_s) * rng.uniform(15, 60))
    return np.asarray(rng.standard_normal(n) * envelope * rng.uniform(0.3, 2))


def _babble(n: int, others: Sequence[FloatArray], rng: Generator) -> FloatArray:
    voices = [others[i] for i in rng.integers(len(others), size=3)]
    return np.sum([np.resize(voice, n) for voice in voices], axis=0, dtype=np.float32)


def room(samples: FloatArray, rng: Generator) -> FloatArray:
    """Convolves with decaying noise, 0.15 to 0.9 s to -60 dB."""
    decay_s = float(rng.uniform(0.15, 0.9))
    t = np.arange(int(decay_s * RATE_HZ)) / RATE_HZ
    tail = rng.standard_normal(len(t)) * 10 ** (-3 * t / decay_s)
    tail *= float(rng.uniform(0.1, 0.7)) / np.sqrt(np.sum(tail**2))
    tail[0] = 1.0
    return fftconvolve(samples, tail)[: len(samples)].astype(np.float32)


def band_limit(samples: FloatArray, rng: Generator) -> FloatArray:
    """Cuts to the band of a telephone or a small speaker: 60-400 Hz up to 2.8-7 kHz."""
    band = (float(rng.uniform(60, 400)), float(rng.uniform(2800, 7000)))
    sos = butter(3, band, "bandpass", fs=RATE_HZ, output="sos")
    return np.asarray(sosfilt(sos, samples), dtype=np.float32)


def _gain(samples: FloatArray, rng: Generator) -> FloatArray:
    factor = 10 ** (float(rng.uniform(-12, 8)) / 20)
    return np.clip(samples * factor, -1, 1).astype(np.float32)


def codec(samples: FloatArray, container: str, name: str, layout: str, bit_rate: int) -> FloatArray:
    """Encodes and decodes the samples with a lossy codec."""
    memory = BytesIO()
    with av.open(memory, "w", format=container) as output:
        stream = cast("AudioStream", output.add_stream(name, rate=RATE_HZ, layout="mono"))
        stream.bit_rate = bit_rate
        planar = np.ascontiguousarray(samples[None])
        frame = av.AudioFrame.from_ndarray(planar, format=layout, layout="mono")
        frame.sample_rate = RATE_HZ
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    memory.seek(0)
    decoded = _decode(memory)
    return np.pad(decoded, (0, max(0, len(samples) - len(decoded))))[: len(samples)]


def _decode(memory: BytesIO) -> FloatArray:
    resampler = av.AudioResampler("flt", "mono", RATE_HZ)
    with av.open(memory, "r") as coded:
        blocks = [r.to_ndarray()[0] for f in coded.decode(audio=0) for r in resampler.resample(f)]
    return np.concatenate(blocks).astype(np.float32)
