"""Makes up sounds that are neither voice nor music: bells, glides, claps, engines, beeps, wind.

They stand for the sounds of a film that pass for a voice most easily.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray

_Samples = NDArray[np.float64]


def sound_effects(n: int, rng: Generator) -> FloatArray:
    """Makes n samples of one kind of effect, again and again with pauses."""
    make = _KINDS[int(rng.integers(len(_KINDS)))]
    track, at = np.zeros(n), 0
    while at < n:
        part = make(int(rng.uniform(0.15, 3.0) * RATE_HZ), rng)[: n - at]
        track[at : at + len(part)] = part / (np.abs(part).max() + 1e-9)
        at += len(part) + int(rng.uniform(0.0, 0.6) * RATE_HZ)
    return track.astype(np.float32)


def _time_s(n: int) -> _Samples:
    return np.arange(n) / RATE_HZ


def _bell(n: int, rng: Generator) -> _Samples:
    """Strikes a bell, gong or glass: partials that are no multiples of one tone."""
    base, t = np.exp(rng.uniform(np.log(90), np.log(1800))), _time_s(n)
    ratios = np.concatenate([[1.0], rng.uniform(1.2, 7.0, 6)])
    decays = rng.uniform(1, 12) * (0.5 + ratios / 3)
    strengths = rng.uniform(0.1, 1, 7)[:, None] * np.exp(-decays[:, None] * t)
    return np.asarray((strengths * np.sin(2 * np.pi * base * ratios[:, None] * t)).sum(axis=0))


def _glide(n: int, rng: Generator) -> _Samples:
    """Lets a tone with harmonics rise and fall: sirens, whistles, lasers, synthesisers."""
    start, end = np.exp(rng.uniform(np.log(60), np.log(3000), 2))
    wobble = 1 + rng.uniform(0, 0.3) * np.sin(2 * np.pi * rng.uniform(1, 30) * _time_s(n))
    phase = 2 * np.pi * np.cumsum(np.geomspace(start, end, n) * wobble) / RATE_HZ
    harmonics = np.arange(1, int(rng.integers(2, 14)))
    strengths = 1 / harmonics ** rng.uniform(0.5, 2.5)
    return np.asarray((strengths[:, None] * np.sin(harmonics[:, None] * phase)).sum(axis=0))


def _claps(n: int, rng: Generator) -> _Samples:
    """Scatters short bursts of noise: applause, rain, steps, gravel, gun fire."""
    hits = rng.random(n) < np.exp(rng.uniform(np.log(2), np.log(400))) / RATE_HZ
    length = int(rng.uniform(0.003, 0.12) * RATE_HZ)
    tail = rng.standard_normal(length) * np.exp(-6 * np.arange(length) / length)
    loud = hits * rng.uniform(0.2, 1, n)
    return np.asarray(np.convolve(loud, _banded(tail, rng))[:n])


def _engine(n: int, rng: Generator) -> _Samples:
    """Repeats a pulse at a changing rate, coloured by resonances: motors, creaks, saws, horns."""
    start, end = np.exp(rng.uniform(np.log(12), np.log(250), 2))
    rate = np.geomspace(start, end, n)
    rate *= 1 + rng.uniform(0, 0.1) * rng.standard_normal(n)
    pulses = np.diff(np.floor(np.cumsum(rate) / RATE_HZ), prepend=0.0)
    ring = _time_s(int(0.05 * RATE_HZ))
    tones = np.exp(rng.uniform(np.log(150), np.log(5000), 3))[:, None]
    colour = (np.sin(2 * np.pi * tones * ring) * np.exp(-rng.uniform(40, 300) * ring)).sum(axis=0)
    return np.asarray(np.convolve(pulses, colour)[:n] + 0.02 * rng.standard_normal(n))


def _beeps(n: int, rng: Generator) -> _Samples:
    """Switches two tones on and off: telephones, alarms, toys."""
    t, tones = _time_s(n), rng.uniform(250, 3500, 2)
    gate = np.sin(2 * np.pi * rng.uniform(1, 25) * t) > rng.uniform(-0.8, 0.5)
    return np.asarray(np.sin(2 * np.pi * tones[:, None] * t).sum(axis=0) * gate)


def _wind(n: int, rng: Generator) -> _Samples:
    """Swells banded noise: wind, waves, steam, traffic, a swish."""
    swell = np.interp(np.arange(n), np.linspace(0, n, 8), rng.uniform(0, 1, 8))
    return _banded(rng.standard_normal(n), rng) * swell


def _banded(noise: _Samples, rng: Generator) -> _Samples:
    """Keeps a random band of a noise, with soft edges."""
    spectrum = np.fft.rfft(noise)
    octaves = np.log2(np.fft.rfftfreq(len(noise), 1 / RATE_HZ) + 1)
    middle, width = rng.uniform(6.5, 12.5), rng.uniform(0.2, 2.5)
    return np.fft.irfft(spectrum * np.exp(-(((octaves - middle) / width) ** 2)), len(noise))


_KINDS: tuple[Callable[[int, Generator], _Samples], ...] = (
    _bell,
    _glide,
    _claps,
    _engine,
    _beeps,
    _wind,
)
