"""Defines the second network that reads expressions: face-api.js's, of 0.3 million parameters.

Four blocks of depthwise separable convolutions, each of which sees the sum of those before; after
Chollet 2017, "Xception: Deep learning with depthwise separable convolutions", and Huang et al.
2017, "Densely connected convolutional networks" (both CVPR).
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

EXPRESSIONS = ("neutral", "happiness", "sadness", "anger", "fear", "disgust", "surprise")
"""What the network tells apart, in the order of its outputs, as FER_CLASSES calls it."""

MEAN_RGB = (122.782, 117.001, 104.298)
"""Mean colour of its training pictures, subtracted from every pixel."""

_WIDTHS = (32, 64, 128, 256)


class Separable(nn.Module):
    """A 3x3 convolution of each channel alone, then one of all channels at each place."""

    def __init__(self, before: int, width: int, stride: int) -> None:
        super().__init__()
        padding = 1 if stride == 1 else 0
        self.depthwise = nn.Conv2d(before, before, 3, stride, padding, groups=before, bias=False)
        self.pointwise = nn.Conv2d(before, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.pointwise(self.depthwise(x))
        return out


class DenseBlock(nn.Module):
    """Halves the side by a first convolution; three more each see the sum of those before."""

    def __init__(self, first: nn.Module, width: int) -> None:
        super().__init__()
        self.conv0 = first
        self.conv1, self.conv2, self.conv3 = (Separable(width, width, 1) for _ in range(3))

    def forward(self, x: Tensor) -> Tensor:
        # Padded on the far sides only, as TensorFlow halves an even side.
        total = functional.relu(self.conv0(functional.pad(x, (0, 1, 0, 1))))
        seen = total
        for conv in (self.conv1, self.conv2, self.conv3):
            total = total + conv(seen)
            seen = functional.relu(total)
        return seen


class ExpressionNetwork(nn.Module):
    """Predicts logits of `EXPRESSIONS` from aligned grey crops."""

    mean_rgb: Tensor

    def __init__(self) -> None:
        super().__init__()
        firsts: list[nn.Module] = [nn.Conv2d(3, _WIDTHS[0], 3, 2)]
        firsts += [Separable(before, width, 2) for before, width in pairwise(_WIDTHS)]
        self.blocks = nn.Sequential(*map(DenseBlock, firsts, _WIDTHS))
        self.head = nn.Linear(_WIDTHS[-1], len(EXPRESSIONS))
        mean = torch.tensor(MEAN_RGB)[:, None, None]
        self.register_buffer("mean_rgb", mean, persistent=False)

    def forward(self, grey: Tensor) -> Tensor:
        """Computes float32[n, 7] from uint8[n, 112, 112]."""
        x = (grey[:, None].float() - self.mean_rgb) / 255
        x = self.blocks(x.contiguous(memory_format=torch.channels_last))
        logits: Tensor = self.head(x.mean(dim=(2, 3)))
        return logits
