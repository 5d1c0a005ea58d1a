"""Runs the speech model: encoder and head on stretches of sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.bursts import BurstHead, no_states
from aemo_studio.analysis.speech.encoder import WhisperEncoder
from aemo_studio.analysis.speech.head import HeadLogits, SpeechHead
from aemo_studio.analysis.speech.level import level_gain
from aemo_studio.analysis.speech.pooling import pool
from aemo_studio.analysis.speech.voices import VoiceIdentity
from aemo_studio.base.model_store import load_verified
from aemo_studio.domain.emotion import FloatArray


@dataclass(frozen=True, eq=False)
class VoiceRows:
    """What the model says of some stretches of one piece of sound."""

    #: A row for each stretch of speech.
    logits: HeadLogits
    #: float32[k, i]: a description of the voice in each stretch of speech; i = 0 where nobody is to
    #: be recognised.
    voices: FloatArray
    #: float32[m, 12]: probabilities of `STATES`, a row for each stretch of voice.
    states: FloatArray


@dataclass(frozen=True, eq=False)
class SpeechModel:
    """Whisper's lower layers, frozen, and the head that this project trained."""

    #: Makes hidden states of sound, on `device`.
    encoder: WhisperEncoder
    #: Predicts emotions from pooled hidden states, on the CPU.
    head: SpeechHead
    #: Tells bursts from speech by the same states, on the CPU.
    bursts: BurstHead
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
            BurstHead.from_bytes(load_verified("vocal_bursts")),
            device,
            VoiceIdentity.load() if recognise else None,
        )

    @property
    def between(self) -> FloatArray:
        """Variance of each number of a description between speakers, that within one being 1:
        float32[i], i = 0 where nobody is to be recognised."""
        return np.zeros(0, np.float32) if self.voices is None else self.voices.between

    def rows(
        self, samples: FloatArray, speech: NDArray[np.bool_], voice: NDArray[np.bool_]
    ) -> VoiceRows:
        """Encodes a piece of sound once, and predicts a row for each stretch of it.

        samples: float32[n] at 16 kHz, at most 30 s. speech: bool[k, n // 320], the frames (50 a
        second) with speech of each stretch from which emotions are predicted. voice: bool[m,
        n // 320], the same of the stretches in which bursts are looked for. k or m may be 0.
        """
        loud = np.any(speech if len(speech) else voice, axis=0)
        selection = np.concatenate([speech, voice])
        features = pooled_rows(self.encoder, samples, selection, loud, self.device)
        states = no_states()
        logits = HeadLogits.joined([])
        spoken = features[: len(speech)]
        if len(speech):
            logits = self.head.logits(spoken)
        if len(voice):
            states = self.bursts.probabilities(features[len(speech) :])
        return VoiceRows(logits, self._described(spoken), states)

    def _described(self, features: FloatArray) -> FloatArray:
        if self.voices is None:
            return np.zeros((len(features), 0), np.float32)
        return self.voices.describe(features)


def pooled_rows(
    encoder: WhisperEncoder,
    samples: FloatArray,
    selection: NDArray[np.bool_],
    loud: NDArray[np.bool_],
    device: str = "cpu",
) -> FloatArray:
    """Encodes a piece of sound and pools the hidden states: float32[rows, width].

    samples: float32[n] at 16 kHz. selection: bool[rows, n // 320]. loud: bool[n // 320], the
    frames that the sound is levelled by.
    """
    gain = np.float32(level_gain(samples, loud))
    with torch.inference_mode():
        sound = torch.from_numpy(samples * gain).to(device)
        states = [s[0, : selection.shape[1]] for s in encoder(sound[None])]
        chosen = torch.from_numpy(selection.astype(np.float32)).to(device)
        return pool(states, chosen).cpu().numpy()
