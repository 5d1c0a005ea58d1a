"""The tagger hears what the original hears, and says what plays."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from aemo_studio.base.errors import ModelError
from aemo_studio.music.tagging import tagger
from aemo_studio.music.tagging.network import N_FRAMES
from aemo_studio.music.tagging.spectrogram import RATE_HZ, log_mel
from aemo_studio.music.tagging.tagger import networks, tag
from aemo_studio.music.tagging.tags import MSD_TAGS, MTT_TAGS, all_tags, instruments
from tests.music.tagging.made_sounds import MADE, Samples, chords, drums, hiss

ANSWERS = Path(__file__).with_name("original_answers.json")

TAG_TOLERANCE, NUMBER_TOLERANCE = 1e-4, 1e-3
"""Tags are probabilities; the numbers reach 4."""


def patches(samples: Samples) -> torch.Tensor:
    """Cuts a sound as the original does: from its beginning, without gaps."""
    mel = log_mel(samples)
    starts = range(0, len(mel) - N_FRAMES + 1, N_FRAMES)
    return torch.from_numpy(np.stack([mel[start : start + N_FRAMES] for start in starts]))


@pytest.mark.parametrize("sound", MADE)
def test_both_networks_answer_as_the_original_does(sound: str) -> None:
    expected = json.loads(ANSWERS.read_text())[sound]
    looks = patches(MADE[sound]())
    for network, (tags, numbers) in zip(networks(), expected.values(), strict=True):
        with torch.inference_mode():
            found, description = network(looks)
        assert np.abs(found.mean(dim=0).numpy() - tags).max() < TAG_TOLERANCE
        assert np.abs(description[0].numpy() - numbers).max() < NUMBER_TOLERANCE


def test_there_is_a_name_for_each_tag() -> None:
    found = tag(chords(), RATE_HZ)
    assert found is not None
    assert found.scores.shape == (len(MSD_TAGS) + len(MTT_TAGS),) == (100,)
    assert found.numbers.shape == (200,)
    names = [heard.name for heard in all_tags(found)]
    assert len(names) == len(set(names))


def test_struck_chords_sound_like_an_instrument_and_hiss_does_not() -> None:
    struck, noise = tag(chords(), RATE_HZ), tag(hiss(), RATE_HZ)
    assert struck is not None
    assert noise is not None
    assert next(instruments(struck)).certainty > 2 * next(instruments(noise)).certainty


def test_what_sounds_alike_lies_near() -> None:
    found = [tag(sound, RATE_HZ) for sound in (drums(), drums() * 0.5, chords())]
    beat, softer, other = (f.numbers / np.linalg.norm(f.numbers) for f in found if f)
    assert beat @ softer > beat @ other


def test_another_sample_rate_changes_little() -> None:
    coarse = tag(chords(), RATE_HZ)
    fine = tag(np.interp(np.arange(0, 6.5, 1 / 22_050), np.arange(0, 6.5, 1 / RATE_HZ),
                         chords()).astype(np.float32), 22_050)  # fmt: skip
    assert coarse is not None
    assert fine is not None
    assert np.abs(coarse.scores - fine.scores).max() < 0.1


@pytest.mark.parametrize("seconds", [0.0, 0.2, 5.0])
def test_silence_has_no_tags(seconds: float) -> None:
    assert tag(np.zeros(round(seconds * RATE_HZ), np.float32), RATE_HZ) is None


def test_a_fifth_of_a_second_is_repeated() -> None:
    found = tag(chords()[: RATE_HZ // 5], RATE_HZ)
    assert found is not None
    assert np.isfinite(found.scores).all()


def test_a_long_recording_costs_no_more_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Samples] = []

    def counted(patch: Samples) -> Samples:
        looks.append(patch)
        return log_mel(patch)

    monkeypatch.setattr(tagger, "log_mel", counted)
    tag(np.resize(drums(), 60 * RATE_HZ), RATE_HZ)
    assert len(looks) == tagger.MOST_PATCHES


def test_a_damaged_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    networks.cache_clear()
    monkeypatch.setattr(tagger, "load_verified", lambda name: b"nothing")
    with pytest.raises(ModelError, match="music_tagger"):
        networks()
    networks.cache_clear()
