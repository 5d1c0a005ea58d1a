"""Looks for faces in sampled frames, and searches them only where something has changed.

A face that only moves is followed, and keeps the landmarks of the last search. Everything is
searched anew when a face is gone or has changed, as at every cut; when the detector sees somebody
else; and every `search.REFRESH` frames in any case. Faces are followed once two searches in a row
have found them: what passes for a face in a single frame is not drawn out, and neither is how the
first search of a shot, which may be in the middle of a dissolve, has placed it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from aemo_studio.analysis.face.crops import Grey
from aemo_studio.analysis.face.detector import FacePlaces
from aemo_studio.analysis.face.following import FollowedFace, follow_all
from aemo_studio.analysis.face.greys import Greys
from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks
from aemo_studio.analysis.face.search import MAX_FACES, FaceSearch, inside_any
from aemo_studio.analysis.face.tracking import overlap

DETECTOR_EVERY = 2
"""Frames with followed faces, in every which one the detector looks for somebody else."""

_MOVES = 8.0
"""Grey levels by which a pixel must change to count as moving."""

_QUIET = 0.005
"""Share of moving pixels below which nobody can have come in: the smallest face that the detector
sees in a whole frame is four times as large."""


_SAME = 0.3
"""Least overlap of boxes in successive frames that passes for the same face."""


@dataclass(frozen=True, eq=False)
class FrameFaces:
    """The faces in one frame."""

    #: Landmarks, blendshapes and box of each.
    faces: tuple[DetectedFace, ...]
    #: Whether they were searched; otherwise they are those of the frame before, in the same order,
    #: each with an unchanged expression.
    searched: bool


class FaceWatch:
    """Finds the faces in the sampled frames of one film, given in order of time."""

    def __init__(self) -> None:
        self._finder = FaceLandmarks()
        self._places = FacePlaces()
        self.forget()

    def forget(self) -> None:
        """Knows no face of the frames before."""
        self._search = FaceSearch(self._finder, self._places)
        self._known: list[DetectedFace] = []
        self._followed: list[FollowedFace] = []
        self._since_detector = 0
        self._quiet: Grey | None = None

    def look(self, greys: Greys) -> FrameFaces:
        """Finds the faces in the next frame."""
        if not self._search.due and (again := self._seen_again(greys)) is not None:
            self._search.follow(greys.frame, again)
            self._known = again
            return FrameFaces(tuple(again), searched=False)
        found = self._search.find(greys.frame)
        sure = _are_the_same(found, self._known)
        self._followed = [FollowedFace(face, greys) for face in found] if sure else []
        self._known, self._quiet, self._since_detector = found, greys.small, 0
        return FrameFaces(tuple(found), searched=True)

    def close(self) -> None:
        """Frees the models."""
        self._finder.close()
        self._places.close()

    def _seen_again(self, greys: Greys) -> list[DetectedFace] | None:
        """Follows the known faces; None where one has changed or somebody has come in."""
        if not self._followed:
            return None
        found = follow_all(self._followed, greys)
        if found is None or (self._search.whole_frame and self._is_somebody_new(found, greys)):
            return None
        return found

    def _is_somebody_new(self, known: list[DetectedFace], greys: Greys) -> bool:
        """Whether the detector sees a face besides those that are known."""
        self._since_detector += 1
        full = len(known) >= MAX_FACES
        if full or self._since_detector < DETECTOR_EVERY or self._is_quiet(known, greys):
            return False
        self._quiet, self._since_detector = greys.small, 0
        return not all(inside_any(place, known) for place in self._places.find(greys.detected))

    def _is_quiet(self, known: list[DetectedFace], greys: Greys) -> bool:
        """Whether nothing moves around the faces since the detector looked."""
        if self._quiet is None or self._quiet.shape != greys.small.shape:
            return False
        moving = cv2.absdiff(self._quiet, greys.small) > _MOVES
        size = np.array(moving.shape[::-1])
        for face in known:
            left, top = np.floor(np.clip(face.box[:2], 0, 1) * size).astype(int)
            right, bottom = np.ceil(np.clip(face.box[:2] + face.box[2:], 0, 1) * size).astype(int)
            moving[top:bottom, left:right] = False
        return float(moving.mean()) < _QUIET


def _are_the_same(found: list[DetectedFace], known: list[DetectedFace]) -> bool:
    """Whether the faces of a frame are those of the frame before."""
    return len(found) == len(known) and all(
        any(overlap(face.box, other.box) > _SAME for other in known) for face in found
    )
