"""Runs the speech model: encoder and head on stretches of sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.encoder import WhisperEncoder
from aemo_studio.analysis.speech.head import HeadLogits, SpeechHead
from aemo_studio.analysis.speech.level import level_gain
from aemo_studio.analysis.speech.pooling import pool
from aemo_studio.analysis.speech.voices import VoiceIdentity
from aemo_studio.base.model_store import load_verified
from aemo_studio.domain.emotion import FloatArray


@dataclass(frozen=True, eq=False)
class SpeechModel:
    """Whisper's lower layers, frozen, and the head that this project trained."""

    #: Makes hidden states of sound, on `device`.
    encoder: WhisperEncoder
    #: Predicts emotions from pooled hidden states, on the CPU.
    head: SpeechHead
    #: cpu, cuda or mps.
    device: str
    #: Describes whose voice it is; None where nobody is to be recognised.
    voices: VoiceIdentity | None = None

    @staticmethod
    def load(device: str, *, recognise: bool = False) -> SpeechModel:
        """Loads the shipped model. Raises ModelError if a file is missing or damaged.

        recognise: whether voices are to be described.
        """
        return SpeechModel(
            WhisperEncoder.from_bytes(load_verified("whisper_base_encoder"), device),
            SpeechHead.from_bytes(load_verified("speech_emotion")),
            device,
            VoiceIdentity.load() if recognise else None,
        )

    def logits(self, samples: FloatArray, selection: NDArray[np.bool_]) -> HeadLogits:
        """Computes the head's logits of stretches of one piece of sound, a row for each.

        samples: float32[n] at 16 kHz, at most 30 s. selection: bool[rows, n // 320], the
        frames (50 a second) with speech that belong to each row.
        """
        return self.head.logits(self._features(samples, selection))

    def read(
        self, samples: FloatArray, selection: NDArray[np.bool_]
    ) -> tuple[HeadLogits, FloatArray]:
        """Computes the logits as `logits` does, and describes the voices: float32[rows, k], k = 0
        where nobody is to be recognised."""
        features = self._features(samples, selection)
        nobody = np.zeros((len(features), 0), np.float32)
        described = nobody if self.voices is None else self.voices.describe(features)
        return self.head.logits(features), described

    def _features(self, samples: FloatArray, selection: NDArray[np.bool_]) -> FloatArray:
        """Encodes the sound and pools the hidden states: float32[rows, width]."""
        gain = np.float32(level_gain(samples, np.any(selection, axis=0)))
        n_frames = selection.shape[1]
        with torch.inference_mode():
            sound = torch.from_numpy(samples * gain).to(self.device)
            states = [s[0, :n_frames] for s in self.encoder(sound[None])]
            chosen = torch.from_numpy(selection.astype(np.float32)).to(self.device)
            return pool(states, chosen).cpu().numpy()
