"""A sequence of mel pictures, a CNN for each and an LSTM over them (Audio Emotion Detection)."""

from __future__ import annotations

from torch import Tensor, nn

from aemo_studio.domain.emotion import N_EMOTIONS
from aemo_studio.workbench.recipes.layers import Dropout
from aemo_studio.workbench.recipes.loop import Schedule
from aemo_studio.workbench.recipes.mel_cnn import picture_network
from aemo_studio.workbench.recipes.network import NetworkRecipe

_WIDTHS = (16, 32, 64)
_MEMORY = 128


class PicturesInTurn(nn.Module):
    """[n, pictures, bands, frames] to logits [n, 8]."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = picture_network(_WIDTHS)
        self.turn = nn.LSTM(_WIDTHS[-1], _MEMORY, batch_first=True)
        self.head = nn.Sequential(Dropout(0.4), nn.Linear(_MEMORY, N_EMOTIONS))

    def forward(self, x: Tensor) -> Tensor:
        n, pictures = x.shape[:2]
        seen = self.picture(x.flatten(0, 1).unsqueeze(1)).unflatten(0, (n, pictures))
        remembered, _ = self.turn(seen)
        logits: Tensor = self.head(remembered[:, -1])
        return logits


RECIPES = (
    NetworkRecipe(
        name="mel-cnn-lstm",
        source="Audio Emotion Detection",
        features=("mel-sequence",),
        build=lambda _shape: PicturesInTurn(),
        schedule=Schedule(epochs=80, batch=32, rate=1e-3, patience=12),
        dimensions=(3,),
        corpora=("ravdess",),
    ),
)
