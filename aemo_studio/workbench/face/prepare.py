"""Turns the training images into aligned crops and blendshapes, once, and keeps them."""

from __future__ import annotations

import hashlib
import multiprocessing
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.crops import (
    CROP_SIZE,
    EXPRESSION_SIZE,
    Grey,
    aligned_crop,
    unaligned_crop,
)
from aemo_studio.analysis.face.enlarge import enlarged
from aemo_studio.analysis.face.landmarks import N_BLENDSHAPES, FaceLandmarks
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.face.labels import read_zip

#: Extra pixels around each stored crop, for augmentation.
MARGIN = 8

_CHUNK = 128


@dataclass(frozen=True, eq=False)
class Faces:
    """Prepared images of one archive, in the order asked for."""

    #: uint8[n, 64, 64].
    crops: NDArray[np.uint8]
    #: float32[n, 52], 0 where no face was found.
    blendshapes: FloatArray
    #: bool[n].
    found: NDArray[np.bool_]
    #: str[n]: sha256 of each image's pixels, to find copies.
    digests: NDArray[np.str_]
    #: uint8[n, 112, 112] where asked for, else uint8[n, 1, 1]: the crops larger, without margin.
    large: NDArray[np.uint8]

    def subset(self, rows: NDArray[np.bool_]) -> Faces:
        """Takes the images of those rows."""
        return Faces(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def prepared(
    archive: Path, images: tuple[str, ...], cache: Path, workers: int, *, large: bool = False
) -> Faces:
    """Prepares the images of `archive` for training, or reads them from `cache` (.npz).

    large: whether larger crops are wanted too.
    """
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        _store(_prepare(archive, images, workers, large), cache)
    with np.load(cache) as file:
        none = np.zeros((len(file["found"]), 1, 1), np.uint8)
        return Faces(**{"large": none, **file})


def _store(faces: Faces, cache: Path) -> None:
    part = cache.with_suffix(".part.npz")
    np.savez(part, **vars(faces))
    part.replace(cache)


def _prepare(archive: Path, images: tuple[str, ...], workers: int, large: bool) -> Faces:
    read_zip(archive).close()
    chunks = [images[i : i + _CHUNK] for i in range(0, len(images), _CHUNK)]
    # "spawn": MediaPipe's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, _start_worker, (archive, large)) as pool:
        parts = pool.map(_prepare_chunk, chunks, chunksize=4)
    names = Faces.__dataclass_fields__
    return Faces(**{n: np.concatenate([getattr(part, n) for part in parts]) for n in names})


_archive: zipfile.ZipFile
_finder: FaceLandmarks
_sizes: tuple[tuple[int, int], tuple[int, int]]


def _start_worker(archive: Path, large: bool) -> None:
    global _archive, _finder, _sizes  # noqa: PLW0603  # one model per process of the pool
    cv2.setNumThreads(1)
    _archive = read_zip(archive)
    _finder = FaceLandmarks(max_faces=1, threshold=0.2)
    _sizes = (CROP_SIZE, MARGIN), (EXPRESSION_SIZE if large else 1, 0)


def _prepare_chunk(images: tuple[str, ...]) -> Faces:
    rows = [_prepare_one(_archive.read(image)) for image in images]
    return Faces(
        crops=np.stack([row[0] for row in rows]),
        blendshapes=np.stack([row[1] for row in rows]),
        found=np.array([row[2] for row in rows]),
        digests=np.array([row[3] for row in rows]),
        large=np.stack([row[4] for row in rows]),
    )


def _prepare_one(data: bytes) -> tuple[Grey, FloatArray, bool, str, Grey]:
    picture = picture_of(data)
    large = enlarged(picture)
    faces = _finder.find(large)
    if not faces:
        nothing = np.zeros(N_BLENDSHAPES, dtype=np.float32)
        crop, larger = (unaligned_crop(picture, *size) for size in _sizes)
        return crop, nothing, False, digest(picture), larger
    crop, larger = (aligned_crop(large, faces[0].landmarks, *size) for size in _sizes)
    return crop, faces[0].blendshapes, True, digest(picture), larger


def picture_of(data: bytes) -> NDArray[np.uint8]:
    """Decodes an image of the training data to RGB uint8[h, w, 3]."""
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if bgr is None:
        raise ValueError("an image of the training data is damaged")
    return cast("NDArray[np.uint8]", cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB))


def digest(picture: NDArray[np.uint8]) -> str:
    """Digests the pixels of an image, to find copies and to draw some always alike."""
    return hashlib.sha256(picture.tobytes()).hexdigest()[:32]
