"""Finds the faces on screen at a moment, and where they are. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from aemo_studio.domain.cast import Character
from aemo_studio.domain.emotion import Emotion, EmotionScores, confidence, top_emotion
from aemo_studio.domain.video import FaceTrack

_REACH_S = 0.15
"""How far beyond its first and last look a face is still shown: half of a usual step."""

Reading: TypeAlias = Callable[[FaceTrack, float], EmotionScores | None]
"""What a face shows at a time, in seconds, as the lanes count it; None where it does not count."""

NOBODY: Mapping[int, Character] = MappingProxyType({})


@dataclass(frozen=True)
class FaceBox:
    """One face as it is drawn over the picture."""

    #: Of its FaceTrack.
    number: int
    #: Left edge as a share of the picture's width.
    left: float
    #: Upper edge as a share of the picture's height.
    top: float
    #: As a share of the picture's width.
    width: float
    #: As a share of the picture's height.
    height: float
    #: The most probable Emotion; None where the face is no evidence now.
    emotion: Emotion | None
    #: Its probability, in [0, 1]; 0 without one.
    confidence: float
    #: Whether the editor ignores the face.
    ignored: bool
    #: Whose face it is; None where nobody was recognised.
    character: Character | None = None

    def contains(self, x: float, y: float) -> bool:
        """Returns whether the point, in shares of the picture, lies inside."""
        return 0 <= x - self.left <= self.width and 0 <= y - self.top <= self.height


def unread(_face: FaceTrack, _time_s: float) -> EmotionScores | None:
    """Reads nothing from any face."""
    return None


def faces_at(
    faces: Sequence[FaceTrack],
    time_s: float,
    reading: Reading,
    ignored: Collection[int] = (),
    characters: Mapping[int, Character] = NOBODY,
) -> tuple[FaceBox, ...]:
    """Finds the faces on screen at `time_s`; between two looks a face moves in a straight line.

    characters: by the numbers of the FaceTracks that show them.
    """
    return tuple(_boxes(faces, time_s, reading, ignored, characters))


def _boxes(
    faces: Sequence[FaceTrack],
    time_s: float,
    reading: Reading,
    ignored: Collection[int],
    characters: Mapping[int, Character],
) -> Iterator[FaceBox]:
    for face in faces:
        times = face.times_s
        if not len(times) or not times[0] - _REACH_S <= time_s <= times[-1] + _REACH_S:
            continue
        left, top, width, height = (
            float(np.interp(time_s, times, face.boxes[:, side])) for side in range(4)
        )
        scores = reading(face, time_s)
        yield FaceBox(
            number=face.number,
            left=left,
            top=top,
            width=width,
            height=height,
            emotion=None if scores is None else top_emotion(scores),
            confidence=0.0 if scores is None else confidence(scores),
            ignored=face.number in ignored,
            character=characters.get(face.number),
        )
