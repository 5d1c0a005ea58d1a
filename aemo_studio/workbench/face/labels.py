"""Reads the labels of the training images, as one distribution over 8 classes each."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.network import FER_CLASSES
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.emotion import FloatArray

FERPLUS_ZIP = "ferplus.zip"
FER2013_CSV = "fer2013_labels.csv"
WEB_ZIP = "web_faces.zip"

#: FER's official split: to train on, to choose by (validation), to report (test).
USAGES = ("Training", "PublicTest", "PrivateTest")

# The vote columns of labels.csv: the classes, then the raters' ways out.
VOTE_COLUMNS = (*FER_CLASSES, "unknown", "not_a_face")

# Emotion names in the other two lists, as FER+ classes.
_AS_FER = {
    "angry": "anger",
    "disgust": "disgust",
    "fearful": "fear",
    "happy": "happiness",
    "sad": "sadness",
    "surprised": "surprise",
    "neutral": "neutral",
}


@dataclass(frozen=True, eq=False)
class FerPlus:
    """FER+ as published, n images."""

    #: Names in the archive.
    images: tuple[str, ...]
    #: str[n]: one of `USAGES` each.
    usage: NDArray[np.str_]
    #: int64[n, 10], in the order of `VOTE_COLUMNS`.
    votes: NDArray[np.int64]
    #: int64[n]: the older single label as a position in FER_CLASSES.
    fer2013: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class WebFaces:
    """The web faces, n images."""

    #: Names in the archive.
    images: tuple[str, ...]
    #: int64[n]: positions in FER_CLASSES.
    labels: NDArray[np.int64]


def read_zip(path: Path) -> zipfile.ZipFile:
    """Opens an archive of the data folder. Raises MediaError naming what is missing."""
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise MediaError(
            "The training data {path} cannot be opened: {error}.", path=path, error=error
        ) from error


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def read_ferplus(data: Path) -> FerPlus:
    """Reads FER+ votes and FER2013 labels from the data folder."""
    with read_zip(data / FERPLUS_ZIP) as archive:
        rows = _rows(archive.read("labels.csv").decode())
    older = {
        row["image"]: FER_CLASSES.index(_AS_FER[row["fer2013"]])
        for row in _rows((data / FER2013_CSV).read_text())
    }
    images = tuple(row["image"] for row in rows)
    return FerPlus(
        images=images,
        usage=np.array([row["usage"] for row in rows]),
        votes=np.array([[int(row[c]) for c in VOTE_COLUMNS] for row in rows]),
        fer2013=np.array([older[image] for image in images]),
    )


def read_web_faces(data: Path) -> WebFaces:
    """Reads web face labels from the data folder."""
    with read_zip(data / WEB_ZIP) as archive:
        rows = _rows(archive.read("labels.csv").decode())
    return WebFaces(
        images=tuple(row["image"] for row in rows),
        labels=np.array([FER_CLASSES.index(_AS_FER[row["label"]]) for row in rows]),
    )


def distributions(faces: FerPlus, thin: float = 0.25) -> tuple[FloatArray, FloatArray]:
    """Computes targets float32[n, 8] and weights float32[n] for training on FER+.

    As in Barsoum et al. 2016, a class with a single vote is an outlier and dropped, and
    "unknown" and "not a face" carry no emotion: only their share is taken off the
    image's weight. `thin`: where FER2013 called an image disgust or fear and at least one
    of the ten raters agreed, that class gets this share of the target, since FER+ majorities
    hold few of both. Images without a class of two votes weigh 0.
    """
    votes = faces.votes[:, : len(FER_CLASSES)].astype(np.float64)
    kept = np.where(votes > 1, votes, 0.0)
    total = kept.sum(axis=1, keepdims=True)
    targets = np.where(total > 0, kept / np.maximum(total, 1), 1 / len(FER_CLASSES))
    weights = votes.sum(axis=1) / faces.votes.sum(axis=1) * (total[:, 0] > 0)
    weights[faces.votes[:, -1] > 1] = 0.0
    row = np.arange(len(votes))
    is_thin = np.isin(faces.fer2013, [FER_CLASSES.index("disgust"), FER_CLASSES.index("fear")])
    boost = is_thin & (votes[row, faces.fer2013] > 0)
    targets[boost] *= 1 - thin
    targets[row[boost], faces.fer2013[boost]] += thin
    return targets.astype(np.float32), weights.astype(np.float32)


def smoothed(labels: NDArray[np.int64], smoothing: float = 0.1) -> FloatArray:
    """Makes one-hot targets float32[n, 8] with `smoothing` spread over all classes."""
    targets = np.full((len(labels), len(FER_CLASSES)), smoothing / len(FER_CLASSES))
    targets[np.arange(len(labels)), labels] += 1 - smoothing
    return targets.astype(np.float32)


def majority(
    votes: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Finds the label that an image is judged by, and which images are judged.

    Returns int[n] the most voted of the ten columns (the first of equals), bool[n] whether
    that is one of the eight classes (protocol `any`), and bool[n] whether it also has more
    than half of the votes that are not the only one for their column (protocol `clear`, the
    majority rule of Barsoum et al. 2016, by which FER+ accuracies are published).
    """
    top = votes.argmax(axis=1)
    is_class = top < len(FER_CLASSES)
    kept = np.where(votes > 1, votes, 0)
    clear = kept.max(axis=1) * 2 > kept.sum(axis=1)
    return top, is_class, is_class & clear
