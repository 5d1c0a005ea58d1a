"""The network that tells faces apart: dlib's residual network of 29 layers.

Its batch normalisation is folded into the convolutions, so that a layer is a convolution and a
rectifier. King 2017, "High Quality Face Recognition with Deep Metric Learning" (dlib), after
He et al. 2016, "Deep Residual Learning for Image Recognition".
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

N_NUMBERS = 128
"""Numbers that describe a face."""

MEAN_RGB = (122.782, 117.001, 104.298)
"""Mean colour of the pictures that the network was trained on, subtracted from every pixel."""

# Channels of each residual block in order; a block marked True halves the side.
_BLOCKS = (
    *((32, False),) * 3,
    (64, True),
    *((64, False),) * 3,
    (128, True),
    *((128, False),) * 2,
    (256, True),
    *((256, False),) * 2,
    (256, True),
)


class Residual(nn.Module):
    """Two convolutions beside a shortcut; with `halves`, both halve the side of the picture."""

    def __init__(self, channels_in: int, channels: int, *, halves: bool) -> None:
        super().__init__()
        stride, padding = (2, 0) if halves else (1, 1)
        self.conv1 = nn.Conv2d(channels_in, channels, 3, stride=stride, padding=padding)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.halves = halves

    def forward(self, x: Tensor) -> Tensor:
        out = self.conv2(functional.relu(self.conv1(x)))
        short = functional.avg_pool2d(x, 2) if self.halves else x
        return functional.relu(_filled(out, short) + _filled(short, out))


def _filled(x: Tensor, other: Tensor) -> Tensor:
    """Appends zeros until x has at least the channels, rows and columns of `other`."""
    missing = [max(0, theirs - ours) for ours, theirs in zip(x.shape, other.shape, strict=True)]
    return functional.pad(x, (0, missing[3], 0, missing[2], 0, missing[1]))


class IdentityNetwork(nn.Module):
    """Describes aligned faces by 128 numbers that lie near each other for one person."""

    mean_rgb: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 32, 7, stride=2)
        widths = [32, *(channels for channels, _ in _BLOCKS)]
        self.blocks = nn.Sequential(
            *(
                Residual(before, channels, halves=halves)
                for before, (channels, halves) in zip(widths, _BLOCKS, strict=False)
            )
        )
        self.out = nn.Linear(256, N_NUMBERS, bias=False)
        self.register_buffer("mean_rgb", _mean_rgb(), persistent=False)

    def forward(self, rgb: Tensor) -> Tensor:
        """Describes faces: float32[n, 3, 150, 150] in [0, 255] to float32[n, 128]."""
        x = functional.relu(self.stem((rgb - self.mean_rgb) / 255))
        x = self.blocks(functional.max_pool2d(x, 3, 2))
        numbers: Tensor = self.out(x.mean(dim=(2, 3)))
        return numbers

    @staticmethod
    def of(weights: Mapping[str, Tensor]) -> IdentityNetwork:
        """Makes the network of its weights. Raises RuntimeError for others."""
        with torch.device("meta"):  # no weights but these are made
            network = IdentityNetwork()
        network.load_state_dict(weights, assign=True)
        network.mean_rgb = _mean_rgb()
        return network


def _mean_rgb() -> Tensor:
    return torch.tensor(MEAN_RGB)[:, None, None]
