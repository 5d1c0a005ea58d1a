"""Encodes and decodes the `.aemo` document: a JSON object of header, video reference and project.

`{"format": "aemo-project", "version": 6, "program": …, "video": {…}, "project": {…}}`
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import msgspec

from aemo_studio import __version__
from aemo_studio.analysis.stored import for_storage
from aemo_studio.base import codec
from aemo_studio.base.errors import ProjectError
from aemo_studio.domain.addresses import is_windows_path
from aemo_studio.domain.project import Project
from aemo_studio.project.editing.evidence import with_measured_scores
from aemo_studio.project.migrations import (
    MIGRATIONS,
    Migration,
    current_version,
    migrate,
    scenes_are_measured,
)
from aemo_studio.project.validate import check_path, check_project

FORMAT = "aemo-project"
_BEGINNING = b'{"format":"aemo-project"'
_NOT_READABLE = (msgspec.MsgspecError, ValueError, TypeError, KeyError, RecursionError)


class _Header(msgspec.Struct, frozen=True):
    format: str
    version: int


class VideoReference(msgspec.Struct, frozen=True):
    """The places where the video was when the project was saved."""

    #: Path from the project's folder, with `/`; None where there is no such path.
    relative: str | None
    #: The same place from the root.
    absolute: Path


class ProjectDocument(msgspec.Struct, frozen=True):
    """The contents of a `.aemo` file."""

    #: Always `FORMAT`.
    format: str
    #: Version of the document's shape, from 1.
    version: int
    #: Version of the program that saved it.
    program: str
    #: Where the video was.
    video: VideoReference
    #: The project; large arrays of its analysis at storage precision.
    project: Project


def encode_project(project: Project, folder: Path) -> bytes:
    """Encodes the document for a file in `folder`. Raises ProjectError if the project is not
    valid."""
    try:
        check_project(project)
        reference = _reference(project.analysis.video.path, folder)
        small = dataclasses.replace(project, analysis=for_storage(project.analysis))
        return codec.encode(
            ProjectDocument(FORMAT, current_version(), __version__, reference, small)
        )
    except (ValueError, TypeError) as error:
        raise ProjectError(
            "The project cannot be saved: {error}. Please report this.", error=error
        ) from error


def decode_project(
    data: bytes, source: Path, migrations: Sequence[Migration] = MIGRATIONS
) -> Project:
    """Decodes the project in `data`, read from `source`, and finds the video's path again.

    Raises ProjectError for a foreign, damaged or newer document.
    """
    header = _read_header(data, source)
    _refuse_newer(header.version, source, migrations)
    try:
        document = _read_document(data, header.version, migrations)
        check_path(document.video.absolute)
        check_project(document.project)
    except _NOT_READABLE as error:
        raise _damaged(source, error) from error
    found = _with_video(document, source.parent)
    return found if scenes_are_measured(header.version) else with_measured_scores(found)


def _read_header(data: bytes, source: Path) -> _Header:
    try:
        header = msgspec.json.decode(data, type=_Header)
    except _NOT_READABLE as error:
        if data.startswith(_BEGINNING):
            raise _damaged(source, error) from error
        raise _foreign(source) from error
    if header.format != FORMAT:
        raise _foreign(source)
    return header


def _refuse_newer(version: int, source: Path, migrations: Sequence[Migration]) -> None:
    known = current_version(migrations)
    if version > known:
        raise ProjectError(
            "The project {source} was saved by a newer version of AEMO Studio (document "
            "version {version}, this program reads up to {known}); update the program.",
            source=source,
            version=version,
            known=known,
        )


def _read_document(data: bytes, version: int, migrations: Sequence[Migration]) -> ProjectDocument:
    if version < 1:
        raise ValueError(f"there is no version {version}")
    if version == current_version(migrations):
        document: ProjectDocument = codec.decoder(ProjectDocument).decode(data)
    else:
        document = codec.convert(
            migrate(msgspec.json.decode(data), version, migrations), ProjectDocument
        )
    return document


def _damaged(source: Path, error: Exception) -> ProjectError:
    return ProjectError(
        "The project {source} is damaged ({error}); restore a copy of it or analyse "
        "the video again.",
        source=source,
        error=error,
    )


def _foreign(source: Path) -> ProjectError:
    return ProjectError(
        "The file {source} is not an AEMO Studio project; choose a .aemo file.", source=source
    )


def _reference(video: Path, folder: Path) -> VideoReference:
    if os.name != "nt" and is_windows_path(str(video)):
        return VideoReference(None, video)
    absolute = Path(os.path.normpath(video.absolute()))
    try:
        relative = Path(os.path.relpath(absolute, folder)).as_posix()
        relative.encode()
    except (ValueError, UnicodeEncodeError):
        # Another Windows drive, or a name that is no text: only the absolute path remains.
        return VideoReference(None, absolute)
    return VideoReference(relative, absolute)


def _with_video(document: ProjectDocument, folder: Path) -> Project:
    analysis = document.project.analysis
    path = _find_video(document.video, folder, analysis.video.size_bytes)
    video = dataclasses.replace(analysis.video, path=path)
    return dataclasses.replace(
        document.project, analysis=dataclasses.replace(analysis, video=video)
    )


def _find_video(reference: VideoReference, folder: Path, size_bytes: int) -> Path:
    """Finds the first place where a file of the right size lies, or of any size, or the last known
    place (the window then offers to look for it)."""
    places = [reference.absolute]
    if reference.relative is not None:
        beside = folder.absolute() / PurePosixPath(reference.relative)
        places.insert(0, Path(os.path.normpath(beside)))
    sizes = {place: _size_of_file(place) for place in places}
    there = [place for place in places if sizes[place] is not None]
    same = [place for place in there if sizes[place] == size_bytes]
    return (same or there or [reference.absolute])[0]


def _size_of_file(path: Path) -> int | None:
    """Measures a file in bytes; None where there is none, or where we may not look."""
    try:
        return path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        return None
