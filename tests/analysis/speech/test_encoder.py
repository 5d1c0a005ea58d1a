"""Whisper's lower layers and their input."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.encoder import WhisperEncoder
from aemo_studio.analysis.speech.logmel import log_mel
from aemo_studio.analysis.speech.pooling import feature_width, pool, to_encoder_frames
from aemo_studio.base.errors import ModelError
from aemo_studio.base.model_store import load_verified


@pytest.fixture(scope="module")
def encoder() -> WhisperEncoder:
    return WhisperEncoder.from_bytes(load_verified("whisper_base_encoder"), "cpu")


def test_states_have_fifty_frames_a_second(
    encoder: WhisperEncoder, voice: NDArray[np.float32]
) -> None:
    states = encoder(torch.from_numpy(voice[:32_000])[None])
    assert [tuple(s.shape) for s in states] == [(1, 100, 512)] * len(encoder.layers)


def test_more_than_thirty_seconds_is_refused(encoder: WhisperEncoder) -> None:
    with pytest.raises(ValueError, match="30 s"):
        encoder(torch.zeros(1, 480_960))


def test_other_weights_are_refused() -> None:
    with pytest.raises(ModelError, match="whisper_base_encoder"):
        WhisperEncoder.from_bytes(load_verified("speech_emotion"), "cpu")


def test_log_mel_follows_a_tone(encoder: WhisperEncoder) -> None:
    """A pure tone lights up the mel band around its frequency."""
    t = np.arange(16_000) / 16_000
    low, high = (
        log_mel(
            torch.from_numpy(np.sin(2 * np.pi * f * t).astype(np.float32))[None],
            encoder.mel_filters,
        )[0, :, 50]
        for f in (200.0, 4000.0)
    )
    assert int(low.argmax()) < 10
    assert int(high.argmax()) > 50


def test_log_mel_spans_eight_decades_at_most(encoder: WhisperEncoder) -> None:
    noise = torch.randn(1, 16_000) * 0.1
    noise[:, 8000:] = 0
    mel = log_mel(noise, encoder.mel_filters)
    assert float(mel.max() - mel.min()) <= 2.0 + 1e-5


def test_pooling_is_mean_and_deviation_over_the_selection() -> None:
    states = [torch.randn(50, 512) * 3 + 7 for _ in range(2)]
    selection = torch.zeros(2, 50)
    selection[0, 10:30] = 1
    selection[1, :] = 1
    rows = pool(states, selection)
    assert rows.shape == (2, feature_width(2))
    chosen = states[1][10:30]
    torch.testing.assert_close(rows[0, 1024:1536], chosen.mean(0), rtol=1e-3, atol=1e-3)
    torch.testing.assert_close(rows[0, 1536:], chosen.std(0, unbiased=False), rtol=1e-3, atol=1e-3)


def test_decisions_are_moved_to_the_encoders_clock() -> None:
    speech = np.zeros(100, np.bool_)  # 3.2 s
    speech[50:] = True  # from 1.6 s on
    frames = to_encoder_frames(speech, 150)
    assert int(np.argmax(frames)) == pytest.approx(80, abs=1)
    later = to_encoder_frames(speech, 100, start_s=1.0)
    assert int(np.argmax(later)) == pytest.approx(30, abs=1)
