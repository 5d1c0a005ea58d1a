"""Defines the face network: a residual CNN on the crop and an MLP on the blendshapes.

The CNN follows He et al. 2016, "Deep residual learning for image recognition" (CVPR), with
the gates of Hu, Shen and Sun 2018, "Squeeze-and-excitation networks" (CVPR).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

FER_CLASSES = (
    "neutral",
    "happiness",
    "surprise",
    "sadness",
    "anger",
    "disgust",
    "fear",
    "contempt",
)
"""The classes that the network predicts: those of FER+, in its column order."""

N_CLASSES = len(FER_CLASSES)


@dataclass(frozen=True)
class NetworkShape:
    """Sizes of the network."""

    #: Channels at 1/2, 1/4, 1/8 and 1/16 of the crop's side.
    widths: tuple[int, int, int, int] = (32, 64, 128, 256)
    #: Residual blocks at each of these scales.
    blocks: tuple[int, int, int, int] = (1, 1, 1, 1)
    #: Units of each layer of the blendshape MLP.
    hidden: int = 64


class Logits(NamedTuple):
    """Uncalibrated logits of `FER_CLASSES`, by the whole network and by each part alone."""

    #: float32[n, 8], from crop and blendshapes.
    combined: Tensor
    #: float32[n, 8], from the crop.
    picture: Tensor
    #: float32[n, 8], from the blendshapes.
    blendshapes: Tensor


class _Gate(nn.Module):
    """Scales channels by their means over the whole picture (squeeze and excitation)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.down = nn.Linear(width, width // 8)
        self.up = nn.Linear(width // 8, width)

    def forward(self, x: Tensor) -> Tensor:
        gate = torch.sigmoid(self.up(torch.relu(self.down(x.mean(dim=(2, 3))))))
        return x * gate[:, :, None, None]


class _Block(nn.Module):
    """A residual block: two 3x3 convolutions and a shortcut around them."""

    def __init__(self, before: int, width: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(before, width, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(width)
        self.gate = _Gate(width)
        self.around = _around(before, width, stride)

    def forward(self, x: Tensor) -> Tensor:
        y = torch.relu(self.norm1(self.conv1(x)))
        y = self.gate(self.norm2(self.conv2(y)))
        return torch.relu(y + self.around(x))


def _around(before: int, width: int, stride: int) -> nn.Module:
    if before == width and stride == 1:
        return nn.Identity()
    pool: list[nn.Module] = [nn.AvgPool2d(stride, ceil_mode=True)] if stride > 1 else []
    return nn.Sequential(*pool, nn.Conv2d(before, width, 1, bias=False), nn.BatchNorm2d(width))


class FaceNetwork(nn.Module):
    """Predicts `Logits` from crops and blendshapes."""

    def __init__(self, shape: NetworkShape | None = None, dropout: float = 0.2) -> None:
        super().__init__()
        shape = shape or NetworkShape()
        first, last = shape.widths[0], shape.widths[-1]
        self.stem = nn.Conv2d(4, first, 3, 1, 1, bias=False)
        self.stem_norm = nn.BatchNorm2d(first)
        self.trunk = nn.Sequential(*_blocks(shape.widths, shape.blocks))
        self.mlp = nn.Sequential(
            nn.BatchNorm1d(52),
            nn.Linear(52, shape.hidden),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(shape.hidden, shape.hidden),
            nn.ReLU(),
        )
        self.dropout = nn.Dropout(dropout)
        self.picture_head = nn.Linear(last, N_CLASSES)
        self.blendshape_head = nn.Linear(shape.hidden, N_CLASSES)
        self.combined_head = nn.Linear(last + shape.hidden, N_CLASSES)

    def forward(self, crops: Tensor, blendshapes: Tensor, found: Tensor) -> Logits:
        """Computes the logits of n faces.

        crops: float32[n, 1, h, w], standardised. blendshapes: float32[n, 52]. found:
        float32[n], 1 where the blendshapes are known, 0 where they are to be ignored.
        """
        picture = self.dropout(self.embed(crops))
        shapes = self.mlp(blendshapes) * found[:, None]
        return Logits(
            self.combined_head(torch.cat([picture, shapes], dim=1)),
            self.picture_head(picture),
            self.blendshape_head(shapes),
        )

    def embed(self, crops: Tensor) -> Tensor:
        """Computes the CNN's features of each crop, float32[n, widths[-1]]."""
        # Each 2x2 block of pixels becomes 4 channels: a quarter of the positions to
        # compute at, nothing lost.
        x = nn.functional.pixel_unshuffle(crops, 2).contiguous(memory_format=torch.channels_last)
        x = torch.relu(self.stem_norm(self.stem(x)))
        features: Tensor = self.trunk(x).mean(dim=(2, 3))
        return features


def _blocks(widths: Sequence[int], counts: Sequence[int]) -> list[nn.Module]:
    blocks: list[nn.Module] = []
    before = widths[0]
    for stage, (width, count) in enumerate(zip(widths, counts, strict=True)):
        for index in range(count):
            stride = 2 if stage > 0 and index == 0 else 1
            blocks.append(_Block(before, width, stride))
            before = width
    return blocks


def standardised(crops: Tensor) -> Tensor:
    """Standardises crops uint8[n, h, w] to float32[n, 1, h, w], mean 0 and deviation 1 each.

    This removes exposure and contrast, which carry nothing of the expression.
    """
    x = crops.to(torch.float32)
    mean = x.mean(dim=(1, 2), keepdim=True)
    deviation = x.std(dim=(1, 2), keepdim=True)
    return ((x - mean) / (deviation + 4.0)).unsqueeze(1)


def parameter_count(network: nn.Module) -> int:
    """Counts the parameters that training may change."""
    return sum(p.numel() for p in network.parameters())
