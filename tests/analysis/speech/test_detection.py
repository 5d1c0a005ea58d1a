"""Silero speech detection over a stream."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.detection import FRAME, Hysteresis, SpeechDetector


def test_a_voice_is_speech_and_noise_is_not(voice: NDArray[np.float32]) -> None:
    detector = SpeechDetector()
    assert (detector.add(voice[: 16_000 * 10]) > 0.5).mean() > 0.2
    detector.reset()
    noise = np.random.default_rng(0).normal(0, 0.05, 16_000 * 3).astype(np.float32)
    assert (detector.add(noise) > 0.5).mean() < 0.05


def test_pieces_give_the_same_as_the_whole(voice: NDArray[np.float32]) -> None:
    clip = voice[:40_000]
    detector = SpeechDetector()
    whole = np.concatenate([detector.add(clip), detector.finish()])
    detector.reset()
    pieces = [detector.add(piece) for piece in np.array_split(clip, 17)]
    np.testing.assert_allclose(np.concatenate([*pieces, detector.finish()]), whole, atol=1e-5)
    assert len(whole) == -(-len(clip) // FRAME)


def test_the_probabilities_are_those_of_silero_itself(voice: NDArray[np.float32]) -> None:
    """Two streams, longer than what goes through at once, with the package's own caller."""
    from silero_vad import load_silero_vad

    detector, original = SpeechDetector(), load_silero_vad()
    clip = np.resize(voice, 600 * FRAME)
    noisy = clip + np.random.default_rng(0).normal(0, 0.02, len(clip)).astype(np.float32)
    for sound in (clip, noisy):
        detector.reset()
        original.reset_states()
        with torch.inference_mode():
            frames = torch.from_numpy(sound).view(-1, 1, FRAME)
            wanted = torch.cat([original(frame, 16_000) for frame in frames]).flatten().numpy()
        np.testing.assert_allclose(detector.add(sound), wanted, atol=1e-5)
        assert 0.1 < (wanted > 0.5).mean() < 1


def test_importing_the_detector_leaves_the_thread_count_alone() -> None:
    before = torch.get_num_threads()
    SpeechDetector()
    assert torch.get_num_threads() == before


def test_hysteresis_holds_on_through_doubt() -> None:
    probabilities = np.array([0.1, 0.4, 0.6, 0.4, 0.4, 0.2, 0.4, 0.7], np.float32)
    decided = Hysteresis().decide(probabilities)
    assert decided.tolist() == [False, False, True, True, True, False, False, True]


def test_hysteresis_remembers_between_calls() -> None:
    memory = Hysteresis()
    memory.decide(np.array([0.9], np.float32))
    assert memory.decide(np.array([0.4], np.float32)).tolist() == [True]
    assert memory.decide(np.zeros(0, np.float32)).tolist() == []
    assert memory.decide(np.array([0.4], np.float32)).tolist() == [True]
