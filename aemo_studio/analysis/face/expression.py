"""Reads expressions by a second network, which learned from other pictures than the first.

Where both err differently, what both say is worth more than what either says; `model` multiplies
their answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor

from aemo_studio.analysis.face.expression_network import EXPRESSIONS, ExpressionNetwork
from aemo_studio.analysis.face.network import FER_CLASSES
from aemo_studio.analysis.face.threads import one_thread
from aemo_studio.base.model_store import load_verified, understood
from aemo_studio.domain.emotion import FloatArray

EXPRESSION_MODEL = "face_expression"

_AT_ONCE = 2
"""Faces, with their mirror images: more do not stay in the processor's cache, and take half as long
again."""

_SHARED = [EXPRESSIONS.index(name) for name in FER_CLASSES if name in EXPRESSIONS]
# Nobody taught it contempt. It is read half as neutral and half as disgust, as elsewhere.
_CONTEMPT = [EXPRESSIONS.index("neutral"), EXPRESSIONS.index("disgust")]


@dataclass(frozen=True, eq=False)
class ExpressionModel:
    """The second network, ready to read."""

    #: In evaluation mode, on `device`.
    network: ExpressionNetwork
    #: cpu, cuda or mps.
    device: str

    @staticmethod
    def load(device: str = "cpu", folder: Path | None = None) -> ExpressionModel:
        """Loads the shipped model, its sha256 checked.

        folder: another models folder than the program's. Raises ModelError if the model is
        missing, damaged or not of this program.
        """
        data = load_verified(EXPRESSION_MODEL, folder)
        network = ExpressionNetwork()
        with understood(EXPRESSION_MODEL, SafetensorError, RuntimeError):
            network.load_state_dict({name: value.float() for name, value in load(data).items()})
        network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return ExpressionModel(network.eval(), device)

    def log_probabilities(self, crops: NDArray[np.uint8]) -> FloatArray:
        """Predicts log-probabilities float32[n, 8] of `FER_CLASSES` as the network learned them,
        from each face and its mirror image.

        crops: uint8[n, 112, 112], by `crops.aligned_crop`.
        """
        if len(crops) == 0:
            return np.zeros((0, len(FER_CLASSES)), dtype=np.float32)
        with torch.inference_mode(), one_thread():
            grey = torch.from_numpy(np.ascontiguousarray(crops)).to(self.device)
            logs = torch.cat([self._logs(part) for part in torch.split(grey, _AT_ONCE)])
            contempt = torch.logsumexp(logs[:, _CONTEMPT], dim=1, keepdim=True) - np.log(2)
            found = torch.cat([logs[:, _SHARED], contempt], dim=1)
        return np.asarray(found.cpu().numpy(), dtype=np.float32)

    def _logs(self, grey: Tensor) -> Tensor:
        found = self.network(torch.cat([grey, grey.flip(2)]))
        return torch.log_softmax(found, dim=1).view(2, len(grey), -1).mean(dim=0)
