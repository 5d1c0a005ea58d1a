"""The beat network hears what the original hears, however long and loud a recording is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.base.errors import ModelError
from aemo_studio.music.listening import beat_likelihood as likelihood
from aemo_studio.music.listening.beat_likelihood import beat_likelihood, beat_network
from aemo_studio.music.listening.beat_spectrogram import beat_spectrogram
from aemo_studio.music.listening.network_clues import is_heard
from aemo_studio.music.listening.spectra import FRAME_S
from tests.music.tagging.made_sounds import MADE, drums

ANSWERS = Path(__file__).with_name("original_beats.json")
EVERY, TOLERANCE = 5, 1e-3


@pytest.mark.parametrize("sound", MADE)
def test_it_answers_as_the_original_does(sound: str) -> None:
    expected = json.loads(ANSWERS.read_text())[sound]
    described = beat_network().described(beat_spectrogram(MADE[sound]()))
    found = beat_network().heard(described[:, None])[::EVERY, 0]
    assert np.abs(found - expected).max() < TOLERANCE


def test_stretches_side_by_side_are_heard_as_the_whole_is() -> None:
    long = np.resize(4 * drums(), 22_050 * 35)
    described = beat_network().described(likelihood.after_silence(beat_spectrogram(long)))
    whole = beat_network().heard(described[:, None])[likelihood.BEFORE :, 0]
    assert np.abs(beat_likelihood(long) - whole).max() < 0.02


def test_a_recording_may_be_quiet() -> None:
    quiet, quieter = beat_likelihood(drums()), beat_likelihood(0.01 * drums())
    assert np.abs(quiet - quieter).max() < TOLERANCE


@pytest.mark.parametrize("count", [0, 1, 441, 442])
def test_there_is_an_answer_every_20_ms(count: int) -> None:
    assert beat_likelihood(np.zeros(count, np.float32)).shape == (-(-count // 441), 2)


def test_a_damaged_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    beat_network.cache_clear()
    monkeypatch.setattr(likelihood, "load_verified", lambda name: b"nothing at all")
    with pytest.raises(ModelError, match="music_beats"):
        beat_network()
    beat_network.cache_clear()


def test_a_pulse_is_heard_where_most_is_near_its_beats() -> None:
    beats = np.arange(10.0, 800.0, 21.5)
    at = np.round((beats - 1) * FRAME_S * 50).astype(int)
    likely = np.full((1000, 2), 0.01, np.float32)
    likely[at, 0] = 0.8
    assert is_heard(likely, beats)
    assert not is_heard(likely, beats + 10.75)
    assert not is_heard(np.full_like(likely, 0.4), beats)
    fast = np.arange(10.0, 800.0, 4.0)
    assert not is_heard(np.full_like(likely, 0.4), fast), "noise is near all beats"
