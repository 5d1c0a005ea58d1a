"""Loads the sound of whole clips, for `predict`, `evaluate` and training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.container import choose_streams, decoded_sound, opened
from aemo_studio.analysis.media.soundtrack import MonoResampler, cleaned
from aemo_studio.base.errors import MediaError


def load_audio(path: Path, rate_hz: int = 16_000) -> NDArray[np.float32]:
    """Decodes the sound of an audio or video file as float32[n] mono in [-1, 1].

    rate_hz: samples per second of the result. All channels are mixed, without those of opposite
    polarity cancelling; samples that are not numbers become silence; damaged packets are
    skipped. Raises MediaError if there is no sound that can be decoded.
    """
    resampler = MonoResampler(rate_hz)
    parts: list[NDArray[np.float32]] = []
    with opened(path) as container:
        stream = choose_streams(container).audio
        if stream is None:
            raise MediaError(
                "{path} has no sound that can be decoded; name one with sound.", path=path
            )
        for frames in decoded_sound(container, stream):
            parts.extend(resampler.push(frame) for frame in frames or ())
    parts.append(resampler.flush())
    samples = cleaned(np.concatenate(parts))
    if not samples.size:
        raise MediaError("The sound of {path} cannot be decoded; export it again.", path=path)
    return samples
