"""Chooses the samples from which a person is recognised, and keeps what was seen in them.

A face that goes on looks alike from one sample to the next; describing it once in some seconds
is enough. One that changes suddenly may be another person's after a cut, and is described anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.crops import Grey, Rgb
from aemo_studio.analysis.face.identity_network import N_NUMBERS
from aemo_studio.analysis.face.tracking import MAX_GAP_S, MIN_AFFINITY, affinity
from aemo_studio.domain.emotion import FloatArray

LOOK_EVERY_S = 3.0
"""Longest time between two looks at one face."""

ALIKE = 0.88
"""Correlation of two aligned crops below which the second may show somebody else: of two crops
of one person in different expressions half lie above it, of two people's one in twenty."""

ANOTHER_PERSON = 0.30
"""Distance of two successive looks above which a track is split. Of pictures of two people
99 in 100 are farther apart; one person's in different expressions often are, but the parts of a
track are put together again with all the others."""

PORTRAIT_SIZE = 96
"""Side of a portrait in pixels."""

MIN_WEIGHT = 0.15
"""Faces of a lower weight are too small, soft or turned to recognise somebody by."""

_JPEG_QUALITY = 80


@dataclass(eq=False)
class _Seen:
    """A face in one of the last samples."""

    #: float32[4]: left, top, width, height as shares of the picture.
    box: FloatArray
    #: float32[2304]: its crop with mean 0 and length 1.
    pattern: FloatArray
    #: Time of its last sample in seconds.
    time_s: float
    #: Time of the last look at it in seconds.
    looked_s: float


class LookChooser:
    """Decides which faces of successive samples are looked at closely."""

    def __init__(self) -> None:
        self._seen: list[_Seen] = []

    def wants(self, time_s: float, box: FloatArray, crop: Grey, weight: float) -> bool:
        """Decides whether to look at a face: time_s ascending, box as shares, crop aligned."""
        if weight < MIN_WEIGHT:
            return False
        self._seen = [seen for seen in self._seen if time_s - seen.time_s <= MAX_GAP_S]
        pattern = _pattern(crop)
        known = self._known(box, time_s)
        if known is None:
            self._seen.append(_Seen(box, pattern, time_s, time_s))
            return True
        look = (
            float(pattern @ known.pattern) < ALIKE or time_s - known.looked_s >= LOOK_EVERY_S - 1e-3
        )
        known.box, known.pattern, known.time_s = box, pattern, time_s
        known.looked_s = time_s if look else known.looked_s
        return look

    def _known(self, box: FloatArray, time_s: float) -> _Seen | None:
        """Finds the face of earlier samples that lies nearest to a box."""
        others = [seen for seen in self._seen if seen.time_s < time_s]
        near = max(others, key=lambda seen: affinity(seen.box, box), default=None)
        return near if near is not None and affinity(near.box, box) >= MIN_AFFINITY else None


def _pattern(crop: Grey) -> FloatArray:
    values = crop.astype(np.float32).ravel()
    values -= values.mean()
    return np.asarray(values / max(float(np.linalg.norm(values)), 1e-6), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class Looks:
    """Close looks at faces, in order of time."""

    #: float32[k, 128]: what `FaceIdentity` says of each.
    descriptions: FloatArray
    #: float32[k]: distance of each from `FaceIdentity.nobody`.
    from_nobody: FloatArray
    #: k JPEG files of `PORTRAIT_SIZE` pixels square.
    portraits: tuple[bytes, ...]

    @staticmethod
    def joined(parts: Sequence[Looks]) -> Looks:
        """Joins looks one after the other; without parts there are none."""
        nothing = np.zeros((0, N_NUMBERS), dtype=np.float32)
        return Looks(
            np.concatenate([nothing, *(part.descriptions for part in parts)]),
            np.concatenate([nothing[:, 0], *(part.from_nobody for part in parts)]),
            tuple(portrait for part in parts for portrait in part.portraits),
        )


def split_where_person_changes(
    rows: NDArray[np.int64], look: NDArray[np.int64], looks: Looks
) -> list[NDArray[np.int64]]:
    """Splits a track, int64[n] row numbers, where the person in it changes without a cut, as in a
    dissolve.

    look: int64[n], number of the look at each row, -1 without one.
    """
    looked = np.flatnonzero(look >= 0)
    seen = looks.descriptions[look[looked]]
    steps = np.linalg.norm(np.diff(seen, axis=0), axis=1)
    return np.split(rows, looked[1:][steps > ANOTHER_PERSON])


def portrait(picture: Rgb) -> bytes:
    """Encodes the crop of a close look, RGB uint8[n, n, 3], as a JPEG file."""
    small = cv2.resize(picture, (PORTRAIT_SIZE, PORTRAIT_SIZE), interpolation=cv2.INTER_AREA)
    options = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    _, data = cv2.imencode(".jpg", cv2.cvtColor(small, cv2.COLOR_RGB2BGR), options)
    return data.tobytes()
