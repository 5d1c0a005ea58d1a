"""Predicts the emotion of single images, for `predict` and `evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.adaptation import PersonLayer, adapted_by_person
from aemo_studio.analysis.face.crops import CROP_SIZE, EXPRESSION_SIZE, aligned_crop
from aemo_studio.analysis.face.enlarge import enlarged
from aemo_studio.analysis.face.landmarks import FaceLandmarks
from aemo_studio.analysis.face.model import FaceModel
from aemo_studio.analysis.face.search import find_anywhere
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.emotion import EmotionScores, uniform_scores

_SIDES = (CROP_SIZE, EXPRESSION_SIZE)


def predict_images(
    paths: Sequence[Path], device: str = "cpu", people: Sequence[str] | None = None
) -> list[EmotionScores | None]:
    """Predicts EmotionScores for the largest face in each image; None where there is none.

    Small pictures are enlarged first. people: one name per image; the scores are then adapted
    to each person over all of their images, without labels. Raises MediaError for a file that
    is no image, ModelError for a missing or damaged model.
    """
    model = FaceModel.load(device)
    found = _scores_of_images(paths, model)
    if people is None or model.person is None:
        return found
    return _adapted(model.person, found, people)


def _adapted(
    layer: PersonLayer, found: Sequence[EmotionScores | None], people: Sequence[str]
) -> list[EmotionScores | None]:
    scores = np.stack([uniform_scores() if one is None else one for one in found])
    seen = np.array([one is not None for one in found], np.float32)
    result = adapted_by_person(layer, scores, seen, people)
    return [row if one is not None else None for row, one in zip(result, found, strict=True)]


def _scores_of_images(paths: Sequence[Path], model: FaceModel) -> list[EmotionScores | None]:
    finder = FaceLandmarks(max_faces=1, threshold=0.2)
    try:
        return [_predict_image(read_image(Path(path)), finder, model) for path in paths]
    finally:
        finder.close()


def _predict_image(
    picture: NDArray[np.uint8], finder: FaceLandmarks, model: FaceModel
) -> EmotionScores | None:
    large = enlarged(picture)
    faces = find_anywhere(finder, large)
    if not faces:
        return None
    crop, larger = (aligned_crop(large, faces[0].landmarks, side) for side in _SIDES)
    scores = model.predict(crop[None], faces[0].blendshapes[None], larger[None])
    found: EmotionScores = scores[0]
    return found


def read_image(path: Path) -> NDArray[np.uint8]:
    """Reads an image file as RGB uint8[h, w, 3], upright. Raises MediaError if it is none."""
    try:
        data = np.fromfile(path, dtype=np.uint8)
    except OSError as error:
        reason = error.strerror or str(error)
        raise MediaError(
            "Cannot read {path}: {reason}. Check the path.", path=path, reason=reason
        ) from error
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if bgr is None:
        raise MediaError(
            "{path} is not an image that can be read; give a JPEG or PNG file.", path=path
        )
    return cast("NDArray[np.uint8]", cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB))
