from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.analysis.face.crops import identity_crop
from aemo_studio.analysis.face.identity import FaceIdentity
from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks
from aemo_studio.analysis.face.people import LEAST_FROM_NOBODY
from aemo_studio.analysis.face.search import find_anywhere
from aemo_studio.base.errors import ModelError
from aemo_studio.base.resources import models_dir
from aemo_studio.domain.emotion import FloatArray
from benchmarks.cast.material import DATA
from benchmarks.cast.material import portrait as picture_of
from tests.analysis.face.conftest import Picture

PEOPLE = DATA / "person_faces.zip"


@pytest.fixture(name="identity", scope="module")
def _identity() -> FaceIdentity:
    return FaceIdentity.load()


def _distance(identity: FaceIdentity, first: Picture, second: Picture) -> float:
    one, other = identity.describe(np.stack([first, second]))
    return float(np.linalg.norm(one - other))


def test_one_face_in_another_light_and_size_is_the_same_person(
    identity: FaceIdentity, portrait: Picture, portrait_face: DetectedFace
) -> None:
    dark = (portrait * 0.6).astype(np.uint8)
    half = (portrait_face.landmarks / 2).astype(np.float32)
    first = identity_crop(portrait, portrait_face.landmarks)
    second = identity_crop(np.ascontiguousarray(dark[::2, ::2]), half)
    assert first.shape == (150, 150, 3)
    assert _distance(identity, first, second) < 0.3


def test_a_batch_gives_what_single_faces_give(identity: FaceIdentity) -> None:
    crops = np.random.default_rng(2).integers(0, 256, (3, 150, 150, 3)).astype(np.uint8)
    alone = np.concatenate([identity.describe(crop[None]) for crop in crops])
    np.testing.assert_allclose(identity.describe(crops), alone, atol=1e-4)


def test_no_faces_are_no_descriptions(identity: FaceIdentity) -> None:
    assert identity.describe(np.zeros((0, 150, 150, 3), np.uint8)).shape == (0, 128)


@pytest.mark.skipif(not PEOPLE.exists(), reason="the portraits of known people are not here")
def test_people_are_nearer_to_themselves_than_to_others(identity: FaceIdentity) -> None:
    names = ("jaffe/KA.AN1.39.jpg", "jaffe/KA.HA1.29.jpg", "jaffe/KM.AN1.17.jpg")
    anna, happy_anna, ben = _descriptions(identity, names)
    assert np.linalg.norm(anna - happy_anna) < np.linalg.norm(anna - ben)


def _descriptions(identity: FaceIdentity, names: tuple[str, ...]) -> FloatArray:
    finder = FaceLandmarks(max_faces=1, threshold=0.2)
    pictures = [picture_of(PEOPLE, name) for name in names]
    faces = [find_anywhere(finder, picture) for picture in pictures]
    crops = [
        identity_crop(picture, found[0].landmarks)
        for picture, found in zip(pictures, faces, strict=True)
    ]
    finder.close()
    return identity.describe(np.stack(crops))


def test_other_weights_under_its_name_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shutil.copytree(models_dir(), folder)
    shutil.copy(folder / "face_emotion.safetensors", folder / "face_identity.safetensors")
    with pytest.raises(ModelError, match="face_identity"):
        FaceIdentity.load(folder=folder)


def test_a_person_lies_far_from_a_picture_of_nobody(
    identity: FaceIdentity, portrait: Picture, portrait_face: DetectedFace
) -> None:
    crop = identity_crop(portrait, portrait_face.landmarks)
    blurred = np.broadcast_to(crop.mean(axis=(0, 1)).astype(np.uint8), crop.shape)
    somebody, nobody = identity.describe(np.stack([crop, blurred])) - identity.nobody
    assert np.linalg.norm(somebody) > LEAST_FROM_NOBODY > np.linalg.norm(nobody)
