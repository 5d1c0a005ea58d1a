"""VGG16 and VGG19: Simonyan & Zisserman 2015, table 1, columns D and E.

Names as in torchvision (`features.N`, `classifier.N`), without batch normalisation.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own abbreviation

from aemo_studio.workbench.backbones.start import start_randomly

Widths = Sequence[tuple[int, ...]]
"""Channels of the convolutions of each stage; stages end in a maximum over 2x2."""

VGG16_WIDTHS: Widths = ((64,) * 2, (128,) * 2, (256,) * 3, (512,) * 3, (512,) * 3)
VGG19_WIDTHS: Widths = ((64,) * 2, (128,) * 2, (256,) * 4, (512,) * 4, (512,) * 4)

_GRID = 7
_HIDDEN = 4096


class VGG(nn.Module):
    """Pictures [n, 3, h, w] to logits [n, classes]; sides from 32 up."""

    def __init__(self, widths: Widths, classes: int = 1000) -> None:
        super().__init__()
        self.features = nn.Sequential(*_convolutions(widths))
        self.classifier = nn.Sequential(
            nn.Linear(widths[-1][-1] * _GRID**2, _HIDDEN),
            nn.ReLU(),
            nn.Dropout(),
            nn.Linear(_HIDDEN, _HIDDEN),
            nn.ReLU(),
            nn.Dropout(),
            nn.Linear(_HIDDEN, classes),
        )
        start_randomly(self)

    def embed(self, x: Tensor) -> Tensor:
        """[n, 4096]."""
        x = F.adaptive_avg_pool2d(self.features(x), _GRID)
        return self._all_but_last(torch.flatten(x, 1))

    def _all_but_last(self, x: Tensor) -> Tensor:
        for layer in list(self.classifier)[:-1]:
            x = layer(x)
        return x

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.classifier[-1](self.embed(x))
        return logits


def _convolutions(widths: Widths) -> list[nn.Module]:
    layers: list[nn.Module] = []
    inside = 3
    for stage in widths:
        for outside in stage:
            layers += [nn.Conv2d(inside, outside, 3, padding=1), nn.ReLU()]
            inside = outside
        layers.append(nn.MaxPool2d(2))
    return layers
