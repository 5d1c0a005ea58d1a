"""The speech model on single clips."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.analysis.speech.device import available_devices, resolve_device
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.analysis.speech.predict import ClipPredictor, predict_adapted, predict_clips
from aemo_studio.base.errors import UsageError
from aemo_studio.cli.options import Device
from aemo_studio.domain.emotion import EmotionScores, FloatArray
from tests.films import talk, voice
from tests.media_factory import make_audio

SILENCE = np.zeros(2 * RATE_HZ, np.float32)


def _speech(start_s: float, seconds: float) -> FloatArray:
    return voice()[int(start_s * RATE_HZ) : int((start_s + seconds) * RATE_HZ)]


@pytest.fixture(scope="module")
def predictor() -> ClipPredictor:
    return ClipPredictor("cpu")


def _scores(predictor: ClipPredictor, samples: FloatArray) -> EmotionScores:
    found = predictor.scores(predictor.logits(samples))
    assert found is not None
    return found


def test_a_device_that_is_not_there_is_named_as_it_was_typed() -> None:
    absent = next(d for d in (Device.MPS, Device.CUDA) if d not in available_devices())
    with pytest.raises(UsageError, match=f"no device '{absent.value}'; choose auto"):
        resolve_device(absent)


def test_every_clip_stands_alone_and_silence_is_missing() -> None:
    clips = [talk(2.0), SILENCE, _speech(22.9, 2.5), np.zeros(0, np.float32), talk(2.0)]
    first, silent, second, nothing, again = predict_clips(clips, "cpu")
    assert silent is None
    assert nothing is None
    assert first is not None
    assert second is not None
    assert again is not None
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - second).max() > 0.05
    for scores in (first, second):
        assert scores.shape == (8,)
        assert scores.dtype == np.float32
        assert scores.sum() == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("factor", [0.1, 0.4])
def test_the_recording_level_does_not_matter(predictor: ClipPredictor, factor: float) -> None:
    loud, quiet = (_scores(predictor, talk(4.0) * np.float32(f)) for f in (1.0, factor))
    np.testing.assert_allclose(quiet, loud, atol=0.08)


@pytest.mark.parametrize(
    ("name", "second"), [("a.wav", -1.0), ("a.wav", -0.7), ("a.flac", -1.0), ("a.m4a", -1.0)]
)
def test_a_voice_with_one_leg_inverted_is_read_as_the_voice_alone(
    name: str, second: float, predictor: ClipPredictor, tmp_path: Path
) -> None:
    voice = talk(3.0)
    legs = np.stack([voice, np.float32(second) * voice], axis=1)
    heard = load_audio(make_audio(tmp_path / name, legs, RATE_HZ))
    np.testing.assert_allclose(_scores(predictor, heard), _scores(predictor, voice), atol=0.05)


@pytest.mark.parametrize("seconds", [0.5, 3.0])
def test_silence_around_a_clip_does_not_matter(predictor: ClipPredictor, seconds: float) -> None:
    silence = np.zeros(int(seconds * RATE_HZ), np.float32)
    speech = _speech(22.9, 2.5)
    bare, wrapped = (
        _scores(predictor, speech),
        _scores(predictor, np.concatenate([silence, speech, silence])),
    )
    np.testing.assert_allclose(wrapped, bare, atol=0.15)


def test_a_long_clip_is_the_sum_of_its_parts(predictor: ClipPredictor) -> None:
    clip = predictor.logits(_speech(0.0, 23.0))
    assert len(clip.logits) == len(clip.seconds) == 3
    assert (clip.seconds <= 10.0).all()
    assert 8 < clip.seconds.sum() < 20
    scores = predictor.scores(clip)
    assert scores is not None
    assert scores.sum() == pytest.approx(1.0, abs=1e-5)


def test_little_speech_of_a_speaker_changes_little() -> None:
    clips = [talk(1.5), SILENCE]
    alone, _ = predict_clips(clips, "cpu")
    known, silent = predict_adapted(clips, ["a", "b"], "cpu")
    assert silent is None
    assert alone is not None
    assert known is not None
    np.testing.assert_allclose(known, alone, atol=0.1)


def test_a_speaker_is_adapted_to_by_name_and_not_by_order() -> None:
    clips = [_speech(4.2, 3.5), _speech(37.5, 2.5), _speech(22.9, 3.0), _speech(18.7, 2.7)]
    speakers = ["a", "b", "a", "b"]
    found = predict_adapted(clips, speakers, "cpu")
    order = [3, 2, 0, 1]
    shuffled = predict_adapted([clips[i] for i in order], [speakers[i] for i in order], "cpu")
    for place, number in enumerate(order):
        assert found[number] == pytest.approx(shuffled[place], abs=1e-4)


def test_no_clips_at_all() -> None:
    assert predict_clips([], "cpu") == []
    assert predict_adapted([], [], "cpu") == []
