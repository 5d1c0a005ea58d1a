"""Plays sound effects over the film, block by block; several may sound at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from numpy.typing import NDArray

from aemo_studio.analysis.media.container import choose_streams, decoded_sound, opened
from aemo_studio.output.preview.effects import PlayedEffect
from aemo_studio.output.preview.film_sound import RATE_HZ

_STEREO = 2

Samples = NDArray[np.float32]


@dataclass
class _Span:
    """A stretch of the film under which a file plays from its beginning."""

    effect: PlayedEffect
    gain: float
    first: int
    stop: int
    source: _File | None = None

    def add_to(self, block: Samples, at: int) -> None:
        """Adds what is heard during a block. at: number of its first sample in the film."""
        low, high = max(at, self.first), min(at + len(block), self.stop)
        if low >= high:
            return
        if self.source is None:
            self.source = _File(self.effect.path)
        factors = self.gain * self.effect.factors(np.arange(low, high) / RATE_HZ)
        block[low - at : high - at] += self.source.take(high - low) * factors[:, None]
        if high == self.stop:
            self.source = None


class EffectMix:
    """Mixes effects. gains: factors of each."""

    def __init__(self, gains: Iterable[tuple[PlayedEffect, float]]) -> None:
        self._spans = [
            _Span(effect, gain, round(start_s * RATE_HZ), round((start_s + length_s) * RATE_HZ))
            for effect, gain in gains
            for start_s, length_s in effect.spans
        ]
        self._at = 0

    def add_to(self, block: Samples) -> Samples:
        """Adds the effects to the next block of the film, float32[n, 2]. Raises MediaError."""
        mixed = np.array(block, np.float32)
        for span in self._spans:
            span.add_to(mixed, self._at)
        self._at += len(mixed)
        return mixed


class _File:
    """Reads a sound file from its beginning; silence behind its end."""

    def __init__(self, path: Path) -> None:
        self._blocks = _decoded(path)
        self._rest: Samples = np.zeros((0, _STEREO), np.float32)

    def take(self, count: int) -> Samples:
        """Returns the next samples, float32[count, 2]."""
        parts, left = [self._rest], count - len(self._rest)
        while left > 0 and (block := next(self._blocks, None)) is not None:
            parts.append(block)
            left -= len(block)
        whole = np.concatenate([*parts, np.zeros((max(left, 0), _STEREO), np.float32)])
        self._rest = whole[count:]
        return whole[:count]


def _decoded(path: Path) -> Iterator[Samples]:
    resampler = AudioResampler("flt", "stereo", RATE_HZ)
    with opened(path) as container:
        for frames in decoded_sound(container, choose_streams(container).audio):
            for frame in frames or ():
                frame.pts = None
                try:
                    ready = resampler.resample(frame)
                except (FFmpegError, ValueError):  # another format inside the file
                    resampler = AudioResampler("flt", "stereo", RATE_HZ)
                    continue
                yield from (_as_samples(each.to_ndarray()) for each in ready)
        yield from (_as_samples(each.to_ndarray()) for each in resampler.resample(None))


def _as_samples(array: NDArray[np.generic]) -> Samples:
    samples = np.asarray(array, np.float32).reshape(-1, _STEREO)
    return np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
