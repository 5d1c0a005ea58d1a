"""Whisper's log-mel spectrogram."""

from __future__ import annotations

from functools import lru_cache

import librosa
import torch
from torch import Tensor

from aemo_studio.speech.encoder import MEL_BINS

RATE_HZ = 16_000
WINDOW = 400
HOP = 160


@lru_cache(maxsize=4)
def _filters(device: str) -> Tensor:
    bank = librosa.filters.mel(sr=RATE_HZ, n_fft=WINDOW, n_mels=MEL_BINS)
    return torch.from_numpy(bank).to(device)


@lru_cache(maxsize=4)
def _window(device: str) -> Tensor:
    return torch.hann_window(WINDOW, device=device)


def log_mel(samples: Tensor) -> Tensor:
    """Log-mel spectrogram of 16 kHz audio, scaled as Whisper was trained.

    samples: float32[batch, n] in [-1, 1]. Returns float32[batch, 80, n // 160]: log10 of the
    mel power, at most 8 below each clip's peak, then (x + 4) / 4.
    """
    device = str(samples.device)
    spectrum = torch.stft(samples, WINDOW, HOP, window=_window(device), return_complex=True)
    power = spectrum[..., :-1].abs().square()
    log = (_filters(device) @ power).clamp(min=1e-10).log10()
    floor = log.amax(dim=(-2, -1), keepdim=True) - 8.0
    return (torch.maximum(log, floor) + 4.0) / 4.0
