"""Inception v3: Szegedy et al. 2016, "Rethinking the Inception Architecture", table 1.

Names as in torchvision. A block is a set of branches over the same input, whose outputs
stand side by side; a branch is a chain of convolutions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own abbreviation

Step = tuple[str, int, tuple[int, int], int]
"""Name, channels, kernel and stride of a convolution; stride 1 keeps the size."""


class BasicConv2d(nn.Module):
    """Convolution, batch normalisation, rectifier."""

    def __init__(
        self,
        inside: int,
        outside: int,
        kernel: int | tuple[int, int] = 1,
        stride: int = 1,
        padding: int | tuple[int, int] = 0,
    ) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inside, outside, kernel, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(outside, eps=0.001)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(self.bn(self.conv(x)))


class Branches(nn.Module):
    """Chains of convolutions over the same input, side by side.

    pool: "average" (3x3, then a 1x1 convolution), or "maximum" (3x3 of stride 2).
    pool_width: channels of the convolution after the average.
    """

    def __init__(self, inside: int, chains: Sequence[Sequence[Step]], pool_width: int = 0) -> None:
        super().__init__()
        self.chains = [[step[0] for step in chain] for chain in chains]
        for chain in chains:
            width = inside
            for name, outside, kernel, stride in chain:
                padding = (kernel[0] // 2, kernel[1] // 2) if stride == 1 else 0
                self.add_module(name, BasicConv2d(width, outside, kernel, stride, padding))
                width = outside
        if pool_width:
            self.branch_pool = BasicConv2d(inside, pool_width)
        self.averages = pool_width > 0

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([*(self._through(chain, x) for chain in self.chains), self._pooled(x)], 1)

    def _through(self, names: Sequence[str], x: Tensor) -> Tensor:
        for name in names:
            x = self.get_submodule(name)(x)
        return x

    def _pooled(self, x: Tensor) -> Tensor:
        if not self.averages:
            return F.max_pool2d(x, 3, 2)
        averaged: Tensor = self.branch_pool(F.avg_pool2d(x, 3, 1, 1))
        return averaged


class Split(nn.Module):
    """The widest block (figure 7): 1x3 and 3x1 over the same input, twice."""

    def __init__(self, inside: int) -> None:
        super().__init__()
        self.branch1x1 = BasicConv2d(inside, 320)
        self.branch3x3_1 = BasicConv2d(inside, 384)
        self.branch3x3_2a = BasicConv2d(384, 384, (1, 3), padding=(0, 1))
        self.branch3x3_2b = BasicConv2d(384, 384, (3, 1), padding=(1, 0))
        self.branch3x3dbl_1 = BasicConv2d(inside, 448)
        self.branch3x3dbl_2 = BasicConv2d(448, 384, 3, padding=1)
        self.branch3x3dbl_3a = BasicConv2d(384, 384, (1, 3), padding=(0, 1))
        self.branch3x3dbl_3b = BasicConv2d(384, 384, (3, 1), padding=(1, 0))
        self.branch_pool = BasicConv2d(inside, 192)

    def forward(self, x: Tensor) -> Tensor:
        one = self.branch3x3_1(x)
        two = self.branch3x3dbl_2(self.branch3x3dbl_1(x))
        parts = [
            self.branch1x1(x),
            self.branch3x3_2a(one),
            self.branch3x3_2b(one),
            self.branch3x3dbl_3a(two),
            self.branch3x3dbl_3b(two),
            self.branch_pool(F.avg_pool2d(x, 3, 1, 1)),
        ]
        return torch.cat(parts, 1)


class Auxiliary(nn.Module):
    """The second classifier that helped the authors to train; in use it has no part."""

    def __init__(self, inside: int, classes: int) -> None:
        super().__init__()
        self.conv0 = BasicConv2d(inside, 128)
        self.conv1 = BasicConv2d(128, 768, 5)
        self.fc = nn.Linear(768, classes)

    def forward(self, x: Tensor) -> Tensor:
        found = self.conv1(self.conv0(F.avg_pool2d(x, 5, 3)))
        logits: Tensor = self.fc(found.mean(dim=(2, 3)))
        return logits


def _wide(inside: int, pool_width: int) -> Branches:
    one = ("branch1x1", 64, (1, 1), 1)
    five = [("branch5x5_1", 48, (1, 1), 1), ("branch5x5_2", 64, (5, 5), 1)]
    three = [
        ("branch3x3dbl_1", 64, (1, 1), 1),
        ("branch3x3dbl_2", 96, (3, 3), 1),
        ("branch3x3dbl_3", 96, (3, 3), 1),
    ]
    return Branches(inside, [[one], five, three], pool_width)


def _halving() -> Branches:
    three = [
        ("branch3x3dbl_1", 64, (1, 1), 1),
        ("branch3x3dbl_2", 96, (3, 3), 1),
        ("branch3x3dbl_3", 96, (3, 3), 2),
    ]
    return Branches(288, [[("branch3x3", 384, (3, 3), 2)], three])


def _long(width: int) -> Branches:
    seven: list[Step] = [
        ("branch7x7_1", width, (1, 1), 1),
        ("branch7x7_2", width, (1, 7), 1),
        ("branch7x7_3", 192, (7, 1), 1),
    ]
    twice: list[Step] = [
        ("branch7x7dbl_1", width, (1, 1), 1),
        ("branch7x7dbl_2", width, (7, 1), 1),
        ("branch7x7dbl_3", width, (1, 7), 1),
        ("branch7x7dbl_4", width, (7, 1), 1),
        ("branch7x7dbl_5", 192, (1, 7), 1),
    ]
    return Branches(768, [[("branch1x1", 192, (1, 1), 1)], seven, twice], 192)


def _halving_again() -> Branches:
    three: list[Step] = [("branch3x3_1", 192, (1, 1), 1), ("branch3x3_2", 320, (3, 3), 2)]
    seven: list[Step] = [
        ("branch7x7x3_1", 192, (1, 1), 1),
        ("branch7x7x3_2", 192, (1, 7), 1),
        ("branch7x7x3_3", 192, (7, 1), 1),
        ("branch7x7x3_4", 192, (3, 3), 2),
    ]
    return Branches(768, [three, seven])


_STEM: Mapping[str, tuple[int, int, int, int, int]] = {
    "Conv2d_1a_3x3": (3, 32, 3, 2, 0),
    "Conv2d_2a_3x3": (32, 32, 3, 1, 0),
    "Conv2d_2b_3x3": (32, 64, 3, 1, 1),
    "Conv2d_3b_1x1": (64, 80, 1, 1, 0),
    "Conv2d_4a_3x3": (80, 192, 3, 1, 0),
}
_HALVES_AFTER = ("Conv2d_2b_3x3", "Conv2d_4a_3x3")


def _mixed() -> dict[str, nn.Module]:
    return {
        "Mixed_5b": _wide(192, 32),
        "Mixed_5c": _wide(256, 64),
        "Mixed_5d": _wide(288, 64),
        "Mixed_6a": _halving(),
        "Mixed_6b": _long(128),
        "Mixed_6c": _long(160),
        "Mixed_6d": _long(160),
        "Mixed_6e": _long(192),
        "Mixed_7a": _halving_again(),
        "Mixed_7b": Split(1280),
        "Mixed_7c": Split(2048),
    }


class InceptionV3(nn.Module):
    """Pictures [n, 3, h, w] to logits [n, classes]; sides from 75 up, meant for 299."""

    def __init__(self, classes: int = 1000) -> None:
        super().__init__()
        for name, (inside, outside, kernel, stride, padding) in _STEM.items():
            self.add_module(name, BasicConv2d(inside, outside, kernel, stride, padding))
        blocks = _mixed()
        for name, block in blocks.items():
            self.add_module(name, block)
        self.mixed = tuple(blocks)
        self.AuxLogits = Auxiliary(768, classes)
        self.fc = nn.Linear(2048, classes)

    def embed(self, x: Tensor) -> Tensor:
        """[n, 2048]."""
        for name in _STEM:
            x = self.get_submodule(name)(x)
            x = F.max_pool2d(x, 3, 2) if name in _HALVES_AFTER else x
        for name in self.mixed:
            x = self.get_submodule(name)(x)
        return x.mean(dim=(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self.fc(self.embed(x))
        return logits
