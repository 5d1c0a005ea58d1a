from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aemo_studio.analysis.face.crops import EXPRESSION_SIZE, aligned_crop
from aemo_studio.analysis.face.expression import ExpressionModel
from aemo_studio.analysis.face.landmarks import DetectedFace
from aemo_studio.analysis.face.model import FaceModel
from aemo_studio.analysis.face.network import FER_CLASSES
from tests.analysis.face.conftest import Picture

NEUTRAL, DISGUST, CONTEMPT = map(FER_CLASSES.index, ("neutral", "disgust", "contempt"))


@pytest.fixture(name="second", scope="module")
def _second(model: FaceModel) -> ExpressionModel:
    assert model.second is not None
    return model.second


@pytest.fixture(name="crops", scope="module")
def _crops(portrait: Picture, portrait_face: DetectedFace) -> Picture:
    crop = aligned_crop(portrait, portrait_face.landmarks, EXPRESSION_SIZE)
    return np.stack([crop, crop[:, ::-1]])


def test_the_portrait_is_happy_in_the_mirror_too(second: ExpressionModel, crops: Picture) -> None:
    logs = second.log_probabilities(crops)
    assert {FER_CLASSES[i] for i in logs.argmax(axis=1)} == {"happiness"}
    np.testing.assert_allclose(logs[0], logs[1], atol=1e-3)


def test_contempt_lies_between_neutral_and_disgust(second: ExpressionModel, crops: Picture) -> None:
    shares = np.exp(second.log_probabilities(crops))
    middle = (shares[:, NEUTRAL] + shares[:, DISGUST]) / 2
    np.testing.assert_allclose(shares[:, CONTEMPT], middle, rtol=1e-4)


def test_no_faces_are_no_answers(second: ExpressionModel) -> None:
    none = np.zeros((0, EXPRESSION_SIZE, EXPRESSION_SIZE), np.uint8)
    assert second.log_probabilities(none).shape == (0, len(FER_CLASSES))


def test_the_second_network_has_a_say_by_its_share(
    model: FaceModel,
    second: ExpressionModel,
    portrait: Picture,
    portrait_face: DetectedFace,
    crops: Picture,
) -> None:
    small = aligned_crop(portrait, portrait_face.landmarks)[None]
    seen = (small, portrait_face.blendshapes[None], crops[:1])
    together = np.log(model.class_probabilities(*seen))
    first = np.log(replace(model, second=None).class_probabilities(*seen))
    added = model.info.second_share / model.info.temperature * second.log_probabilities(crops[:1])
    difference = together - first - added
    np.testing.assert_allclose(difference, difference[0, 0], atol=2e-3)
