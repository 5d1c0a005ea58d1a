"""The image networks that recipes build on, with the parameter counts of their authors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from torch import nn

from aemo_studio.workbench.backbones.torchvision_models import torchvision_models
from aemo_studio.workbench.backbones.xception import Xception


@dataclass(frozen=True)
class Architecture:
    """A published network over pictures float32[n, 3, side, side]."""

    #: As in messages ("VGG16").
    name: str
    #: Makes the network with random weights and 1000 classes.
    build: Callable[[], nn.Module]
    #: Height and width of its pictures, in pixels.
    side: int
    #: Numbers that its last layer gets of a picture.
    width: int
    #: Trained numbers, the last layer included.
    parameters: int


def resnet18(classes: int = 1000, channels: int = 3) -> nn.Module:
    """Builds ResNet18 over pictures [n, channels, h, w], with random weights."""
    network: nn.Module = torchvision_models().resnet18(num_classes=classes)
    if channels != 3:
        first = nn.Conv2d(channels, 64, 7, stride=2, padding=3, bias=False)
        nn.init.kaiming_normal_(first.weight, mode="fan_out", nonlinearity="relu")
        network.conv1 = first
    return network


def _vgg(layers: int) -> nn.Module:
    network: nn.Module = torchvision_models().get_model(f"vgg{layers}")
    return network


def _inception_v3() -> nn.Module:
    """Builds Inception v3 with torch's own random weights.

    The authors' spread of 0.1 grows from layer to layer in a network that is not trained,
    beyond what half precision can hold.
    """
    network: nn.Module = torchvision_models().inception_v3(init_weights=False)
    return network


VGG16 = Architecture("VGG16", partial(_vgg, 16), 224, 4096, 138_357_544)
VGG19 = Architecture("VGG19", partial(_vgg, 19), 224, 4096, 143_667_240)
XCEPTION = Architecture("Xception", Xception, 299, 2048, 22_855_952)
INCEPTION_V3 = Architecture("Inception v3", _inception_v3, 299, 2048, 27_161_264)


def parameter_count(network: nn.Module) -> int:
    """Counts the trained numbers; the moving statistics of batch normalisation are none."""
    return sum(parameter.numel() for parameter in network.parameters())


def last_layer(network: nn.Module) -> nn.Linear:
    """Finds the layer that gives the classes."""
    return _last_linear(network)[1]


def remove_last_layer(network: nn.Module) -> None:
    """Makes the network give the input of its last layer, float32[n, width], in place."""
    network.set_submodule(_last_linear(network)[0], nn.Identity())


def _last_linear(network: nn.Module) -> tuple[str, nn.Linear]:
    """Its name and itself; an auxiliary classifier stands before it."""
    layers = network.named_modules()
    return [(name, layer) for name, layer in layers if isinstance(layer, nn.Linear)][-1]
