from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from mediapipe.tasks.python.vision.face_landmarker import Blendshapes

from aemo_studio.analysis.face.landmarks import (
    MIRROR_BLENDSHAPES,
    N_BLENDSHAPES,
    N_LANDMARKS,
    DetectedFace,
    FaceLandmarks,
)
from aemo_studio.base.errors import ModelError
from aemo_studio.base.resources import models_dir
from tests.analysis.face.conftest import Picture

SMILE_LEFT, SMILE_RIGHT = 44, 45


def test_the_portrait_has_one_smiling_face(portrait_face: DetectedFace) -> None:
    assert portrait_face.landmarks.shape == (N_LANDMARKS, 3)
    assert portrait_face.blendshapes.shape == (N_BLENDSHAPES,)
    assert portrait_face.blendshapes[[SMILE_LEFT, SMILE_RIGHT]].min() > 0.5
    left, top, width, height = portrait_face.box
    assert 0.3 < left < 0.4
    assert 0.1 < top < 0.2
    assert 0.1 < width < 0.25
    assert 0.15 < height < 0.3


@pytest.mark.parametrize("level", [0, 127, 255])
def test_a_blank_picture_has_no_face(finder: FaceLandmarks, level: int) -> None:
    assert finder.find(np.full((360, 640, 3), level, dtype=np.uint8)) == []


def test_noise_has_no_face(finder: FaceLandmarks) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (360, 640, 3), dtype=np.uint8)
    assert finder.find(noise) == []


def test_mirroring_exchanges_left_and_right(
    portrait: Picture, portrait_face: DetectedFace, finder: FaceLandmarks
) -> None:
    mirrored = finder.find(np.ascontiguousarray(portrait[:, ::-1]))[0]
    there, here = mirrored.blendshapes[MIRROR_BLENDSHAPES], portrait_face.blendshapes
    assert np.abs(there - here).mean() < 0.06


def test_each_blendshape_is_mirrored_to_its_namesake_of_the_other_side() -> None:
    names = [shape.name for shape in Blendshapes]
    swapped = {"LEFT": "RIGHT", "RIGHT": "LEFT"}
    for name, mirror in zip(names, MIRROR_BLENDSHAPES, strict=True):
        assert names[mirror] == "_".join(swapped.get(word, word) for word in name.split("_"))


def test_a_damaged_landmarker_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(models_dir(), tmp_path / "models")
    path = tmp_path / "models" / "face_landmarker.task"
    path.write_bytes(path.read_bytes()[:-100])
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    with pytest.raises(ModelError, match="face_landmarker"):
        FaceLandmarks()
