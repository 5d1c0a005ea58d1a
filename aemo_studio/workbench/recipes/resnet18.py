"""ResNet18 on pictures of sound, first and last layer replaced (Speech-Emotion-Recognition).

All layers are trained, the learning rate rising and falling once.
"""

from __future__ import annotations

from pathlib import Path

from torch import nn

from aemo_studio.domain.emotion import N_EMOTIONS
from aemo_studio.workbench.backbones.architectures import resnet18
from aemo_studio.workbench.backbones.weights import load_imagenet
from aemo_studio.workbench.recipes.layers import OneChannel
from aemo_studio.workbench.recipes.loop import Schedule
from aemo_studio.workbench.recipes.network import NetworkRecipe

REPLACED = ("conv1", "fc")


def build(_shape: tuple[int, ...]) -> nn.Module:
    """Builds a network from pictures [n, bands, frames] to logits [n, 8]."""
    return nn.Sequential(OneChannel(), resnet18(N_EMOTIONS, channels=1))


def start(network: nn.Module, weights: Path) -> None:
    """Loads ImageNet's weights into all layers but the first and the last."""
    load_imagenet(network.get_submodule("1"), weights, "ResNet18", without=REPLACED)


RECIPES = (
    NetworkRecipe(
        name="resnet18",
        source="Speech-Emotion-Recognition",
        features=("log-mel", "mfcc-image", "spectrogram"),
        build=build,
        schedule=Schedule(epochs=40, batch=32, rate=1e-3, patience=40, one_cycle=True),
        dimensions=(2,),
        corpora=("ravdess",),
        start=start,
    ),
)
