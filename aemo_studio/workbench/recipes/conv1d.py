"""Two hidden Conv1D layers over mean MFCCs (Audio-Emotion-Prediction)."""

from __future__ import annotations

from torch import nn

from aemo_studio.domain.emotion import N_EMOTIONS
from aemo_studio.workbench.recipes.layers import Dropout, OneChannel
from aemo_studio.workbench.recipes.loop import Schedule
from aemo_studio.workbench.recipes.network import NetworkRecipe

CORPORA = ("ravdess", "crema-d", "savee", "tess")
_WIDTHS = (64, 128)
_KERNEL = 5


def build(shape: tuple[int, ...]) -> nn.Module:
    """Builds a network from [n, k] to logits [n, 8]."""
    layers: list[nn.Module] = [OneChannel()]
    inside, length = 1, shape[0]
    for outside in _WIDTHS:
        convolution = nn.Conv1d(inside, outside, _KERNEL, padding=_KERNEL // 2)
        layers += [convolution, nn.ReLU(), Dropout(0.2), nn.MaxPool1d(4)]
        inside, length = outside, length // 4
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(inside * length, N_EMOTIONS))


RECIPES = (
    NetworkRecipe(
        name="conv1d",
        source="Audio-Emotion-Prediction",
        features=("mfcc-mean",),
        build=build,
        schedule=Schedule(epochs=150, batch=64, rate=1e-3, patience=20),
        dimensions=(1,),
        corpora=CORPORA,
    ),
)
