"""Finds small faces too, without searching all of every frame.

The detector scales a whole frame to 128 pixels: in a wide frame it misses faces below a fifth of
the frame's height. So besides the whole frame, overlapping squares of it are searched, and faces
known from them are looked for around their last place. What is searched when:

- around the last place of every small face that is known;
- the whole frame, unless small faces are known and all were found again;
- the squares, if no face is found in the whole frame; and in any case every `REFRESH` frames, for
  people who came in.

After `EMPTY_BEFORE_REST` frames without faces the squares are searched every second frame.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks, Rgb
from aemo_studio.analysis.face.tracking import overlap
from aemo_studio.domain.emotion import FloatArray

REFRESH = 8
"""Frames from one search of the squares to the next, at most."""

EMPTY_BEFORE_REST = 4
"""Frames without faces, after which the squares are searched every second frame."""

_SAME = 0.3
"""Boxes that overlap more (intersection over union) are one face found twice."""

_AROUND = 3.0
"""Side of the square searched around a known face, in sizes of its box."""

_LARGE = 0.3
"""Faces higher than this share of the frame's shorter side are left to the whole frame."""


class FaceSearch:
    """Finds the faces in the sampled frames of one film, given in order of time."""

    def __init__(self, finder: FaceLandmarks, max_faces: int = 5) -> None:
        self._finder = finder
        self._max_faces = max_faces
        self._small: list[FloatArray] = []
        self._since_squares = REFRESH
        self._empty = 0

    def find(self, frame: Rgb) -> list[DetectedFace]:
        """Finds the faces in an RGB frame uint8[h, w, 3], the largest first."""
        around = [self._find_in(frame, square_around(frame, box, _AROUND)) for box in self._small]
        faces = merged([face for found in around for face in found])
        refresh = self._since_squares + 1 >= REFRESH
        if refresh or not self._small or not all(around):
            faces = merged([*self._finder.find(frame), *faces])
        if refresh or (not faces and self._may_search_squares()):
            faces = merged([*faces, *self._in_squares(frame)])
            self._since_squares = 0
        else:
            self._since_squares += 1
        self._empty = 0 if faces else self._empty + 1
        faces = faces[: self._max_faces]
        self._small = [face.box for face in faces if _height_share(frame, face) < _LARGE]
        return faces

    def _may_search_squares(self) -> bool:
        return self._empty < EMPTY_BEFORE_REST or self._since_squares >= 1

    def _in_squares(self, frame: Rgb) -> list[DetectedFace]:
        return [face for square in squares(frame) for face in self._find_in(frame, square)]

    def _find_in(self, frame: Rgb, part: tuple[int, int, int, int]) -> list[DetectedFace]:
        left, top, right, bottom = part
        found = self._finder.find(frame[top:bottom, left:right])
        return [_in_frame(face, part, frame) for face in found]


def find_anywhere(finder: FaceLandmarks, picture: Rgb) -> list[DetectedFace]:
    """Finds the faces of a single picture: in the whole, and in its squares if that has none."""
    return FaceSearch(finder).find(picture)


def squares(frame: Rgb) -> list[tuple[int, int, int, int]]:
    """Divides a frame into overlapping squares: left, top, right, bottom of each, in pixels.

    They cover it along its longer side; neighbours share at least a fifth of their side, so a
    small face is whole in one of them. A frame that is nearly square gives none: the whole
    frame is as good.
    """
    height, width = frame.shape[:2]
    side, longest = min(height, width), max(height, width)
    if longest < 1.2 * side:
        return []
    count = 1 + int(np.ceil((longest - side) / (0.8 * side)))
    starts = np.linspace(0, longest - side, count).round().astype(int).tolist()
    if width >= height:
        return [(start, 0, start + side, side) for start in starts]
    return [(0, start, side, start + side) for start in starts]


def merged(faces: list[DetectedFace]) -> list[DetectedFace]:
    """Merges detections of the same face, of which the first stays; the largest face first."""
    kept: list[DetectedFace] = []
    for face in faces:
        if all(overlap(face.box, other.box) < _SAME for other in kept):
            kept.append(face)
    return sorted(kept, key=lambda face: -float(face.box[2] * face.box[3]))


def _in_frame(face: DetectedFace, part: tuple[int, int, int, int], frame: Rgb) -> DetectedFace:
    """Converts a face in a part of a frame to the frame's own pixels and shares."""
    left, top, right, bottom = part
    height, width = frame.shape[:2]
    size = np.array([width, height], dtype=np.float32)
    corner, extent = np.array([left, top]), np.array([right - left, bottom - top])
    box = np.concatenate(
        [(face.box[:2] * extent + corner) / size, face.box[2:] * extent / size]
    ).astype(np.float32)
    shift = np.array([left, top, 0], dtype=np.float32)
    return DetectedFace(face.landmarks + shift, face.blendshapes, box)


def square_around(frame: Rgb, box: FloatArray, sizes: float) -> tuple[int, int, int, int]:
    """Computes the square of so many box sizes around a box, inside the frame."""
    height, width = frame.shape[:2]
    size: NDArray[np.float64] = np.array([width, height], dtype=np.float64)
    middle = (box[:2] + box[2:] / 2) * size
    side = int(min(sizes * float((box[2:] * size).max()), height, width))
    left, top = np.clip(middle - side / 2, 0, size - side).astype(int).tolist()
    return left, top, left + side, top + side


def _height_share(frame: Rgb, face: DetectedFace) -> float:
    height, width = frame.shape[:2]
    return float(face.box[3]) * height / min(height, width)
