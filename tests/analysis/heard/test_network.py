"""The sound network answers as the original does, on sounds made here."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from aemo_studio.analysis.heard import listener, weights
from aemo_studio.analysis.heard.spectrogram import log_mel, patches
from aemo_studio.base.errors import ModelError
from tests.music.tagging.made_sounds import MADE

ANSWERS = Path(__file__).with_name("original_answers.json")


@pytest.mark.parametrize("sound", MADE)
def test_it_answers_as_the_original_does(sound: str) -> None:
    expected = json.loads(ANSWERS.read_text())[sound]
    network, _ = listener.load_network()
    with torch.inference_mode():
        found = network(torch.from_numpy(patches(log_mel(MADE[sound]())))).mean(dim=0)
    assert np.abs(found.numpy() - expected).max() < 1e-4


def test_a_damaged_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "load_verified", lambda name: b"nothing at all")
    with pytest.raises(ModelError, match="sound_events"):
        listener.load_network()
