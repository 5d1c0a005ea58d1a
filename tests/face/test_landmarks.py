from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest

from aemo_studio.errors import ModelError
from aemo_studio.face.landmarks import (
    MIRROR_BLENDSHAPES,
    N_BLENDSHAPES,
    N_LANDMARKS,
    FaceLandmarks,
    FoundFace,
)
from aemo_studio.resources import models_dir
from tests.face.conftest import Picture

SMILE_LEFT, SMILE_RIGHT = 44, 45


def test_the_portrait_has_one_smiling_face(portrait_face: FoundFace) -> None:
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


def test_two_faces_come_largest_first(portrait: Picture, finder: FaceLandmarks) -> None:
    frame = np.full((512, 1024, 3), 90, dtype=np.uint8)
    frame[100:356, 100:356] = cv2.resize(portrait, (256, 256), interpolation=cv2.INTER_AREA)
    frame[:, 512:] = portrait
    faces = finder.find(frame)
    assert len(faces) == 2
    assert faces[0].box[0] > 0.5 > faces[1].box[0]


@pytest.mark.parametrize("face_px", [60, 110, 400])
def test_faces_of_a_1080p_frame_are_found_in_its_own_pixels(
    portrait: Picture, portrait_face: FoundFace, finder: FaceLandmarks, face_px: int
) -> None:
    scale = face_px / (512 * float(portrait_face.box[3]))
    small = cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = small[: min(len(small), 1080)]
    frame = np.full((1080, 1920, 3), 60, dtype=np.uint8)
    frame[: small.shape[0], 200 : 200 + small.shape[1]] = small
    faces = finder.find(frame)
    assert len(faces) == 1
    expected = portrait_face.landmarks[:, :2] * scale + np.array([200, 0])
    assert np.abs(faces[0].landmarks[:, :2] - expected).mean() < 0.06 * face_px


def test_mirroring_exchanges_left_and_right(
    portrait: Picture, portrait_face: FoundFace, finder: FaceLandmarks
) -> None:
    mirrored = finder.find(np.ascontiguousarray(portrait[:, ::-1]))[0]
    there, here = mirrored.blendshapes[MIRROR_BLENDSHAPES], portrait_face.blendshapes
    assert np.abs(there - here).mean() < 0.03
    np.testing.assert_array_equal(MIRROR_BLENDSHAPES[MIRROR_BLENDSHAPES], np.arange(52))


def test_a_damaged_landmarker_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(models_dir(), tmp_path / "models")
    path = tmp_path / "models" / "face_landmarker.task"
    path.write_bytes(path.read_bytes()[:-100])
    monkeypatch.setenv("AEMO_STUDIO_HOME", str(tmp_path))
    with pytest.raises(ModelError, match="face_landmarker"):
        FaceLandmarks()
