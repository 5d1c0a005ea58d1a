"""The face stage: frames in, the face EmotionTrack and the people out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.crops import Grey, aligned_crop
from aemo_studio.analysis.face.enlarge import enlarged
from aemo_studio.analysis.face.grid import emotion_track
from aemo_studio.analysis.face.landmarks import JAW_OPEN, FaceLandmarks, FoundFace
from aemo_studio.analysis.face.looks import USABLE, Looks
from aemo_studio.analysis.face.model import FaceModel
from aemo_studio.analysis.face.people import people
from aemo_studio.analysis.face.quality import face_weight
from aemo_studio.analysis.face.search import FaceSearch, find_anywhere
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.emotion import (
    GRID_S,
    EmotionScores,
    EmotionTrack,
    FloatArray,
    uniform_scores,
)
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack

BATCH = 32
"""Faces that go through the CNN at once."""


@dataclass(frozen=True, eq=False)
class _Waiting:
    """A face cut out of its frame, not yet scored."""

    time_s: float
    face: FoundFace
    crop: Grey
    weight: float


class FaceAnalyser:
    """Looks at sampled frames, one after the other, from one thread.

    Keeps crops of at most `BATCH` faces, and about 60 bytes of each face already scored.
    device: cpu, cuda or mps. Raises ModelError for a missing or damaged model.
    """

    def __init__(self, device: str) -> None:
        self._model = FaceModel.load(device)
        self._finder = FaceLandmarks()
        self._search = FaceSearch(self._finder)
        self._sampled_s: list[float] = []
        self._waiting: list[_Waiting] = []
        self._looks: list[Looks] = []
        self._told_cells = 0

    def add(self, t_s: float, rgb: NDArray[np.uint8]) -> None:
        """One sampled frame: t_s in seconds, ascending; rgb uint8[h, w, 3], upright."""
        self._sampled_s.append(t_s)
        for face in self._search.find(rgb):
            crop = aligned_crop(rgb, face.landmarks)
            weight = face_weight(face.landmarks, crop)
            self._waiting.append(_Waiting(t_s, face, crop, weight))
        if len(self._waiting) >= BATCH:
            self._score()

    def result(
        self, shots: Sequence[Shot], n_cells: int, speech_coverage: FloatArray
    ) -> tuple[EmotionTrack, tuple[FaceTrack, ...]]:
        """Everything seen so far, on a grid of n_cells, and who was seen.

        speech_coverage: float32[n_cells], coverage of the speech EmotionTrack.
        """
        self._score()
        looks = Looks.joined(self._looks)
        sampled = np.array(self._sampled_s, dtype=np.float32)
        persons = people(looks, shots, speech_coverage)
        return emotion_track(persons, sampled, shots, n_cells), persons

    def partial(self) -> tuple[int, FloatArray]:
        """The first cell and the scores float32[n, 8] of the cells that are complete and were
        not given before: a first impression, without people and cuts. n may be 0."""
        first = self._told_cells
        complete = int(self._scored_until_s() / GRID_S)
        if complete <= first:
            return first, np.zeros((0, len(uniform_scores())), dtype=np.float32)
        self._told_cells = complete
        return first, self._impression(first, complete)

    def close(self) -> None:
        """Frees the landmark model; `result` still works."""
        self._finder.close()

    def _score(self) -> None:
        """Sends the waiting crops through the CNN."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        blendshapes = np.stack([w.face.blendshapes for w in waiting])
        scores = self._model.predict(np.stack([w.crop for w in waiting]), blendshapes)
        looks = Looks(
            times_s=np.array([w.time_s for w in waiting], dtype=np.float32),
            boxes=np.stack([w.face.box for w in waiting]),
            scores=scores,
            weights=np.array([w.weight for w in waiting], dtype=np.float32),
            jaw_open=blendshapes[:, JAW_OPEN],
        )
        self._looks.append(looks)

    def _scored_until_s(self) -> float:
        if self._waiting:
            return self._waiting[0].time_s
        return self._sampled_s[-1] if self._sampled_s else 0.0

    def _impression(self, first: int, end: int) -> FloatArray:
        """Mean scores of the cells [first, end), uniform where no face was seen."""
        scores = np.tile(uniform_scores(), (end - first, 1))
        recent: list[Looks] = []
        for part in reversed(self._looks):
            if part.times_s[-1] < first * GRID_S:
                break
            recent.append(part)
        looks = Looks.joined(recent)
        cells = (looks.times_s / GRID_S).astype(np.int64)
        for cell in range(first, end):
            rows = (cells == cell) & (looks.weights >= USABLE)
            if rows.any():
                scores[cell - first] = np.average(
                    looks.scores[rows], axis=0, weights=looks.weights[rows]
                )
        return scores


def predict_images(paths: Sequence[Path], device: str = "cpu") -> list[EmotionScores | None]:
    """EmotionScores of the largest face in each image; None where there is no usable face.

    Small pictures are enlarged first. Raises MediaError for a file that is no image,
    ModelError for a missing or damaged model.
    """
    model = FaceModel.load(device)
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
    crop = aligned_crop(large, faces[0].landmarks)
    scores: EmotionScores = model.predict(crop[None], faces[0].blendshapes[None])[0]
    return scores


def read_image(path: Path) -> NDArray[np.uint8]:
    """An image file as RGB uint8[h, w, 3], upright. Raises MediaError."""
    try:
        data = np.fromfile(path, dtype=np.uint8)
    except OSError as error:
        reason = error.strerror or str(error)
        raise MediaError(f"Cannot read {path}: {reason}. Check the path.") from error
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if bgr is None:
        raise MediaError(f"{path} is not an image that can be read; give a JPEG or PNG file.")
    return cast("NDArray[np.uint8]", cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB))
