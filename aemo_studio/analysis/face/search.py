"""Finds small faces too, without searching all of every frame.

The detector scales a whole frame to 128 pixels: in a wide frame it misses faces below a fifth of
the frame's height. So besides the whole frame, overlapping squares of it are searched, and faces
known from them are looked for around their last place. What is searched when:

- around the last place of every small face that is known;
- the whole frame, unless all faces that are known are small and were found again;
- the squares, if no face is found in the whole frame; and in any case every `REFRESH` frames, for
  people who came in. Where the detector alone sees nobody new in a square, that is enough.

After `EMPTY_BEFORE_REST` frames without faces the squares are searched every second frame.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.detector import FacePlaces
from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks, Rgb
from aemo_studio.analysis.face.tracking import overlap
from aemo_studio.domain.emotion import FloatArray

MAX_FACES = 5
"""Faces of one frame that are kept, the largest."""

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

    def __init__(
        self, finder: FaceLandmarks, places: FacePlaces | None = None, max_faces: int = MAX_FACES
    ) -> None:
        self._finder = finder
        self._places = places
        self._max_faces = max_faces
        self._small: list[FloatArray] = []
        self.whole_frame = True
        self._since_squares = REFRESH
        self._empty = 0

    @property
    def due(self) -> bool:
        """Whether everything must be searched in the next frame."""
        return self._since_squares + 1 >= REFRESH

    def follow(self, frame: Rgb, faces: list[DetectedFace]) -> None:
        """Takes the faces of a frame that was not searched."""
        self._since_squares += 1
        self._know(frame, faces)

    def find(self, frame: Rgb) -> list[DetectedFace]:
        """Finds the faces in an RGB frame uint8[h, w, 3], the largest first."""
        around = [self._find_in(frame, square_around(frame, box, _AROUND)) for box in self._small]
        faces = merged([face for found in around for face in found])
        refresh = self.due
        if refresh or self.whole_frame or not all(around):
            faces = merged([*self._finder.find(frame), *faces])
        if refresh or (not faces and self._may_search_squares()):
            faces = merged([*faces, *self._in_squares(frame, faces)])
            self._since_squares = 0
        else:
            self._since_squares += 1
        self._empty = 0 if faces else self._empty + 1
        faces = faces[: self._max_faces]
        self._know(frame, faces)
        return faces

    def _know(self, frame: Rgb, faces: list[DetectedFace]) -> None:
        self._small = [face.box for face in faces if _height_share(frame, face) < _LARGE]
        self.whole_frame = len(self._small) < max(len(faces), 1)

    def _may_search_squares(self) -> bool:
        return self._empty < EMPTY_BEFORE_REST or self._since_squares >= 1

    def _in_squares(self, frame: Rgb, known: list[DetectedFace]) -> list[DetectedFace]:
        return [
            face
            for square in squares(frame)
            if self._may_be_new(frame, square, known)
            for face in self._find_in(frame, square)
        ]

    def _may_be_new(
        self, frame: Rgb, part: tuple[int, int, int, int], known: list[DetectedFace]
    ) -> bool:
        """Whether the detector sees a face in a part of a frame besides those that are known."""
        if self._places is None:
            return True
        left, top, right, bottom = part
        size = np.array(frame.shape[1::-1])
        seen = self._places.find(frame[top:bottom, left:right])
        extent, corner = np.array([right - left, bottom - top]), np.array([left, top])
        return not all(inside_any((place * extent + corner) / size, known) for place in seen)

    def _find_in(self, frame: Rgb, part: tuple[int, int, int, int]) -> list[DetectedFace]:
        left, top, right, bottom = part
        found = self._finder.find(frame[top:bottom, left:right])
        return [_in_frame(face, part, frame) for face in found]


def inside_any(place: FloatArray, faces: list[DetectedFace]) -> bool:
    """Whether a place, float32[2] in shares of the frame, lies in the box of one of the faces."""
    return any(
        bool(((place >= face.box[:2]) & (place <= face.box[:2] + face.box[2:])).all())
        for face in faces
    )


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
