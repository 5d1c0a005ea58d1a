"""The sets of faces by which the trained model is balanced: what it says to each, and the truth."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.face.adaptation import LOOKS
from aemo_studio.analysis.face.model import FaceModel, with_second
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.face.augment import centre
from aemo_studio.workbench.face.data import held_out
from aemo_studio.workbench.face.labels import (
    FERPLUS_ZIP,
    USAGES,
    WEB_ZIP,
    majority,
    read_ferplus,
    read_web_faces,
    read_zip,
)
from aemo_studio.workbench.face.prepare import Faces, digest, picture_of, prepared

PERSON_ZIP = "person_faces.zip"
EVERY = 3
"""Of FER+'s splits one image in so many is taken."""

# FER+ classes as positions in LOOKS; contempt has none.
_LOOK_OF_CLASS = np.array(
    [*(LOOKS.index(e) for e in ("neutral", "happy", "surprised", "sad")),
     *(LOOKS.index(e) for e in ("angry", "disgust", "fearful")), -1]
)  # fmt: skip

Truth = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FaceSet:
    """The faces of one origin that the landmarker found, n of them."""

    #: As the tables name it.
    name: str
    #: float32[n, 8]: log-probabilities of FER_CLASSES, as learned: the network's, or its own and
    #: the second one's together.
    logs: FloatArray
    #: int64[n]: what is shown, as positions in LOOKS.
    looks: Truth
    #: str[n]: who is shown; everybody one person where that is not known.
    people: NDArray[np.str_]
    #: Whether the network was trained on other faces of this origin.
    familiar: bool

    def __len__(self) -> int:
        return len(self.looks)

    @property
    def knows_people(self) -> bool:
        return len(np.unique(self.people)) > 1


def read_face_sets(data: Path, work: Path, model: FaceModel, workers: int) -> list[FaceSet]:
    """Reads all sets; faces are searched the first time, then taken from `work`. Where the model
    has a second network, both answer.

    Raises MediaError where an archive is missing.
    """
    return [
        _ferplus(data, work, model, workers, USAGES[1]),
        _web(data, work, model, workers),
        *_persons(data, work, model, workers),
    ]


def read_home(data: Path, work: Path, model: FaceModel, workers: int) -> FaceSet:
    """Reads an even part of FER+'s test split, which nothing is fitted on."""
    return _ferplus(data, work, model, workers, USAGES[2])


def _ferplus(data: Path, work: Path, model: FaceModel, workers: int, usage: str) -> FaceSet:
    source = read_ferplus(data)
    labels, judged, _ = majority(source.votes)
    rows = np.flatnonzero(judged & (source.usage == usage))[::EVERY]
    images = tuple(source.images[row] for row in rows)
    faces = prepared(data / FERPLUS_ZIP, images, work / f"faces-{usage}.npz", workers, large=True)
    looks = _LOOK_OF_CLASS[labels[rows]]
    return _set(f"FER+ {usage}", faces, looks, np.full(len(rows), ""), model, familiar=True)


def _web(data: Path, work: Path, model: FaceModel, workers: int) -> FaceSet:
    source = read_web_faces(data)
    with read_zip(data / WEB_ZIP) as archive:
        digests = [digest(picture_of(archive.read(image))) for image in source.images]
    rows = np.flatnonzero(held_out(digests))
    images = tuple(source.images[row] for row in rows)
    faces = prepared(data / WEB_ZIP, images, work / "faces-web.npz", workers, large=True)
    looks = _LOOK_OF_CLASS[source.labels[rows]]
    return _set("web faces, held out", faces, looks, np.full(len(rows), ""), model, familiar=True)


def _persons(data: Path, work: Path, model: FaceModel, workers: int) -> list[FaceSet]:
    with read_zip(data / PERSON_ZIP) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("labels.csv").decode())))
    images = tuple(row["image"] for row in rows)
    faces = prepared(data / PERSON_ZIP, images, work / "faces-persons.npz", workers, large=True)
    origin = np.array([row["set"] for row in rows])
    looks = np.array([LOOKS.index(row["label"]) for row in rows], np.int64)
    people = np.array([row["person"] for row in rows])
    return [
        _set(str(name), faces.subset(origin == name), looks[origin == name],
             people[origin == name], model, familiar=False)
        for name in np.unique(origin)
    ]  # fmt: skip


def _set(
    name: str,
    faces: Faces,
    looks: Truth,
    people: NDArray[np.str_],
    model: FaceModel,
    *,
    familiar: bool,
) -> FaceSet:
    kept = faces.found & (looks >= 0)
    logs = model.log_probabilities(centre(faces.crops[kept]), faces.blendshapes[kept])
    if model.second is not None:
        second = model.second.log_probabilities(faces.large[kept])
        logs = with_second(logs, second, model.info.second_share)
    return FaceSet(name, logs, looks[kept], people[kept].astype(np.str_), familiar)
