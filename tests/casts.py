"""A film whose people are known, without any media."""

from __future__ import annotations

import dataclasses

import cv2
import numpy as np

from aemo_studio.domain.cast import Character, SpokenLine
from aemo_studio.domain.project import Project
from tests.project.editing.films import film


def jpeg(grey: int) -> bytes:
    """A plain square picture."""
    done, data = cv2.imencode(".jpg", np.full((32, 32, 3), grey, np.uint8))
    assert done
    return bytes(data)


def cast_film() -> Project:
    """Anna is seen twice, happy and then sad, and speaks twice; an angry man without a name is seen
    once; somebody whom nobody sees speaks in between."""
    project = film()
    faces = tuple(
        dataclasses.replace(face, portrait=jpeg(80 * face.number + 40))
        for face in project.analysis.faces
    )
    lines = (SpokenLine(0, 5.0, 12.0), SpokenLine(1, 14.0, 20.0), SpokenLine(2, 27.0, 35.0))
    analysis = dataclasses.replace(project.analysis, faces=faces, lines=lines)
    cast = (
        Character(0, (0, 2), faces[0].portrait, "Anna", lines=(0, 2)),
        Character(1, (1,), faces[1].portrait),
        Character(2, (), lines=(1,)),
    )
    return dataclasses.replace(project, analysis=analysis, cast=cast)
