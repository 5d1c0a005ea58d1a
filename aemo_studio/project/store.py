"""Saves projects and loads them."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import ProjectError
from aemo_studio.domain.project import Project
from aemo_studio.project.document import decode_project, encode_project

SUFFIX = ".aemo"


def save_project(project: Project, path: Path) -> None:
    """Writes the document in one step: afterwards `path` holds the old or the new one.

    Raises OutputError if it cannot be written, ProjectError if the project is not valid.
    """
    write_atomic(path, encode_project(project, path.parent))


def load_project(path: Path) -> Project:
    """Reads and checks a project. Raises ProjectError if it is missing, damaged, from a
    newer version, or no project at all."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProjectError(
            "Cannot read the project {path}: {reason}; check the path.", path=path, reason=reason
        ) from error
    return decode_project(data, path)
