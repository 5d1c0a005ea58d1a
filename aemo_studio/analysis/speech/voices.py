"""Describes whose voice is heard by numbers that lie near each other for one speaker.

A linear discriminant projection (Fisher 1936) of the pooled hidden states that emotions are
predicted from anyway: it keeps what differs between speakers and drops what differs within one,
from mood to mood. As for faces, it serves to recognise somebody again within one film.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load

from aemo_studio.base.model_store import load_verified, understood
from aemo_studio.domain.emotion import FloatArray

MODEL_NAME = "voice_identity"


@dataclass(frozen=True, eq=False)
class VoiceIdentity:
    """The projection that this project trained."""

    #: float32[width]: mean of the training features, which is taken away.
    mean: FloatArray
    #: float32[width, k]: each column one number of a description.
    matrix: FloatArray
    #: float32[k]: variance of each number between speakers that it was not fitted on, that within
    #: one being 1.
    between: FloatArray

    @staticmethod
    def load(folder: Path | None = None) -> VoiceIdentity:
        """Loads the shipped model, its sha256 checked.

        folder: another models folder than the program's. Raises ModelError if the model is
        missing, damaged or not of this program.
        """
        data = load_verified(MODEL_NAME, folder)
        with understood(MODEL_NAME, SafetensorError, KeyError):
            tensors = {name: value.astype(np.float32) for name, value in load(data).items()}
            return VoiceIdentity(tensors["mean"], tensors["matrix"], tensors["between"])

    def describe(self, features: FloatArray) -> FloatArray:
        """Describes the voice in each row of pooled features: float32[n, k].

        features: float32[n, width].
        """
        return np.asarray((features - self.mean) @ self.matrix, dtype=np.float32)
