"""Published image networks, compactly, with the parameter counts and names of their authors.

So that the usual ImageNet state dicts (torchvision's, timm's for Xception) load unchanged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor, nn

from aemo_studio.workbench.backbones.inception import InceptionV3
from aemo_studio.workbench.backbones.resnet import ResNet18
from aemo_studio.workbench.backbones.vgg import VGG, VGG16_WIDTHS, VGG19_WIDTHS
from aemo_studio.workbench.backbones.xception import Xception


class Backbone(Protocol):
    """What every network here can do."""

    def embed(self, x: Tensor) -> Tensor:
        """Pictures [n, 3, side, side] to [n, width], the input of the last layer."""


@dataclass(frozen=True)
class Architecture:
    """A published network. side: of its pictures, in pixels. width: of its embedding."""

    name: str
    build: Callable[[], nn.Module]
    side: int
    width: int
    parameters: int


RESNET18 = Architecture("ResNet18", ResNet18, 224, 512, 11_689_512)
VGG16 = Architecture("VGG16", lambda: VGG(VGG16_WIDTHS), 224, 4096, 138_357_544)
VGG19 = Architecture("VGG19", lambda: VGG(VGG19_WIDTHS), 224, 4096, 143_667_240)
XCEPTION = Architecture("Xception", Xception, 299, 2048, 22_855_952)
INCEPTION_V3 = Architecture("Inception v3", InceptionV3, 299, 2048, 27_161_264)

ARCHITECTURES = (RESNET18, VGG16, VGG19, XCEPTION, INCEPTION_V3)


def parameter_count(network: nn.Module) -> int:
    """Trained numbers; the moving statistics of batch normalisation are none."""
    return sum(parameter.numel() for parameter in network.parameters())
