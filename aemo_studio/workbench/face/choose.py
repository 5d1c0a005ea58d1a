"""Chooses the mixture of heads on the validation split, and measures what was chosen."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.face.network import FER_CLASSES, FaceNetwork, Logits
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.calibrate import softmax
from aemo_studio.workbench.face.data import Examples, FaceData
from aemo_studio.workbench.face.measure import face_figures, fit_temperature
from aemo_studio.workbench.face.train import predict_logits

PARTS = ("combined", "picture", "blendshapes")
BLIND = "without_blendshapes"

_PICTURE_SHARES = (0.0, 0.25, 0.5, 1.0)
_BLENDSHAPE_SHARES = (0.0, 0.15, 0.3, 0.5)


@dataclass(frozen=True)
class Mixture:
    """The weights of the heads, chosen on the validation split only (protocol `any`, by negative
    log-likelihood).

    The combined head's logits plus picture_share times the picture head's plus blendshape_share
    times the blendshape head's (a product of experts), divided by temperature.
    """

    #: 0 or more.
    picture_share: float
    #: 0 or more.
    blendshape_share: float
    #: Whether logits are averaged over the face and its mirror image.
    mirror: bool
    #: Above 0.
    temperature: float


def choose(validation: Examples, network: FaceNetwork) -> Mixture:
    """Tries every mixture with its best temperature."""
    judged = validation.subset(validation.judged)
    options = []
    for mirror in (False, True):
        parts = part_logits(network, judged, mirror)
        for picture in _PICTURE_SHARES:
            for shapes in _BLENDSHAPE_SHARES:
                logits = _mixed(parts, picture, shapes)
                temperature = fit_temperature(judged.labels, logits)
                nll = face_figures(judged.labels, softmax(logits, temperature)).nll
                options.append((nll, Mixture(picture, shapes, mirror, temperature)))
    return min(options, key=lambda option: option[0])[1]


def part_logits(
    network: FaceNetwork, examples: Examples, mirror: bool
) -> tuple[NDArray[np.float64], ...]:
    """Log-probabilities float64[n, 8] of `PARTS`, averaged with the mirror image if asked."""
    logs = _logs(predict_logits(network, examples))
    if not mirror:
        return logs
    turned = _logs(predict_logits(network, examples, mirror=True))
    return tuple((a + b) / 2 for a, b in zip(logs, turned, strict=True))


def _logs(logits: Logits) -> tuple[NDArray[np.float64], ...]:
    return tuple(np.asarray(torch.log_softmax(p, dim=1).double().numpy()) for p in logits)


def _mixed(
    parts: tuple[NDArray[np.float64], ...], picture: float, shapes: float
) -> NDArray[np.float64]:
    return np.asarray(parts[0] + picture * parts[1] + shapes * parts[2])


def folded(network: FaceNetwork, mixture: Mixture) -> FaceNetwork:
    """Writes the chosen mixture into the combined head of the network.

    All heads are linear in the same features, so a product of experts is one head.
    """
    width = network.picture_head.weight.shape[1]
    with torch.no_grad():
        head = network.combined_head
        head.weight[:, :width].add_(network.picture_head.weight, alpha=mixture.picture_share)
        head.weight[:, width:].add_(network.blendshape_head.weight, alpha=mixture.blendshape_share)
        head.bias.add_(network.picture_head.bias, alpha=mixture.picture_share)
        head.bias.add_(network.blendshape_head.bias, alpha=mixture.blendshape_share)
    return network


@dataclass(frozen=True, eq=False)
class _SplitLogs:
    """Log-probabilities of the examples of a split."""

    examples: Examples
    #: float64[n, 8] by each of PARTS, and of the combined model without blendshapes.
    logs: dict[str, NDArray[np.float64]]

    def figures(
        self, rows: NDArray[np.bool_], temperatures: dict[str, float]
    ) -> dict[str, dict[str, Any]]:
        labels = self.examples.labels[rows]
        return {
            name: asdict(face_figures(labels, softmax(logs[rows], temperatures[name])))
            for name, logs in self.logs.items()
        }


def _split_logs(network: FaceNetwork, examples: Examples, mirror: bool) -> _SplitLogs:
    logs = dict(zip(PARTS, part_logits(network, examples, mirror), strict=True))
    hidden = replace(examples, found=np.zeros(len(examples), dtype=np.bool_))
    logs[BLIND] = part_logits(network, hidden, mirror)[0]
    return _SplitLogs(examples, logs)


def measured_figures(data: FaceData, network: FaceNetwork, mixture: Mixture) -> dict[str, Any]:
    """Computes all figures of a folded network: per split, protocol and part.

    Each part alone gets the same mirroring and a temperature of its own from validation;
    the combined model keeps its one temperature when the blendshapes are withheld.
    """
    validation = _split_logs(network, data.validation, mixture.mirror)
    judged = data.validation.judged
    temperatures = {
        name: fit_temperature(data.validation.labels[judged], validation.logs[name][judged])
        for name in PARTS
    }
    temperatures[PARTS[0]] = temperatures[BLIND] = mixture.temperature
    test, web = (_split_logs(network, e, mixture.mirror) for e in (data.test, data.web_held_out))
    found = data.test.found
    return {
        "validation_any": validation.figures(judged, temperatures),
        "test_any": test.figures(data.test.judged, temperatures),
        "test_clear": test.figures(data.test.clear, temperatures),
        "test_any_with_landmarks": test.figures(data.test.judged & found, temperatures),
        "test_clear_with_landmarks": test.figures(data.test.clear & found, temperatures),
        "web_held_out": web.figures(data.web_held_out.judged, temperatures),
    }


def majority_guess(train: Examples, test: Examples) -> float:
    """Computes the accuracy of always predicting the most frequent training class."""
    mean: FloatArray = train.targets.mean(axis=0)
    judged = test.subset(test.judged)
    return round(float((judged.labels == int(mean.argmax())).mean()), 4)


def class_counts(examples: Examples) -> dict[str, int]:
    """Counts the judged images per class."""
    labels = examples.labels[examples.judged]
    return {name: int((labels == i).sum()) for i, name in enumerate(FER_CLASSES)}
