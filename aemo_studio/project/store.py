"""Saves projects and loads them."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import ProjectError
from aemo_studio.base.files import is_device
from aemo_studio.domain.project import Project
from aemo_studio.music.file_links import load_links
from aemo_studio.project.document import decode_project, encode_project
from aemo_studio.project.linked_files import with_links
from aemo_studio.project.lock import check_unchanged

SUFFIX = ".aemo"


def save_project(project: Project, path: Path, *, replacing: str | None = None) -> None:
    """Writes the document in one step: afterwards `path` holds the old or the new one.

    replacing: `content_key` of what may be replaced; None replaces anything. Raises OutputError if
    it cannot be written or something else is there, ProjectError if the project is not valid.
    """
    data = encode_project(project, path.parent)
    if replacing is not None:
        check_unchanged(path, replacing)
    write_atomic(path, data)


def load_project(path: Path) -> Project:
    """Reads and checks a project; its tracks have the files that were linked to them meanwhile.
    Raises ProjectError if it is missing, damaged, from a newer version, or no project at all."""
    return with_links(decode_project(_read(path), path), load_links())


def _read(path: Path) -> bytes:
    try:
        if is_device(path):
            raise ProjectError("{path} is a device or a pipe; choose a .aemo file.", path=path)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ProjectError(
            "Cannot read the project {path}: {reason}; check the path.", path=path, reason=reason
        ) from error
    if not data:
        raise ProjectError(
            "The project {path} is empty (0 bytes); restore a copy of it or analyse the video "
            "again.",
            path=path,
        )
    return data
