"""A two-hour film as a project: under 15 MB, open in a second."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import numpy as np
import pytest

from aemo_studio.domain.project import Project
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import Thumbnail
from aemo_studio.project import load_project, save_project
from tests.factories import make_face, make_project, make_recommendation, make_video

FILM_S = 7200.0
SHOT_S = 5.0
THUMBNAILS, JPEG_BYTES = 1500, 4500
"""As many as media makes, with the size of a detailed picture of 160 pixels."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Path]:
    """Somebody's face in every sample of the film; random numbers hardly pack, so real
    films are smaller."""
    rng = np.random.default_rng(0)
    project = make_project(make_video(duration_s=FILM_S))
    starts = np.arange(0.0, FILM_S, SHOT_S)
    shots = tuple(Shot(float(t), float(t) + SHOT_S) for t in starts)
    analysis = dataclasses.replace(
        project.analysis,
        shots=shots,
        faces=tuple(make_face(i, int(SHOT_S * 4), rng) for i in range(len(shots))),
        thumbnails=tuple(Thumbnail(float(i), rng.bytes(JPEG_BYTES)) for i in range(THUMBNAILS)),
    )
    scenes = tuple(
        dataclasses.replace(project.scenes[0], start_s=t * 4, end_s=t * 4 + 4 * SHOT_S)
        for t in starts[: len(starts) // 4].tolist()
    )
    music = tuple(make_recommendation(rank) for rank in range(1, 6))
    project = dataclasses.replace(
        project, analysis=analysis, scenes=scenes, recommendations=(music,) * len(scenes)
    )
    path = tmp_path_factory.mktemp("film") / "film.aemo"
    save_project(project, path)
    return project, path


def test_size(film: tuple[Project, Path]) -> None:
    assert film[1].stat().st_size < 15_000_000


def test_opens_within_a_second(film: tuple[Project, Path]) -> None:
    """Of processor time, and the fastest of three: the machine may be busy otherwise."""
    times = []
    for _ in range(3):
        started = time.process_time()
        opened = load_project(film[1])
        times.append(time.process_time() - started)
    assert len(opened.scenes) == len(film[0].scenes) == 360
    assert min(times) < 1.0
