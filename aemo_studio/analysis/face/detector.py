"""Detects where faces are, without their landmarks, with the detector of the Face Landmarker."""

from __future__ import annotations

import io
import weakref
import zipfile

import numpy as np

from aemo_studio.analysis.face.landmarks import MODEL_NAME, Rgb, release, started
from aemo_studio.base.model_store import load_verified
from aemo_studio.base.spared_imports import spared
from aemo_studio.domain.emotion import FloatArray

with spared("matplotlib", "matplotlib.pyplot"):  # to draw faces, which nothing here does
    from mediapipe.tasks.python.core.base_options import BaseOptions
    from mediapipe.tasks.python.vision.core.image import Image, ImageFormat
    from mediapipe.tasks.python.vision.face_detector import FaceDetector, FaceDetectorOptions

_PART = "face_detector.tflite"


class FacePlaces:
    """Detects the places of faces, as surely as `FaceLandmarks`, at a fifth of its cost.

    threshold: least confidence, in [0, 1]. Raises ModelError if the model is missing or damaged.
    """

    def __init__(self, threshold: float = 0.5) -> None:
        with zipfile.ZipFile(io.BytesIO(load_verified(MODEL_NAME))) as bundle:
            model = bundle.read(_PART)
        options = FaceDetectorOptions(
            base_options=BaseOptions(model_asset_buffer=model), min_detection_confidence=threshold
        )
        self._task = started(lambda: FaceDetector.create_from_options(options))
        self._finalizer = weakref.finalize(self, release, self._task)

    def find(self, picture: Rgb) -> list[FloatArray]:
        """Detects the faces in an RGB picture uint8[h, w, 3]: the middle of each, float32[2], as
        shares of the picture."""
        height, width = picture.shape[:2]
        image = Image(image_format=ImageFormat.SRGB, data=np.ascontiguousarray(picture))
        boxes = [found.bounding_box for found in self._task.detect(image).detections]
        return [
            np.array(
                [
                    (box.origin_x + box.width / 2) / width,
                    (box.origin_y + box.height / 2) / height,
                ],
                dtype=np.float32,
            )
            for box in boxes
        ]

    def close(self) -> None:
        """Frees the model; the object cannot be used afterwards."""
        self._finalizer()
