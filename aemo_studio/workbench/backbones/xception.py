"""Xception: Chollet 2017, "Xception: Deep Learning with Depthwise Separable Convolutions".

Names as in timm's `legacy_xception`.
"""

from __future__ import annotations

import itertools

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own abbreviation

MIDDLE_BLOCKS = 8


class SeparableConv2d(nn.Module):
    """Convolves each channel alone (3x3), then mixes the channels (1x1)."""

    def __init__(self, inside: int, outside: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inside, inside, 3, padding=1, groups=inside, bias=False)
        self.pointwise = nn.Conv2d(inside, outside, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        mixed: Tensor = self.pointwise(self.conv1(x))
        return mixed


class Block(nn.Module):
    """Adds the input to what separable convolutions make of it.

    widths: channels before the first convolution and after each. stride: 2 halves the
    picture. relu_first: whether the input passes a rectifier (not at the very start).
    """

    def __init__(self, widths: tuple[int, ...], stride: int, relu_first: bool = True) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inside, outside in itertools.pairwise(widths):
            layers += [nn.ReLU(), SeparableConv2d(inside, outside), nn.BatchNorm2d(outside)]
        if stride != 1:
            layers.append(nn.MaxPool2d(3, stride, 1))
            self.skip = nn.Conv2d(widths[0], widths[-1], 1, stride, bias=False)
            self.skipbn = nn.BatchNorm2d(widths[-1])
        self.rep = nn.Sequential(*layers[0 if relu_first else 1 :])
        self.halves = stride != 1

    def forward(self, x: Tensor) -> Tensor:
        carried: Tensor = self.skipbn(self.skip(x)) if self.halves else x
        return carried + self.rep(x)


class Xception(nn.Module):
    """Maps pictures float32[n, 3, h, w] to logits float32[n, classes]; sides from 71 up."""

    def __init__(self, classes: int = 1000) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3, 2, bias=False)
        self.bn1 = nn.BatchNorm2d(32)
        self.conv2 = nn.Conv2d(32, 64, 3, bias=False)
        self.bn2 = nn.BatchNorm2d(64)
        self.block1 = Block((64, 128, 128), 2, relu_first=False)
        self.block2 = Block((128, 256, 256), 2)
        self.block3 = Block((256, 728, 728), 2)
        for number in range(4, 4 + MIDDLE_BLOCKS):
            self.add_module(f"block{number}", Block((728,) * 4, 1))
        self.block12 = Block((728, 728, 1024), 2)
        self.conv3 = SeparableConv2d(1024, 1536)
        self.bn3 = nn.BatchNorm2d(1536)
        self.conv4 = SeparableConv2d(1536, 2048)
        self.bn4 = nn.BatchNorm2d(2048)
        self.fc = nn.Linear(2048, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.bn1(self.conv1(x)))
        x = F.relu(self.bn2(self.conv2(x)))
        for number in range(1, MIDDLE_BLOCKS + 5):
            x = self.get_submodule(f"block{number}")(x)
        x = F.relu(self.bn3(self.conv3(x)))
        x = F.relu(self.bn4(self.conv4(x)))
        logits: Tensor = self.fc(x.mean(dim=(2, 3)))
        return logits
