"""Three LSTM layers over MFCCs (Audio-Emotion-Prediction)."""

from __future__ import annotations

from torch import Tensor, nn

from aemo_studio.domain.emotion import N_EMOTIONS
from aemo_studio.workbench.recipes.conv1d import CORPORA
from aemo_studio.workbench.recipes.layers import Dropout
from aemo_studio.workbench.recipes.loop import Schedule
from aemo_studio.workbench.recipes.network import NetworkRecipe

_WIDTH = 128
_LAYERS = 3


class StackedLstm(nn.Module):
    """[n, coefficients, frames] to logits [n, 8], or [n, k], taken as k steps of a number.

    Each coefficient is brought to one scale: the first is a hundred times the others. The mean
    over time is judged, because the last frames of most clips are padding: with the last state
    alone, 80 epochs on one fold ended at chance.
    """

    def __init__(self, inside: int) -> None:
        super().__init__()
        widths = (inside, *(_WIDTH,) * (_LAYERS - 1))
        self.layers = nn.ModuleList(nn.LSTM(w, _WIDTH, batch_first=True) for w in widths)
        self.normalise = nn.BatchNorm1d(inside)
        self.dropout = Dropout(0.5)
        self.head = nn.Linear(_WIDTH, N_EMOTIONS)

    def forward(self, x: Tensor) -> Tensor:
        x = self.normalise(x if x.ndim == 3 else x.unsqueeze(1)).transpose(1, 2)
        for layer in self.layers:
            x = self.dropout(layer(x)[0])
        logits: Tensor = self.head(x.mean(dim=1))
        return logits


RECIPES = (
    NetworkRecipe(
        name="lstm",
        source="Audio-Emotion-Prediction",
        features=("mfcc-image", "mfcc-mean"),
        build=lambda shape: StackedLstm(shape[0] if len(shape) == 2 else 1),
        schedule=Schedule(epochs=80, batch=64, rate=3e-4, patience=15),
        dimensions=(1, 2),
        corpora=CORPORA,
    ),
)
