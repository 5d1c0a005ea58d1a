"""The original system for film music (RAVDESS and LMC): mean MFCCs into four Conv1D blocks.

Known of it: the mean of 100 MFCCs, four Conv1D blocks and 261,256 parameters. Of the layouts
of four blocks with widths that never shrink and then grow again, this is the one that gives
this count: 128 channels each, kernels of 5, batch normalisation, and a length of 12 (100,
halved three times) at the last layer. Keras counts the moving statistics of batch
normalisation too: 260,232 trained numbers and 1,024 statistics.
"""

from __future__ import annotations

from torch import nn

from aemo_studio.domain.emotion import N_EMOTIONS
from aemo_studio.workbench.recipes.layers import Dropout, OneChannel
from aemo_studio.workbench.recipes.loop import Schedule
from aemo_studio.workbench.recipes.network import NetworkRecipe

COEFFICIENTS = 100
_WIDTH = 128
_KERNEL = 5
_POOLED_BLOCKS = 3


def build(shape: tuple[int, ...]) -> nn.Module:
    """Builds a network from [n, 100] to logits [n, 8]."""
    layers: list[nn.Module] = [OneChannel()]
    inside, length = 1, shape[0]
    for number in range(4):
        layers += _block(inside)
        if number < _POOLED_BLOCKS:
            layers.append(nn.MaxPool1d(2))
            length //= 2
        inside = _WIDTH
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(_WIDTH * length, N_EMOTIONS))


def _block(inside: int) -> list[nn.Module]:
    convolution = nn.Conv1d(inside, _WIDTH, _KERNEL, padding=_KERNEL // 2)
    return [convolution, nn.BatchNorm1d(_WIDTH), nn.ReLU(), Dropout(0.2)]


RECIPES = (
    NetworkRecipe(
        name="mfcc-conv1d",
        source="the original RAVDESS and LMC system",
        features=("mfcc-mean",),
        build=build,
        schedule=Schedule(epochs=150, batch=32, rate=1e-3, patience=20),
        dimensions=(1,),
        corpora=("ravdess",),
        counts_statistics=True,
    ),
)
