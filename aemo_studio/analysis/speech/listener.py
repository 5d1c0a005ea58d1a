"""Listens to one audio track: where somebody speaks, how surely, and how loud it is there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.detection import FRAME, Hysteresis, SpeechDetector
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.domain.emotion import FloatArray

FRAME_S = FRAME / RATE_HZ
"""Seconds of a decision."""

_SILENT_POWER = 1e-9
_HEARD_POWER = 1e-7
_MOST_DB = 40.0


@dataclass(frozen=True, eq=False)
class SpeechEvidence:
    """Traces of speech in an audio track, a value every `FRAME_S` seconds."""

    #: float32[k] in [0, 1]: probability of speech.
    probabilities: FloatArray
    #: float32[k]: mean square of the samples.
    powers: FloatArray

    @cached_property
    def speech(self) -> NDArray[np.bool_]:
        """Where somebody speaks, and not too softly to be heard at all: bool[k]."""
        return Hysteresis().decide(self.probabilities) & (self.powers > _HEARD_POWER)

    @property
    def speech_s(self) -> float:
        """Seconds of speech."""
        return float(self.speech.sum()) * FRAME_S

    @property
    def silent(self) -> bool:
        """Whether there is no sound at all."""
        return not (self.powers > _SILENT_POWER).any()

    @property
    def clearness_db(self) -> float:
        """How much louder speech is than what is between it, at most 40 dB; 0 without speech."""
        speech = self.speech
        if not speech.any():
            return 0.0
        between = self.powers[~speech]
        rest = float(between.mean()) if between.size else 0.0
        ratio = float(self.powers[speech].mean()) / max(rest, _SILENT_POWER)
        return min(_MOST_DB, 10 * float(np.log10(ratio)))


class SpeechListener:
    """Decides where somebody speaks in 16 kHz mono audio that comes in pieces, and remembers why.

    skip_silence: whether the network is spared digital silence, which it knows nothing about.
    """

    def __init__(self, *, skip_silence: bool = False) -> None:
        self._detector = SpeechDetector()
        self._hysteresis = Hysteresis()
        self._skip_silence = skip_silence
        self._spoken = 0
        self._rest = np.zeros(0, np.float32)
        self._probabilities: list[FloatArray] = []
        self._powers: list[FloatArray] = []

    def add(self, samples: FloatArray) -> NDArray[np.bool_]:
        """Takes float32[n] samples and returns the decisions bool[k] that they complete."""
        silent = self._skip_silence and not samples.any()
        found = self._detector.skip(samples) if silent else self._detector.add(samples)
        return self._decided(samples, found)

    def finish(self) -> NDArray[np.bool_]:
        """Returns the decision about the last, incomplete frame: bool[0 or 1]."""
        missing = -len(self._rest) % FRAME
        return self._decided(np.zeros(missing, np.float32), self._detector.finish())

    @property
    def speech_s(self) -> float:
        """Seconds of speech so far, however soft."""
        return self._spoken * FRAME_S

    def evidence(self) -> SpeechEvidence:
        """Returns what was found so far."""
        nothing = np.zeros(0, np.float32)
        return SpeechEvidence(
            np.concatenate([nothing, *self._probabilities]),
            np.concatenate([nothing, *self._powers]),
        )

    def _decided(self, samples: FloatArray, found: FloatArray) -> NDArray[np.bool_]:
        joined = np.concatenate([self._rest, samples])
        frames = joined[: len(found) * FRAME].reshape(-1, FRAME)
        self._rest = joined[len(found) * FRAME :]
        self._probabilities.append(found)
        self._powers.append(np.einsum("kn,kn->k", frames, frames) / FRAME)
        decided = self._hysteresis.decide(found)
        self._spoken += int(decided.sum())
        return decided
