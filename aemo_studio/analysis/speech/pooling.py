"""Pools hidden states over a stretch of speech into one row of features.

A row holds mean and standard deviation over time of every channel of every hidden state,
over the frames with speech. The words average out; the manner of speaking remains.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aemo_studio.analysis.speech.detection import FRAME
from aemo_studio.analysis.speech.encoder import FRAME_RATE_HZ, WIDTH
from aemo_studio.analysis.speech.logmel import RATE_HZ

FRAME_SAMPLES = RATE_HZ // FRAME_RATE_HZ
"""Samples per encoder frame (320, 20 ms at 16 kHz)."""

MIN_SPEECH_FRAMES = 10
"""Fewest encoder frames (0.2 s) with speech from which emotion is predicted."""

MARGIN_FRAMES = 15
"""Encoder frames (0.3 s) that are encoded before the first and after the last word: silence
beyond it holds no evidence, but would change the states of the words."""


def spoken_range(speech: NDArray[np.bool_]) -> slice:
    """Finds the frames to encode: all with speech, and a margin.

    speech: bool[n] with at least one True.
    """
    frames = np.flatnonzero(speech)
    return slice(max(0, int(frames[0]) - MARGIN_FRAMES), int(frames[-1]) + MARGIN_FRAMES + 1)


def samples_of(frames: slice) -> slice:
    """Converts a range of encoder frames to the range of their samples."""
    return slice(frames.start * FRAME_SAMPLES, frames.stop * FRAME_SAMPLES)


def feature_width(layers: int) -> int:
    """Computes the length of a row of features."""
    return 2 * WIDTH * layers


def to_encoder_frames(
    speech: NDArray[np.bool_], n_frames: int, start_s: float = 0.0
) -> NDArray[np.bool_]:
    """Resamples speech decisions (every 32 ms from 0 s) to 50 frames a second from `start_s`.

    Returns bool[n_frames]; the last decision holds for all frames after it.
    """
    if len(speech) == 0:
        return np.zeros(n_frames, np.bool_)
    centre_s = start_s + (np.arange(n_frames) + 0.5) / FRAME_RATE_HZ
    index = np.minimum((centre_s * RATE_HZ / FRAME).astype(int), len(speech) - 1)
    return speech[index]


def windows(frames: NDArray[np.bool_], every: int, length: int) -> NDArray[np.bool_]:
    """Selects of bool[n] the true frames inside windows of `length` frames, the middle of one in
    each `every` frames: bool[-(-n // every), n]."""
    middles = np.arange(every // 2, len(frames) + every // 2, every)
    near = np.abs(np.arange(len(frames))[None, :] - middles[:, None]) <= length // 2
    return near & frames[None, :]


def long_enough(selection: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Leaves out the rows of bool[rows, n] that select too few frames to predict anything from."""
    return selection[selection.sum(axis=1) >= MIN_SPEECH_FRAMES]


def pool(states: Sequence[Tensor], selection: Tensor) -> Tensor:
    """Computes mean and standard deviation of the states over each selection of frames.

    states: [frames, 512] for each layer. selection: float32[rows, frames] of 0 and 1, at
    least one 1 in each row. Returns float32[rows, layers * 1024].
    """
    weights = selection / selection.sum(dim=1, keepdim=True)
    parts: list[Tensor] = []
    for state in states:
        centre = state.mean(dim=0)
        shifted = state - centre
        mean = weights @ shifted
        variance = (weights @ shifted.square()) - mean.square()
        parts += [mean + centre, variance.clamp(min=1e-8).sqrt()]
    return torch.cat(parts, dim=1)
