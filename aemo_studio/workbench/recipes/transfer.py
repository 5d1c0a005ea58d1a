"""Recipes that train a head on a frozen image network's embeddings of pictures of sound.

The embedding of a picture is the same in every round, so it is computed once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own abbreviation

from aemo_studio.analysis.speech.device import exact_arithmetic
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.backbones.architectures import (
    INCEPTION_V3,
    VGG16,
    VGG19,
    XCEPTION,
    Architecture,
    last_layer,
    parameter_count,
    remove_last_layer,
)
from aemo_studio.workbench.backbones.weights import load_imagenet
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.recipes.layers import Dropout
from aemo_studio.workbench.recipes.loop import (
    Schedule,
    arranged,
    half_precision,
    precision,
)
from aemo_studio.workbench.recipes.network import NetworkRecipe, check_dimensions
from aemo_studio.workbench.recipes.task import Fitted, Settings, StepReporter, Task, unreported

PICTURES = ("log-mel", "mfcc-image", "spectrogram")
IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_SPREAD = (0.229, 0.224, 0.225)
_HIDDEN = 256
_BATCH = 16


@dataclass(frozen=True)
class TransferRecipe:
    """A network trained on ImageNet that learns on from pictures of sound."""

    #: By which commands choose it.
    name: str
    #: The network.
    architecture: Architecture
    #: Whose idea it is.
    source: str = "transfer from ImageNet"
    #: Names of the features it can use, its own first.
    features: tuple[str, ...] = PICTURES
    #: It was made for.
    corpora: tuple[str, ...] = ("ravdess",)
    #: Of the pictures in pixels; None for the architecture's own.
    side: int | None = None

    def prepare(
        self, file: FeatureFile, seed: int, settings: Settings, report: StepReporter = unreported
    ) -> FeatureFile:
        """Computes the frozen network's embedding of each picture, float32[n, width]."""
        check_dimensions(self.name, file, (2,))
        exact_arithmetic()
        backbone = self._backbone(seed, settings)
        half = half_precision(settings.device) if settings.mixed else None
        side = self.side or self.architecture.side
        embedded = np.zeros((len(file), self.architecture.width), np.float32)
        for start in range(0, len(file), _BATCH):
            pictures = as_pictures(file.x[start : start + _BATCH], side).to(settings.device)
            with torch.inference_mode(), precision(settings.device, half):
                found = backbone(pictures).float()
            embedded[start : start + _BATCH] = found.cpu().numpy()
            done = min(start + _BATCH, len(file))
            report(done / len(file), f"{done} of {len(file)} clips through the frozen network")
        return replace(file, x=embedded)

    def _backbone(self, seed: int, settings: Settings) -> nn.Module:
        torch.manual_seed(seed)
        backbone = self.architecture.build()
        if settings.imagenet is not None:
            load_imagenet(backbone, settings.imagenet, self.architecture.name)
        remove_last_layer(backbone)
        backbone.eval().requires_grad_(False).to(settings.device)
        arranged(backbone, settings.device)
        return backbone

    def fit(self, task: Task) -> Fitted:
        return self._head().fit(replace(task, settings=replace(task.settings, imagenet=None)))

    def _head(self) -> NetworkRecipe:
        schedule = Schedule(epochs=100, batch=32, rate=1e-3, patience=15)
        return NetworkRecipe(self.name, self.source, self.features, build_head, schedule, (1,))

    def parameters(self, shape: tuple[int, ...]) -> int:
        """Counts those of the frozen network and of the head that replaces its last layer."""
        del shape
        with torch.device("meta"):
            backbone = self.architecture.build()
        replaced = parameter_count(last_layer(backbone))
        own = self._head().parameters((self.architecture.width,))
        return self.architecture.parameters - replaced + own


def build_head(shape: tuple[int, ...]) -> nn.Module:
    """Builds a head from [n, width] to logits [n, 8]."""
    return nn.Sequential(
        nn.Linear(shape[0], _HIDDEN), nn.ReLU(), Dropout(0.4), nn.Linear(_HIDDEN, N_EMOTIONS)
    )


def as_pictures(x: FloatArray, side: int) -> Tensor:
    """Stretches [n, h, w] to float32[n, 3, side, side], three times grey, in ImageNet's range."""
    grey = torch.from_numpy(x).flatten(1)
    low, high = grey.amin(1, keepdim=True), grey.amax(1, keepdim=True)
    grey = ((grey - low) / (high - low).clamp(min=1e-6)).reshape(x.shape).unsqueeze(1)
    stretched = F.interpolate(grey, (side, side), mode="bilinear", align_corners=False)
    mean = torch.tensor(IMAGENET_MEAN).reshape(3, 1, 1)
    return (stretched - mean) / torch.tensor(IMAGENET_SPREAD).reshape(3, 1, 1)


RECIPES = (
    TransferRecipe("vgg16", VGG16),
    TransferRecipe("vgg19", VGG19),
    TransferRecipe("xception", XCEPTION),
    TransferRecipe("inception-v3", INCEPTION_V3),
)
