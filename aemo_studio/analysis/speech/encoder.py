"""Runs the first layers of Whisper's audio encoder, frozen, as a feature extractor.

Radford et al. 2022, "Robust Speech Recognition via Large-Scale Weak Supervision". Two
things differ from the original: the last layers are left out (the lower hidden states
carry the emotion), and the input keeps its own length instead of being padded to 30 s.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from safetensors import SafetensorError
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

from aemo_studio.analysis.speech.logmel import WINDOW, log_mel
from aemo_studio.base.errors import ModelError

WIDTH = 512
"""Channels of a hidden state."""

HEADS = 8
MEL_BINS = 80
FRAME_RATE_HZ = 50
"""Hidden states per second of audio."""

MAX_FRAMES = 1500
"""Positions that the encoder was trained on (30 s)."""


class EncoderLayer(nn.Module):
    """A transformer block: self-attention and feed-forward, each with its norm before it."""

    def __init__(self) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.mlp_norm = nn.LayerNorm(WIDTH)
        self.mlp_in = nn.Linear(WIDTH, 4 * WIDTH)
        self.mlp_out = nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        """Transforms x float32[batch, frames, 512] to the same shape."""
        x = x + self.out(self._attend(self.attention_norm(x)))
        hidden = functional.gelu(self.mlp_in(self.mlp_norm(x)))
        return x + self.mlp_out(hidden)

    def _attend(self, x: Tensor) -> Tensor:
        batch, frames, _ = x.shape
        qkv = self.qkv(x).view(batch, frames, 3, HEADS, WIDTH // HEADS)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v)
        return mixed.transpose(1, 2).reshape(batch, frames, WIDTH)


class WhisperEncoder(nn.Module):
    """Encodes 16 kHz sound to the hidden states after each layer.

    layers: how many of the original's layers are used.
    """

    positions: Tensor
    mel_filters: Tensor

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(MEL_BINS, WIDTH, 3, padding=1)
        self.conv2 = nn.Conv1d(WIDTH, WIDTH, 3, stride=2, padding=1)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(layers))
        self.register_buffer("mel_filters", torch.zeros(MEL_BINS, WINDOW // 2 + 1))
        self.register_buffer("positions", sinusoids(MAX_FRAMES, WIDTH), persistent=False)

    def forward(self, samples: Tensor) -> list[Tensor]:
        """Encodes samples float32[batch, n] to float32[batch, n // 320, 512] for each layer.

        Raises ValueError for more than 30 s.
        """
        mel = log_mel(samples, self.mel_filters)
        x = functional.gelu(self.conv2(functional.gelu(self.conv1(mel)))).transpose(1, 2)
        if x.shape[1] > MAX_FRAMES:
            raise ValueError(f"at most {MAX_FRAMES} frames (30 s), got {x.shape[1]}")
        x = x + self.positions[: x.shape[1]]
        states: list[Tensor] = []
        for layer in self.layers:
            x = layer(x)
            states.append(x)
        return states

    @staticmethod
    def from_bytes(data: bytes, device: str) -> WhisperEncoder:
        """Loads the encoder from safetensors (float16) as float32 on `device`.

        Raises ModelError for any other content.
        """
        try:
            state = {name: value.float() for name, value in load(data).items()}
            with torch.device("meta"):  # no weights but those of the file are made
                encoder = WhisperEncoder(layers=_count_layers(list(state)))
            encoder.load_state_dict(state, assign=True)
            encoder.positions = sinusoids(MAX_FRAMES, WIDTH)
        except (SafetensorError, RuntimeError, ValueError, IndexError) as error:
            raise ModelError(
                "The model whisper_base_encoder is not one that this version can use; "
                "restore the file that came with it."
            ) from error
        return encoder.eval().requires_grad_(False).to(device)


def _count_layers(names: Sequence[str]) -> int:
    return 1 + max(int(name.split(".")[1]) for name in names if name.startswith("layers."))


def sinusoids(length: int, channels: int) -> Tensor:
    """Computes Whisper's fixed position encodings, float32[length, channels].

    Sines, then cosines, of timescales from 1 to 10,000 in geometric steps (Vaswani et al.
    2017, "Attention is all you need").
    """
    step = math.log(10_000) / (channels // 2 - 1)
    inverse = torch.exp(-step * torch.arange(channels // 2))
    angles = torch.arange(length)[:, None] * inverse[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)
