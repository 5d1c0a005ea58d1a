"""Five sounds made by formula, of which the original networks' answers are kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
_SECONDS = 6.5

Samples = NDArray[np.float32]


def _times() -> NDArray[np.float64]:
    return np.arange(round(_SECONDS * RATE_HZ)) / RATE_HZ


def chords() -> Samples:
    """A struck triad of falling partials, twice a second."""
    t = _times()
    partials = [(hz * n, n) for hz in (220.0, 277.2, 329.6) for n in range(1, 7)]
    tones = np.stack([np.sin(2 * np.pi * hz * t) / n**2 for hz, n in partials])
    return (0.05 * tones.sum(axis=0) * np.exp(-6.0 * (t % 0.5))).astype(np.float32)


def drums() -> Samples:
    """Bursts of noise with a thump, at 120 beats a minute."""
    t = _times()
    noise = np.random.default_rng(1).normal(size=t.size)
    hit = np.exp(-40.0 * (t % 0.25)) * noise
    thump = np.sin(2 * np.pi * 60 * t) * np.exp(-12.0 * (t % 0.5))
    return (0.08 * (hit + thump)).astype(np.float32)


def sweep() -> Samples:
    """A tone that rises from 100 Hz by two octaves a second and starts again."""
    phase = 2 * np.pi * np.cumsum(100.0 * 2.0 ** (2.0 * (_times() % 3.0))) / RATE_HZ
    return (0.1 * np.sin(phase)).astype(np.float32)


def hiss() -> Samples:
    """Noise that swells and fades."""
    t = _times()
    noise = np.random.default_rng(2).normal(size=t.size)
    return (0.02 * noise * (1.0 + np.sin(2 * np.pi * 0.4 * t))).astype(np.float32)


def voice() -> Samples:
    """Partials that glide together, as those of a singer do."""
    t = _times()
    hz = 230.0 * 2.0 ** (np.sin(2 * np.pi * 5.5 * t) / 24 + np.floor(t) % 4 / 12)
    phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
    tones = np.stack([np.sin(n * phase) / n for n in range(1, 16)])
    return (0.04 * tones.sum(axis=0)).astype(np.float32)


MADE: dict[str, Callable[[], Samples]] = {
    make.__name__: make for make in (chords, drums, sweep, hiss, voice)
}
