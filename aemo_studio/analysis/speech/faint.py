"""Finds speech that is buried in music or noise: it is there, but too faint to be read.

The detector misses voices about 12 dB beneath steady music. A second look takes away what stays
the same for seconds (spectral subtraction; Boll 1979, "Suppression of acoustic noise in speech
using spectral subtraction") and finds most of them some dB further down, and none in music alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.listener import FRAME_S, SpeechListener
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray

ENOUGH_S = 0.8
"""Fewest seconds of faint speech that are worth a word: less may be an instrument."""

_STRETCH = 4 * RATE_HZ
_FRAME = 512
_HOP = 256
_WINDOW = np.sqrt(np.hanning(_FRAME + 1)[:-1]).astype(np.float32)
_TAKEN = 1.5
_LEFT = 0.05
_LOUDER = 3.0
_JOIN_S = 1.0


class FaintSpeech:
    """Looks for buried speech in 16 kHz mono audio that comes in pieces from 0 s on."""

    def __init__(self) -> None:
        self._listener = SpeechListener(skip_silence=True)
        self._waiting: list[FloatArray] = []
        self._n_waiting = 0

    def add(self, samples: FloatArray) -> None:
        """Takes the next float32[n] samples."""
        self._waiting.append(samples)
        self._n_waiting += len(samples)
        if self._n_waiting >= _STRETCH:
            self._look()

    def finish(self) -> None:
        """Looks at the rest; no samples may follow."""
        self._look()

    def spans_s(self) -> tuple[tuple[float, float], ...]:
        """Returns where faint speech is, start and end in seconds, in order; () where it is less
        than `ENOUGH_S` in all."""
        speech = self._listener.evidence().speech
        if speech.sum() * FRAME_S < ENOUGH_S:
            return ()
        return _spans_s(speech)

    def _look(self) -> None:
        if self._n_waiting:
            samples = np.concatenate(self._waiting)
            self._waiting, self._n_waiting = [], 0
            self._listener.add(without_background(samples) if samples.any() else samples)


def without_background(samples: FloatArray) -> FloatArray:
    """Takes away what stays the same all through float32[n] samples, and makes the rest louder."""
    count = -(-len(samples) // _HOP) + 1
    padded = np.pad(samples, (_HOP, (count + 1) * _HOP - len(samples) - _HOP))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP] * _WINDOW
    spectrum = np.fft.rfft(frames, axis=1)
    size = np.abs(spectrum)
    steady = np.median(size, axis=0)
    gain = np.maximum(1 - _TAKEN * steady / np.maximum(size, 1e-9), _LEFT)
    back = np.fft.irfft(spectrum * gain, _FRAME, axis=1).astype(np.float32) * _WINDOW
    halves = back.reshape(-1, 2, _HOP)
    joined = np.zeros((len(halves) + 1, _HOP), np.float32)
    joined[:-1] += halves[:, 0]
    joined[1:] += halves[:, 1]
    return _LOUDER * joined.reshape(-1)[_HOP : _HOP + len(samples)]


def _spans_s(speech: NDArray[np.bool_]) -> tuple[tuple[float, float], ...]:
    """Joins decisions to stretches in seconds; a short pause belongs to the speech around it."""
    frames = np.flatnonzero(speech)
    breaks = np.flatnonzero(np.diff(frames) * FRAME_S > _JOIN_S)
    starts = frames[np.concatenate([[0], breaks + 1])]
    ends = frames[np.concatenate([breaks, [len(frames) - 1]])] + 1
    return tuple(
        (round(float(start * FRAME_S), 3), round(float(end * FRAME_S), 3))
        for start, end in zip(starts, ends, strict=True)
    )
