"""Computes the waveform on the timeline: lowest and highest sample every 1/20 s."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.video import Waveform

PEAKS_HZ = 20


class WaveformMaker:
    """Computes the peaks of consecutive samples from 0 s on.

    rate_hz: of the samples, a multiple of peaks_hz.
    """

    def __init__(self, rate_hz: int, peaks_hz: int = PEAKS_HZ) -> None:
        if rate_hz % peaks_hz:
            raise ValueError(f"{peaks_hz} peaks a second do not divide {rate_hz} Hz")
        self._peaks_hz = peaks_hz
        self._per_peak = rate_hz // peaks_hz
        self._rest = np.zeros(0, np.float32)
        self._peaks: list[NDArray[np.float32]] = []

    def add(self, samples: NDArray[np.float32]) -> None:
        """Takes the next float32[n] samples in [-1, 1]."""
        joined = np.concatenate([self._rest, samples])
        whole = joined.size - joined.size % self._per_peak
        self._rest = joined[whole:]
        if whole:
            self._peaks.append(_peaks(joined[:whole].reshape(-1, self._per_peak)))

    def take(self) -> NDArray[np.float32]:
        """Returns the peaks float32[n, 2] that are ready, and forgets them."""
        parts, self._peaks = self._peaks, []
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    def finish(self) -> Waveform:
        """Returns all peaks; the last may cover less than a full period."""
        last = [_peaks(self._rest[None])] if self._rest.size else []
        parts = [*self._peaks, *last]
        peaks = np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)
        return Waveform(float(self._peaks_hz), peaks)


def _peaks(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.stack([rows.min(axis=1), rows.max(axis=1)], axis=1).astype(np.float32)
