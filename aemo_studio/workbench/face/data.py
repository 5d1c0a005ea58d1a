"""The three training sets as arrays, split as published, without copies across the splits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.face.labels import (
    FERPLUS_ZIP,
    USAGES,
    WEB_ZIP,
    distributions,
    majority,
    read_ferplus,
    read_web_faces,
    smoothed,
)
from aemo_studio.workbench.face.prepare import Faces, prepared

# One web face in eight is kept for reporting, chosen by its pixels: the same ones always,
# and copies of a picture land on the same side.
_WEB_HELD_OUT = 8


@dataclass(frozen=True, eq=False)
class Examples:
    """n faces and what is known about them."""

    #: uint8[n, 64, 64].
    crops: NDArray[np.uint8]
    #: float32[n, 52].
    blendshapes: FloatArray
    #: bool[n]: whether the landmarker found the face.
    found: NDArray[np.bool_]
    #: float32[n, 8]: distributions over FER_CLASSES.
    targets: FloatArray
    #: float32[n], in the loss.
    weights: FloatArray
    #: int64[n]: the class to be judged by (8 or 9 where raters saw no emotion or no face).
    labels: NDArray[np.int64]
    #: bool[n]: images of the protocol `any`.
    judged: NDArray[np.bool_]
    #: bool[n]: images of the protocol `clear`.
    clear: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.crops)

    def subset(self, rows: NDArray[np.bool_] | NDArray[np.int64]) -> Examples:
        """Takes the examples of those rows, in that order."""
        return Examples(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


@dataclass(frozen=True, eq=False)
class FaceData:
    """The faces for training, choosing and reporting."""

    #: To learn from.
    train: Examples
    #: To choose by.
    validation: Examples
    #: To report on.
    test: Examples
    #: Web faces to report on.
    web_held_out: Examples
    #: Training images dropped because the same picture is in validation, test or the held-out web
    #: faces.
    copies_left_out: int
    #: Share of FER+ in which the landmarker found a face, in [0, 1].
    fer_found_share: float
    #: Share of the web faces in which the landmarker found a face, in [0, 1].
    web_found_share: float


def load_face_data(data: Path, cache: Path, workers: int = 2) -> FaceData:
    """Reads the data folder; the first time, finds the faces (minutes), then from `cache`.

    Raises MediaError where an archive is missing.
    """
    fer, fer_digests, usage = _ferplus(data, cache, workers)
    web, web_digests = _web(data, cache, workers)
    training = usage == USAGES[0]
    reported = held_out(web_digests)
    elsewhere = set(fer_digests[~training]) | set(web_digests[reported])
    fer_train = training & _not_in(fer_digests, elsewhere) & (fer.weights > 0)
    web_train = ~reported & _not_in(web_digests, elsewhere)
    copies = int((training & ~_not_in(fer_digests, elsewhere)).sum())
    return FaceData(
        train=_joined(fer.subset(fer_train), web.subset(web_train)),
        validation=fer.subset(usage == USAGES[1]),
        test=fer.subset(usage == USAGES[2]),
        web_held_out=web.subset(reported),
        copies_left_out=copies + int((~reported & ~web_train).sum()),
        fer_found_share=float(fer.found.mean()),
        web_found_share=float(web.found.mean()),
    )


def held_out(digests: Iterable[str]) -> NDArray[np.bool_]:
    """Finds which web faces are kept for reporting, by the digests of their pixels."""
    return np.array([int(digest, 16) % _WEB_HELD_OUT == 0 for digest in digests])


def _ferplus(
    data: Path, cache: Path, workers: int
) -> tuple[Examples, NDArray[np.str_], NDArray[np.str_]]:
    source = read_ferplus(data)
    faces = prepared(data / FERPLUS_ZIP, source.images, cache / "ferplus.npz", workers)
    targets, weights = distributions(source)
    labels, judged, clear = majority(source.votes)
    examples = Examples(*_seen(faces), targets, weights, labels, judged, clear)
    return examples, faces.digests, source.usage


def _web(data: Path, cache: Path, workers: int) -> tuple[Examples, NDArray[np.str_]]:
    source = read_web_faces(data)
    faces = prepared(data / WEB_ZIP, source.images, cache / "web.npz", workers)
    everyone = np.ones(len(source.images), dtype=bool)
    weights = np.ones(len(source.images), dtype=np.float32)
    targets = smoothed(source.labels)
    examples = Examples(*_seen(faces), targets, weights, source.labels, everyone, everyone)
    return examples, faces.digests


def _seen(faces: Faces) -> tuple[NDArray[np.uint8], FloatArray, NDArray[np.bool_]]:
    return faces.crops, faces.blendshapes, faces.found


def _not_in(digests: NDArray[np.str_], others: set[str]) -> NDArray[np.bool_]:
    return np.array([digest not in others for digest in digests])


def _joined(first: Examples, second: Examples) -> Examples:
    names = first.__dataclass_fields__
    return Examples(*(np.concatenate([getattr(first, n), getattr(second, n)]) for n in names))
