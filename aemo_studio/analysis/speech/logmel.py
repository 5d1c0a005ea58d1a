"""Computes Whisper's log-mel spectrogram."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

RATE_HZ = 16_000
WINDOW, HOP = 400, 160
"""Samples of a window (25 ms) and from one window to the next (10 ms)."""


@lru_cache(maxsize=4)
def _window(device: str) -> Tensor:
    return torch.hann_window(WINDOW, device=device)


def log_mel(samples: Tensor, filters: Tensor) -> Tensor:
    """Computes the log-mel spectrogram of 16 kHz audio, scaled as Whisper was trained.

    samples: float32[batch, n] in [-1, 1]. filters: float32[bands, 201], a mel filter bank
    over the power spectrum. Returns float32[batch, bands, n // 160]: log10 of the mel
    power, at most 8 below each clip's peak, then (x + 4) / 4.
    """
    window = _window(str(samples.device))
    spectrum = torch.stft(samples, WINDOW, HOP, window=window, return_complex=True)
    power = spectrum[..., :-1].abs().square()
    log = (filters @ power).clamp(min=1e-10).log10()
    floor = log.amax(dim=(-2, -1), keepdim=True) - 8.0
    return (torch.maximum(log, floor) + 4.0) / 4.0
