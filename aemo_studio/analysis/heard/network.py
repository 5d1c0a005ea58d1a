"""The network that knows 521 kinds of sound: YAMNet.

A MobileNet (Howard et al. 2017) that learned AudioSet (Gemmeke et al. 2017). Its normalisation is
folded into the convolutions; the weights are whole numbers of eight bits, each filter with its
step.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

N_CLASSES = 521
"""Kinds of sound that it knows."""

N_MELS, N_FRAMES = 64, 96
"""Mel bands and frames (0.96 s) of a patch, what it looks at at once."""

# Channels of each pair of convolutions, and by how much the first of the pair shrinks the picture.
_PAIRS = (
    (64, 1), (128, 2), (128, 1), (256, 2), (256, 1),
    (512, 2), *((512, 1),) * 5, (1024, 2), (1024, 1),
)  # fmt: skip
_FIRST = 32


class Convolution(nn.Module):
    """A convolution with its rectifier; a step of 2 looks at the far side of every pair.

    groups: into how many the channels are divided, which do not see each other.
    """

    def __init__(
        self, before: int, after: int, *, size: int, step: int = 1, groups: int = 1
    ) -> None:
        super().__init__()
        self.conv = nn.Conv2d(before, after, size, stride=step, groups=groups)
        self.around = (0, 1, 0, 1) if step == 2 else (size // 2,) * 4

    def forward(self, x: Tensor) -> Tensor:
        return functional.relu(self.conv(functional.pad(x, self.around)))


class SoundNetwork(nn.Module):
    """Says which kinds of sound are in patches of a spectrogram."""

    def __init__(self) -> None:
        super().__init__()
        layers = [Convolution(1, _FIRST, size=3, step=2)]
        before = _FIRST
        for channels, step in _PAIRS:
            layers.append(Convolution(before, before, size=3, step=step, groups=before))
            layers.append(Convolution(before, channels, size=1))
            before = channels
        self.layers = nn.Sequential(*layers)
        self.out = nn.Linear(before, N_CLASSES)

    def forward(self, patches: Tensor) -> Tensor:
        """Looks at log-mel patches float32[n, 96, 64]: probabilities float32[n, 521]."""
        x = patches[:, None].contiguous(memory_format=torch.channels_last)
        found: Tensor = self.layers(x).mean(dim=(2, 3))
        return torch.sigmoid(self.out(found))

    @staticmethod
    def of(state: Mapping[str, Tensor]) -> SoundNetwork:
        """Makes the network of weights in whole numbers. Raises KeyError or RuntimeError for
        others."""
        with torch.device("meta"):  # no weights but these are made
            network = SoundNetwork()
        weights = {name: _value(state, name) for name in network.state_dict()}
        network.load_state_dict(weights, assign=True)
        # A third faster on processors: the many narrow convolutions see all channels side by side.
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return network.eval().requires_grad_(False)


def _value(state: Mapping[str, Tensor], name: str) -> Tensor:
    value = state[name].float()
    step = state.get(f"{name}.step")
    return value if step is None else value * step.view(-1, *(1,) * (value.dim() - 1))
