"""Where somebody speaks: Silero's voice activity detector over a stream of audio.

The detector sees 32 ms at a time and remembers what came before, so a stream may be
handed over in pieces of any length.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.speech.logmel import RATE_HZ

FRAME = 512
"""Samples per decision (32 ms at 16 kHz)."""

ON_THRESHOLD = 0.5
OFF_THRESHOLD = 0.35
"""Speech starts above the first and goes on until below the second (Silero's defaults)."""


class SpeechDetector:
    """Speech probability for every 32 ms of a 16 kHz mono stream."""

    def __init__(self) -> None:
        threads = torch.get_num_threads()
        # Importing silero_vad sets torch to one thread for the whole process.
        from silero_vad import load_silero_vad

        torch.set_num_threads(threads)
        self._model = load_silero_vad()
        self._rest = np.zeros(0, np.float32)

    def reset(self) -> None:
        """Forget the stream; the next samples start a new one."""
        self._model.reset_states()
        self._rest = np.zeros(0, np.float32)

    def add(self, samples: FloatArray) -> FloatArray:
        """Probabilities, float32[k], of the frames that became complete."""
        joined = np.concatenate([self._rest, samples])
        whole = len(joined) // FRAME * FRAME
        self._rest = joined[whole:]
        return self._probabilities(joined[:whole])

    def finish(self) -> FloatArray:
        """Probability of the last, incomplete frame (silence fills it), float32[0 or 1]."""
        rest, self._rest = self._rest, np.zeros(0, np.float32)
        if len(rest) == 0:
            return np.zeros(0, np.float32)
        return self._probabilities(np.pad(rest, (0, FRAME - len(rest))))

    def _probabilities(self, samples: FloatArray) -> FloatArray:
        frames = torch.from_numpy(samples).view(-1, 1, FRAME)
        with torch.inference_mode():
            values = [self._model(frame, RATE_HZ) for frame in frames]
        return torch.cat(values).view(-1).numpy() if values else np.zeros(0, np.float32)


class Hysteresis:
    """Probabilities to yes or no, with a higher bar to start than to go on."""

    def __init__(self, on: float = ON_THRESHOLD, off: float = OFF_THRESHOLD) -> None:
        self._on = on
        self._off = off
        self._speaking = False

    def decide(self, probabilities: FloatArray) -> NDArray[np.bool_]:
        """bool[k] for float32[k]; remembers its state between calls."""
        certain = np.where(probabilities >= self._on, 1, np.where(probabilities < self._off, 0, -1))
        # Undecided frames repeat the last decision: forward-fill by index.
        index = np.where(certain >= 0, np.arange(len(certain)), -1)
        last = np.maximum.accumulate(index) if len(index) else index
        mask = np.where(last >= 0, certain[last] == 1, self._speaking)
        if len(mask):
            self._speaking = bool(mask[-1])
        return mask.astype(np.bool_)
