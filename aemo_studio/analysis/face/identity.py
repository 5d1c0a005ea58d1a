"""Describes whom a face belongs to by numbers that lie near each other for one person.

A description serves to recognise somebody again within one film. It is not a name, and it is
compared with nothing outside the film.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load

from aemo_studio.analysis.face.identity_network import N_NUMBERS, IdentityNetwork
from aemo_studio.analysis.face.threads import one_thread
from aemo_studio.base.model_store import load_verified, understood
from aemo_studio.domain.emotion import FloatArray

MODEL_NAME = "face_identity"
_SIDE = 150


@dataclass(frozen=True, eq=False)
class FaceIdentity:
    """The trained network that describes faces."""

    #: In evaluation mode, on `device`.
    network: IdentityNetwork
    #: cpu, cuda or mps.
    device: str

    @cached_property
    def nobody(self) -> FloatArray:
        """Describes an even grey picture, float32[128]. Animals and things that pass for faces lie
        near it, since nothing in them tells one person from another."""
        return self.describe(np.full((1, _SIDE, _SIDE, 3), 128, np.uint8))[0]

    @staticmethod
    def load(device: str = "cpu", folder: Path | None = None) -> FaceIdentity:
        """Loads the shipped model, its sha256 checked.

        folder: another models folder than the program's. Raises ModelError if the model is
        missing, damaged or not of this program.
        """
        data = load_verified(MODEL_NAME, folder)
        with understood(MODEL_NAME, SafetensorError, RuntimeError):
            weights = {name: value.float() for name, value in load(data).items()}
            network = IdentityNetwork.of(weights)
        network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return FaceIdentity(network.eval(), device)

    def describe(self, pictures: NDArray[np.uint8]) -> FloatArray:
        """Describes n faces: float32[n, 128], about 0.4 apart for two people who look alike.

        pictures: uint8[n, 150, 150, 3], RGB, by `crops.identity_crop`.
        """
        if len(pictures) == 0:
            return np.zeros((0, N_NUMBERS), dtype=np.float32)
        with torch.inference_mode(), one_thread():
            rgb = torch.from_numpy(np.ascontiguousarray(pictures)).to(self.device)
            found = self.network(rgb.permute(0, 3, 1, 2).float())
        return np.asarray(found.cpu().numpy(), dtype=np.float32)
