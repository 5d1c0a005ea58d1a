"""Real pictures and the real models for the face tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from skimage import data

from aemo_studio.analysis.face.landmarks import DetectedFace, FaceLandmarks
from aemo_studio.analysis.face.model import FaceModel
from tests.corpora import data_folder

Picture = NDArray[np.uint8]


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def portrait() -> Picture:
    """The public-domain portrait of an astronaut, smiling, RGB uint8[512, 512, 3]."""
    return np.asarray(data.astronaut(), dtype=np.uint8)  # type: ignore[no-untyped-call]


@pytest.fixture(scope="session")
def finder() -> Iterator[FaceLandmarks]:
    landmarks = FaceLandmarks()
    yield landmarks
    landmarks.close()


@pytest.fixture(scope="session")
def model() -> FaceModel:
    return FaceModel.load("cpu")


@pytest.fixture(scope="session")
def portrait_face(portrait: Picture, finder: FaceLandmarks) -> DetectedFace:
    faces = finder.find(portrait)
    assert len(faces) == 1
    return faces[0]


@pytest.fixture(scope="session")
def training_data() -> Path:
    """The folder with FER+."""
    return data_folder("ferplus.zip")
