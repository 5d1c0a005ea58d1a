"""Detects faces and their landmarks with MediaPipe's Face Landmarker."""

from __future__ import annotations

import os
import sys
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeAlias, TypeVar, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import ModelError
from aemo_studio.base.model_store import load_verified
from aemo_studio.base.spared_imports import spared
from aemo_studio.domain.emotion import FloatArray

with spared("matplotlib", "matplotlib.pyplot"):  # to draw faces, which nothing here does
    from mediapipe.tasks.python.core.base_options import BaseOptions
    from mediapipe.tasks.python.vision.core.image import Image, ImageFormat
    from mediapipe.tasks.python.vision.face_detector import FaceDetector
    from mediapipe.tasks.python.vision.face_landmarker import (
        FaceLandmarker,
        FaceLandmarkerOptions,
        FaceLandmarkerResult,
    )

_Task = TypeVar("_Task")
Rgb: TypeAlias = NDArray[np.uint8]

MODEL_NAME = "face_landmarker"
N_LANDMARKS = 478
N_BLENDSHAPES = 52
JAW_OPEN = 25
"""Position of the blendshape `jawOpen`."""

# MediaPipe's names end in Left or Right (the person's own); these are the pairs.
_FIRST_OF_ADJACENT_PAIRS = (
    1, 4, 7, 9, 11, 13, 15, 17, 19, 21, 28, 30, 34, 36, 44, 46, 48, 50,
)  # fmt: skip
_OTHER_PAIRS = ((24, 26), (33, 39))  # jawLeft / jawRight, mouthLeft / mouthRight


def _mirror_order() -> NDArray[np.int64]:
    order = np.arange(N_BLENDSHAPES)
    for first in _FIRST_OF_ADJACENT_PAIRS:
        order[[first, first + 1]] = first + 1, first
    for left, right in _OTHER_PAIRS:
        order[[left, right]] = right, left
    return order.astype(np.int64)


MIRROR_BLENDSHAPES: NDArray[np.int64] = _mirror_order()
"""int64[52]: `blendshapes[..., MIRROR_BLENDSHAPES]` are those of the mirrored face."""


@dataclass(frozen=True, eq=False)
class DetectedFace:
    """One face in one picture."""

    #: float32[478, 3]: x and y in pixels of the picture, z (depth, smaller is nearer to the
    #: camera) in the scale of x.
    landmarks: FloatArray
    #: float32[52] in [0, 1], in MediaPipe's order.
    blendshapes: FloatArray
    #: float32[4]: left, top, width, height as shares of the picture.
    box: FloatArray


class FaceLandmarks:
    """Detects up to `max_faces` faces in single pictures.

    working_size: pictures whose longer side is at least twice this many pixels are shrunk
    to about it for the search; the landmarks returned are in pixels of the picture given.
    threshold: least confidence of the detector, in [0, 1]. Raises ModelError if the model is
    missing or damaged.
    """

    def __init__(self, max_faces: int = 5, working_size: int = 960, threshold: float = 0.5) -> None:
        options = FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_buffer=load_verified(MODEL_NAME)),
            num_faces=max_faces,
            min_face_detection_confidence=threshold,
            min_face_presence_confidence=threshold,
            output_face_blendshapes=True,
        )
        self._working_size = working_size
        self._task = started(lambda: FaceLandmarker.create_from_options(options))
        self._finalizer = weakref.finalize(self, release, self._task)

    def find(self, picture: Rgb) -> list[DetectedFace]:
        """Detects the faces in an RGB picture uint8[h, w, 3], the largest first."""
        small = _shrunk(picture, self._working_size)
        image = Image(image_format=ImageFormat.SRGB, data=small)
        found = _to_faces(self._task.detect(image), picture.shape[1], picture.shape[0])
        return sorted(found, key=lambda face: -float(face.box[2] * face.box[3]))

    def close(self) -> None:
        """Frees the model; the object cannot be used afterwards."""
        self._finalizer()


def started(create: Callable[[], _Task]) -> _Task:
    """Starts a task of MediaPipe. Raises ModelError."""
    try:
        with native_messages_hidden():
            return create()
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelError(
            "The model {name} could not be started ({error}); restore the file.",
            name=MODEL_NAME,
            error=error,
        ) from error


def release(task: FaceLandmarker | FaceDetector) -> None:
    """Closes a task of MediaPipe.

    At the end of the process, when MediaPipe's own thread is already gone, leaves it to the
    system (its `__del__` would print a traceback).
    """
    with suppress(RuntimeError):
        task.close()
    task._handle = None


@contextmanager
def native_messages_hidden() -> Iterator[None]:
    """Discards what MediaPipe's C++ part prints while it starts.

    It writes to file descriptor 2 at any log level; errors come back as exceptions. Messages
    of other threads in these 0.3 s are lost.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _shrunk(picture: Rgb, longest: int) -> Rgb:
    """Shrinks a picture by a whole number: other ratios cost more than they save (8 ms for 1280
    to 960)."""
    height, width = picture.shape[:2]
    factor = max(height, width) // longest
    if factor < 2:
        return np.ascontiguousarray(picture)
    size = (max(1, width // factor), max(1, height // factor))
    return cast("Rgb", cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def _to_faces(result: FaceLandmarkerResult, width: int, height: int) -> list[DetectedFace]:
    faces = []
    for points, shapes in zip(result.face_landmarks, result.face_blendshapes, strict=True):
        shares = np.array([(p.x, p.y, p.z) for p in points], dtype=np.float32)
        low, high = shares[:, :2].min(axis=0), shares[:, :2].max(axis=0)
        faces.append(
            DetectedFace(
                landmarks=shares * np.array([width, height, width], dtype=np.float32),
                blendshapes=np.array([s.score for s in shapes], dtype=np.float32),
                box=np.concatenate([low, high - low]),
            )
        )
    return faces
