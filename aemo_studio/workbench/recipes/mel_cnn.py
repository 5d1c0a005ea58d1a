"""A two-dimensional CNN on mel-spectrograms, as in AudioMood (RAVDESS, IEMOCAP)."""

from __future__ import annotations

from torch import nn

from aemo_studio.domain.emotion import N_EMOTIONS
from aemo_studio.workbench.recipes.layers import Dropout, OneChannel, convolution
from aemo_studio.workbench.recipes.loop import Schedule
from aemo_studio.workbench.recipes.network import NetworkRecipe

WIDTHS = (32, 64, 128, 128)


def picture_network(widths: tuple[int, ...]) -> nn.Sequential:
    """Builds blocks that halve the picture, then its mean: [n, 1, h, w] to [n, widths[-1]]."""
    layers = [
        convolution(inside, outside)
        for inside, outside in zip((1, *widths[:-1]), widths, strict=True)
    ]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())


def build(_shape: tuple[int, ...]) -> nn.Module:
    """Builds a network from [n, bands, frames] to logits [n, 8]."""
    head = [nn.Linear(WIDTHS[-1], 128), nn.ReLU(), Dropout(0.4), nn.Linear(128, N_EMOTIONS)]
    return nn.Sequential(OneChannel(), picture_network(WIDTHS), Dropout(0.3), *head)


RECIPES = (
    NetworkRecipe(
        name="mel-cnn",
        source="AudioMood",
        features=("log-mel", "mfcc-image", "spectrogram"),
        build=build,
        schedule=Schedule(epochs=80, batch=32, rate=1e-3, patience=12),
        dimensions=(2,),
        corpora=("ravdess", "iemocap"),
    ),
)
