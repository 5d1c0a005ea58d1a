"""Weighs how far a face in a frame can be trusted: by size, sharpness, frontality and what is seen
of it."""

from __future__ import annotations

import cv2
import numpy as np

from aemo_studio.analysis.face.crops import CROP_SIZE, TEMPLATE, Grey, alignment
from aemo_studio.domain.emotion import FloatArray

# Eye distance in pixels of the frame. At 20 the crop has the detail of the training
# pictures; at 6 a face is a smudge.
_EYES_NONE, _EYES_FULL = 6.0, 20.0

# Sharpness ratio, see `sharpness`. Measured on FER+ and web face crops: 99 in 100 are above
# 0.07; after a Gaussian blur of 2 pixels half of them are below 0.011.
_BLUR_NONE, _BLUR_FULL = 0.008, 0.08

# Degrees between the face and the camera. Up to 25 the template fits; at 70 half of the
# face is hidden.
_TURN_FULL, _TURN_NONE = 25.0, 70.0

# Mean slopes inside eyes and mouth, in standard deviations a pixel of the crop. Of 296 people's
# pictures 99 in 100 are above the upper ones; a mask or hand that was painted over the mouth
# leaves less than 0.03 in 99 and 80 of 100, dark glasses less than 0.19 in 88.
_MOUTH_NONE, _MOUTH_FULL = 0.03, 0.10
_EYES_HIDDEN, _EYES_SEEN = 0.08, 0.19
_EYE_PLACES = (slice(13, 22), slice(9, 20)), (slice(13, 22), slice(28, 39))
_MOUTH_PLACE = (slice(35, 45), slice(14, 34))
_SOBEL, _GRAIN = 8.0, 4.0

# What a face is worth less without them. On portraits the share of right answers falls from 0.48
# to 0.32 without the mouth, and to 0.43 without the eyes; 0.15 are right by chance.
_MOUTH_WORTH, _EYES_WORTH = 0.6, 0.3

_OUTER_EYES = (33, 263)
_BROW_TO_CHIN = (10, 152)


def eye_distance_px(landmarks: FloatArray) -> float:
    """Computes the distance of the eyes in pixels that the alignment implies.

    landmarks: float32[478, 2 or more] in pixels. Robust against profiles.
    """
    matrix = alignment(landmarks, CROP_SIZE)
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    return float(TEMPLATE[1, 0] - TEMPLATE[0, 0]) * CROP_SIZE / scale


def size_weight(landmarks: FloatArray) -> float:
    """Weighs a face by size: 0 below 6 pixels between the eyes, 1 from 20 on, linear between."""
    return _ramp(eye_distance_px(landmarks), _EYES_NONE, _EYES_FULL)


def sharpness(crop: Grey) -> float:
    """Measures sharpness: variance of the Laplacian over variance of the crop.

    The variance of the Laplacian is a usual measure of focus (Pech-Pacheco et al. 2000,
    "Diatom autofocusing in brightfield microscopy: a comparative study", ICPR); the quotient
    does not depend on exposure and contrast. 0 for a flat crop.
    """
    picture = crop.astype(np.float32)
    spread = float(picture.var())
    if spread < 1.0:
        return 0.0
    return float(cv2.Laplacian(picture, cv2.CV_32F).var()) / spread


def sharpness_weight(crop: Grey) -> float:
    """Weighs a crop by sharpness: 0.2 to 1, as a soft face still shows a smile."""
    return max(0.2, _ramp(sharpness(crop), _BLUR_NONE, _BLUR_FULL))


def turn_degrees(landmarks: FloatArray) -> float:
    """Estimates the angle between the face and the camera in degrees, from the depth across the
    eyes and down the face.

    landmarks: float32[478, 3] with z in the scale of x.
    """
    yaw = _lean(landmarks, *_OUTER_EYES)
    pitch = _lean(landmarks, *_BROW_TO_CHIN)
    return float(np.degrees(np.arccos(np.cos(yaw) * np.cos(pitch))))


def frontality_weight(landmarks: FloatArray) -> float:
    """Weighs a face by its turn: 1 up to 25 degrees, 0 from 70 on, linear between."""
    return _ramp(-turn_degrees(landmarks), -_TURN_NONE, -_TURN_FULL)


def visible_weight(crop: Grey) -> float:
    """Weighs a crop by what is seen: less with a mask or a hand before the mouth, or with dark
    glasses; 0.1 with both."""
    picture = crop.astype(np.float32)
    spread = _SOBEL * (float(picture.std()) + _GRAIN)
    across, down = (cv2.Sobel(picture, cv2.CV_32F, dx, 1 - dx) / spread for dx in (1, 0))
    slope = np.hypot(across, down)
    eyes = float(np.mean([slope[place].mean() for place in _EYE_PLACES]))
    mouth = float(np.abs(down[_MOUTH_PLACE]).mean())
    hidden_mouth = 1 - _ramp(mouth, _MOUTH_NONE, _MOUTH_FULL)
    hidden_eyes = 1 - _ramp(eyes, _EYES_HIDDEN, _EYES_SEEN)
    return 1 - _MOUTH_WORTH * hidden_mouth - _EYES_WORTH * hidden_eyes


def face_weight(landmarks: FloatArray, crop: Grey) -> float:
    """Weighs a face: the product of the weights of size, sharpness, frontality and visibility, in
    [0, 1]."""
    seen = sharpness_weight(crop) * visible_weight(crop)
    return size_weight(landmarks) * frontality_weight(landmarks) * seen


def _lean(landmarks: FloatArray, start: int, end: int) -> float:
    dx, dy, dz = (landmarks[end] - landmarks[start]).astype(np.float64)
    return float(np.arctan2(dz, np.hypot(dx, dy)))


def _ramp(value: float, none: float, full: float) -> float:
    return float(np.clip((value - none) / (full - none), 0.0, 1.0))
