"""The network that tags music: musicnn.

Pons and Serra 2019, "musicnn: pre-trained convolutional neural networks for music audio tagging".
Filters as tall as timbres and as long as rhythms look at a mel spectrogram; what they find is
pooled over time. Normalisation is kept as a factor and an offset; the one before the dense layer
is folded into it. Most of the published filters answer every sound alike; they are left out, and
what they say is part of the offsets (scripts/extract_musicnn.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

N_TAGS = 50
"""Tags that a network knows."""

N_NUMBERS = 200
"""Numbers by which its last layer but one describes a sound."""

N_MELS, N_FRAMES = 96, 187
"""Mel bands and frames (3 s) of a patch, what the network looks at at once."""

_MIDDLE = 64
_TALL = (38, 67)
_LONG = (128, 64, 32)
_REACH = 7


class Affine(nn.Module):
    """A factor and an offset for each channel of float32[n, channels, ...]."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.factor = nn.Parameter(torch.ones(channels))
        self.offset = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        shape = (1, -1, *(1,) * (x.dim() - 2))
        return x * self.factor.view(shape) + self.offset.view(shape)


class TimbreFilters(nn.Module):
    """Looks for a timbre at any height: float32[n, 1, t, 96] to float32[n, filters, t]."""

    def __init__(self, filters: int, height: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(1, filters, (_REACH, height), padding=(_REACH // 2, 0))
        self.norm = Affine(filters)

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.norm(functional.relu(self.conv(x)))
        return found.amax(dim=3)


class RhythmFilters(nn.Module):
    """Looks for a course of energy in any band: float32[n, 1, t, 96] to float32[n, filters, t]."""

    def __init__(self, filters: int, length: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(1, filters, (length, 1))
        self.norm = Affine(filters)
        self.around = (0, 0, (length - 1) // 2, length // 2)

    def forward(self, x: Tensor) -> Tensor:
        heard = self.conv(functional.pad(x, self.around))
        found: Tensor = self.norm(functional.relu(heard))
        return found.amax(dim=3)


class Layer(nn.Module):
    """A convolution over time, with its rectifier and norm: to float32[n, 64, t]."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv1d(channels, _MIDDLE, _REACH, padding=_REACH // 2)
        self.norm = Affine(_MIDDLE)

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.norm(functional.relu(self.conv(x)))
        return found


class TagNetwork(nn.Module):
    """Tags patches of a spectrogram, and describes each by 200 numbers.

    filters: how many there are for each of two timbres and three rhythms.
    """

    def __init__(self, filters: Sequence[int]) -> None:
        super().__init__()
        self.norm = Affine(1)
        timbres = map(TimbreFilters, filters, _TALL)
        rhythms = map(RhythmFilters, filters[len(_TALL) :], _LONG)
        self.front = nn.ModuleList([*timbres, *rhythms])
        self.middle = nn.ModuleList([Layer(sum(filters)), Layer(_MIDDLE), Layer(_MIDDLE)])
        self.dense = nn.Linear(2 * (sum(filters) + 3 * _MIDDLE), N_NUMBERS)
        self.dense_norm = Affine(N_NUMBERS)
        self.out = nn.Linear(N_NUMBERS, N_TAGS)

    def forward(self, patches: Tensor) -> tuple[Tensor, Tensor]:
        """Tags log-mel patches float32[n, 187, 96]: probabilities float32[n, 50], and numbers
        float32[n, 200]."""
        x = self.norm(patches[:, None])
        stack = [torch.cat([part(x) for part in self.front], dim=1)]
        stack.append(self.middle[0](stack[0]))
        for layer in self.middle[1:]:
            stack.append(layer(stack[-1]) + stack[-1])
        found = torch.cat(stack, dim=1)
        pooled = torch.stack([found.amax(dim=2), found.mean(dim=2)], dim=2).flatten(1)
        numbers: Tensor = self.dense_norm(functional.relu(self.dense(pooled)))
        return torch.sigmoid(self.out(numbers)), numbers

    @staticmethod
    def of(state: Mapping[str, Tensor]) -> TagNetwork:
        """Makes the network of these parameters. Raises KeyError or RuntimeError for others."""
        parts = range(len(_TALL) + len(_LONG))
        network = TagNetwork([len(state[f"front.{part}.conv.bias"]) for part in parts])
        network.load_state_dict(dict(state))
        return network.eval().requires_grad_(False)
