"""Predicts calibrated EmotionScores from crops and blendshapes with the trained network."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeAlias

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from aemo_studio.analysis.face.adaptation import PERSON_TENSORS, PersonLayer, person_layer
from aemo_studio.analysis.face.expression import ExpressionModel
from aemo_studio.analysis.face.landmarks import MIRROR_BLENDSHAPES
from aemo_studio.analysis.face.network import FER_CLASSES, FaceNetwork, NetworkShape, standardised
from aemo_studio.analysis.face.threads import one_thread
from aemo_studio.base.model_store import load_verified, understood
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray, emotion_index

MODEL_NAME = "face_emotion"

Crops: TypeAlias = NDArray[np.uint8]

# How each FER+ class is mapped to Emotions. Face data has no label "calm": what looks
# neutral is left undecided between neutral and calm, and speech decides. RAVDESS has no
# contempt: half of it is read as disgust (its neighbour in the faces that raters confuse
# it with), half as the unmoved face that it mostly is.
_EMOTION_OF: dict[str, dict[str, float]] = {
    "neutral": {"neutral": 0.5, "calm": 0.5},
    "happiness": {"happy": 1.0},
    "surprise": {"surprised": 1.0},
    "sadness": {"sad": 1.0},
    "anger": {"angry": 1.0},
    "disgust": {"disgust": 1.0},
    "fear": {"fearful": 1.0},
    "contempt": {"disgust": 0.5, "neutral": 0.25, "calm": 0.25},
}


def _mapping() -> FloatArray:
    matrix = np.zeros((len(FER_CLASSES), N_EMOTIONS), dtype=np.float32)
    for row, name in enumerate(FER_CLASSES):
        for emotion, share in _EMOTION_OF[name].items():
            matrix[row, emotion_index(emotion)] = share
    return matrix


EMOTION_OF_CLASS: FloatArray = _mapping()
"""float32[8, 8]: FER+ class probabilities times this are EmotionScores."""


class ModelInfo(msgspec.Struct, frozen=True):
    """The metadata of the weights file."""

    #: Log-probabilities without `balance` are divided by it before the softmax; above 0.
    temperature: float
    #: Whether the prediction is the mean of those for the face and its mirror image.
    mirror: bool
    #: The fields of NetworkShape.
    shape: dict[str, list[int] | int]
    #: The classes that the network predicts, in order of its outputs.
    classes: tuple[str, ...] = FER_CLASSES
    #: Per class: what its log-probability is on average over faces that show all looks alike.
    #: Without it no class is favoured, so that the scores are likelihoods for the fusion.
    balance: tuple[float, ...] = (0.0,) * len(FER_CLASSES)
    #: Weight of the second network's log-probabilities, added to this network's; 0 or more.
    second_share: float = 0.0


@dataclass(frozen=True, eq=False)
class FaceModel:
    """The trained network with its calibration, and the second one beside it."""

    #: The network in evaluation mode, on `device`.
    network: FaceNetwork
    #: Calibration and shape, from the weights file.
    info: ModelInfo
    #: cpu, cuda or mps.
    device: str
    #: Adapts scores to a person; None in a network that was not yet balanced.
    person: PersonLayer | None = None
    #: Where `info.second_share` is above 0.
    second: ExpressionModel | None = None

    @staticmethod
    def load(device: str = "cpu", folder: Path | None = None) -> FaceModel:
        """Loads the shipped networks, their sha256 checked, on `device` (cpu, cuda or mps).

        folder: another models folder than the program's. Raises ModelError if a model is
        missing, damaged or not of this program.
        """
        data = load_verified(MODEL_NAME, folder)
        with understood(
            MODEL_NAME, SafetensorError, msgspec.MsgspecError, KeyError, RuntimeError, ValueError
        ):
            first = from_bytes(data, device)
        if first.info.second_share <= 0:
            return first
        return replace(first, second=ExpressionModel.load(device, folder))

    def predict(self, crops: Crops, blendshapes: FloatArray, large: Crops) -> FloatArray:
        """Predicts calibrated EmotionScores float32[n, 8] of n faces.

        crops: uint8[n, 48, 48], aligned by `crops.aligned_crop`. blendshapes: float32[n, 52];
        rows that are not finite count as unknown. large: uint8[n, 112, 112], the same crops
        larger, for the second network.
        """
        scores = self.class_probabilities(crops, blendshapes, large) @ EMOTION_OF_CLASS
        return (scores / scores.sum(axis=1, keepdims=True)).astype(np.float32)

    def class_probabilities(
        self, crops: Crops, blendshapes: FloatArray, large: Crops
    ) -> FloatArray:
        """Predicts balanced, calibrated probabilities float32[n, 8] of `FER_CLASSES`."""
        logs = self.log_probabilities(crops, blendshapes)
        if self.second is not None:
            logs = with_second(logs, self.second.log_probabilities(large), self.info.second_share)
        balanced = logs - np.array(self.info.balance, np.float32)
        return probabilities_of(balanced, self.info.temperature)

    def log_probabilities(self, crops: Crops, blendshapes: FloatArray) -> FloatArray:
        """Predicts log-probabilities float32[n, 8] of `FER_CLASSES` as the first network alone
        learned them; see `predict`."""
        if len(crops) == 0:
            return np.zeros((0, len(FER_CLASSES)), dtype=np.float32)
        found = np.asarray(np.isfinite(blendshapes).all(axis=1))
        known = np.where(found[:, None], blendshapes, 0.0).astype(np.float32)
        with torch.inference_mode(), one_thread():
            logs = self._logs(crops, known, found)
            if self.info.mirror:
                turned = np.ascontiguousarray(crops[:, :, ::-1])
                logs = logs + self._logs(turned, known[:, MIRROR_BLENDSHAPES], found)
                logs = logs / 2
        return np.asarray(logs.cpu().numpy(), dtype=np.float32)

    def _logs(self, crops: Crops, blendshapes: FloatArray, found: NDArray[np.bool_]) -> Tensor:
        x = standardised(torch.from_numpy(np.ascontiguousarray(crops)).to(self.device))
        shapes = torch.from_numpy(np.ascontiguousarray(blendshapes)).to(self.device)
        known = torch.from_numpy(found.astype(np.float32)).to(self.device)
        logits: Tensor = self.network(x, shapes, known).combined
        return torch.log_softmax(logits, dim=1)


def with_second(logs: FloatArray, second: FloatArray, share: float) -> FloatArray:
    """Multiplies what two networks say of n faces: log-probabilities float32[n, 8] each."""
    return np.asarray(logs + np.float32(share) * second, np.float32)


def probabilities_of(logs: FloatArray, temperature: float) -> FloatArray:
    """Turns log-probabilities float32[n, k] into calibrated probabilities float32[n, k]."""
    scaled = logs / np.float32(temperature)
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def to_bytes(network: FaceNetwork, info: ModelInfo, person: PersonLayer | None = None) -> bytes:
    """Encodes the weights file: float16 safetensors with `info` in its metadata, and the layer
    that adapts to a person as float32."""
    layer = {} if person is None else vars(person)
    tensors = {
        name: (value.half() if value.is_floating_point() else value).contiguous()
        for name, value in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    for name, value in layer.items():
        tensors[PERSON_TENSORS + name] = torch.from_numpy(np.array(value, np.float32))
    return save(tensors, {"aemo_studio": msgspec.json.encode(info).decode()})


def from_bytes(data: bytes, device: str) -> FaceModel:
    """Decodes what `to_bytes` encoded. Raises what safetensors, msgspec and torch raise."""
    info = msgspec.json.decode(_metadata(data), type=ModelInfo)
    if info.classes != FER_CLASSES:
        raise ValueError("other classes")
    network = FaceNetwork(_shape(info))
    tensors = {name: value.float() for name, value in load(data).items()}
    of_person = {n: v.numpy() for n, v in tensors.items() if n.startswith(PERSON_TENSORS)}
    weights = {name: value for name, value in tensors.items() if name not in of_person}
    missing, unexpected = network.load_state_dict(weights, strict=False)
    if unexpected or any(not name.endswith("num_batches_tracked") for name in missing):
        raise ValueError("other tensors")
    person = person_layer(of_person) if of_person else None
    return FaceModel(network.to(device).eval(), info, device, person)


def shape_as_dict(shape: NetworkShape) -> dict[str, list[int] | int]:
    """Converts a NetworkShape to what the weights file holds."""
    return {k: v if isinstance(v, int) else list(v) for k, v in asdict(shape).items()}


def _shape(info: ModelInfo) -> NetworkShape:
    return msgspec.convert(info.shape, NetworkShape)


def _metadata(data: bytes) -> str:
    """Reads the metadata of safetensors bytes: 8 bytes of length, then a JSON header."""
    length = int.from_bytes(data[:8], "little")
    header = msgspec.json.decode(data[8 : 8 + length])
    text = header["__metadata__"]["aemo_studio"]
    if not isinstance(text, str):
        raise ValueError("no description in the weights")
    return text
