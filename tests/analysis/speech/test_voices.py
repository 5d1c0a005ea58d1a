from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.speech.voices import VoiceIdentity
from aemo_studio.base.errors import ModelError
from aemo_studio.base.resources import models_dir


def test_the_shipped_projection_describes_features_of_the_speech_model() -> None:
    identity = VoiceIdentity.load()
    rows = np.random.default_rng(1).normal(size=(3, len(identity.mean))).astype(np.float32)
    assert identity.describe(rows).shape == (3, 40)
    assert np.abs(identity.describe(identity.mean[None])).max() < 1e-4
    assert identity.between.shape == (40,)
    assert identity.between[0] > 5 * identity.between[-1] > 0


def test_another_model_under_its_name_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    folder.mkdir()
    for name in ("manifest.json", "face_identity.safetensors"):
        shutil.copy(models_dir() / name, folder / name)
    shutil.copy(folder / "face_identity.safetensors", folder / "voice_identity.safetensors")
    with pytest.raises(ModelError, match="voice_identity"):
        VoiceIdentity.load(folder)
