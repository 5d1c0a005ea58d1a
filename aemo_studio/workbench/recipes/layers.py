"""Layers that several recipes share."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from aemo_studio.domain.emotion import FloatArray


class Dropout(nn.Module):
    """Leaves out a share of the numbers while training.

    torch's own draws differently on every kind of device; this one draws on the CPU, so
    that the same seed trains the same network everywhere.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.share == 0.0:
            return x
        kept = (torch.rand(x.shape) >= self.share).to(x)
        return x * kept.div_(1.0 - self.share)


class Standardise(nn.Module):
    """Takes the mean and the spread of the training clips out of the features.

    Of each number where clips are rows of numbers, else of all together. Both are part of
    the weights, so that they are kept and restored with them.
    """

    mean: Tensor
    scale: Tensor

    def __init__(self, shape: tuple[int, ...]) -> None:
        super().__init__()
        size = shape if len(shape) == 1 else (1,)
        self.register_buffer("mean", torch.zeros(size))
        self.register_buffer("scale", torch.ones(size))

    def learn(self, x: FloatArray) -> None:
        """Computes mean and spread of x, float32[n, *shape]."""
        axis = 0 if x.ndim == 2 else None
        mean = torch.as_tensor(x.mean(axis=axis, dtype="float64"), dtype=torch.float32)
        scale = torch.as_tensor(x.std(axis=axis, dtype="float64"), dtype=torch.float32)
        self.mean.copy_(mean.reshape(self.mean.shape))
        self.scale.copy_(scale.reshape(self.scale.shape) + 1e-6)

    def forward(self, x: Tensor) -> Tensor:
        return (x - self.mean) / self.scale


class OneChannel(nn.Module):
    """Pictures [n, h, w] to [n, 1, h, w]; numbers [n, k] to [n, 1, k]."""

    def forward(self, x: Tensor) -> Tensor:
        return x.unsqueeze(1)


def convolution(inside: int, outside: int, kernel: int = 3, pool: int = 2) -> nn.Sequential:
    """Chains convolution, normalisation, rectifier and a maximum over pool x pool."""
    return nn.Sequential(
        nn.Conv2d(inside, outside, kernel, padding=kernel // 2),
        nn.BatchNorm2d(outside),
        nn.ReLU(),
        nn.MaxPool2d(pool),
    )
