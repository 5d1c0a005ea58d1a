"""Keeps unsaved work beside the project, so that a crash costs nothing.

Every project that has unsaved changes is written now and then into a recovery file in the user's
state folder, never over the project itself. Saving or closing removes the file. What is left was
left by a crash: it is offered once, when the project is opened again, and set aside.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QLockFile

from aemo_studio.base import codec
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import OutputError, ProjectError
from aemo_studio.domain.project import Project
from aemo_studio.gui.remembered.settings import state_folder
from aemo_studio.project.document import decode_project, encode_project

FORMAT = "aemo-recovery"
_SUFFIX, _OFFERED, _LOCK = ".recovery", ".offered", ".lock"
_KEEP_OFFERED_S = 30 * 24 * 3600.0
_COPIES = 20


class _Document(msgspec.Struct, frozen=True):
    """Holds what a recovery file stores. path: of the project, None if it was never saved."""

    format: str
    path: Path | None
    written: datetime
    project: msgspec.Raw


@dataclass(frozen=True, eq=False)
class Recovered:
    """The unsaved Project of a window that ended without saving."""

    #: The Project as it was last kept.
    project: Project
    #: Where the project lies; None if it was never saved.
    path: Path | None
    #: When it was kept, in UTC.
    written: datetime
    #: The recovery file, kept until the user has answered.
    file: Path

    @property
    def name(self) -> str:
        """Names the work as the user knows it."""
        return (self.path or self.project.analysis.video.path).name


class RecoveryFile:
    """Keeps the unsaved work of one window on the project at `path`. Held by a lock as long as the
    window lives, so that another one neither writes into it nor takes it for left behind."""

    def __init__(self, path: Path | None) -> None:
        self._path = None if path is None else path.absolute()
        self._file: Path | None = None
        self._lock: QLockFile | None = None

    def write(self, project: Project) -> None:
        """Writes the project. Raises OutputError, ProjectError. Any thread may call it, one at a
        time."""
        if self._file is None:
            self._file = self._claim()
        document = _Document(
            format=FORMAT,
            path=self._path,
            written=datetime.now(UTC),
            project=msgspec.Raw(encode_project(project, self._file.parent)),
        )
        write_atomic(self._file, codec.encode(document))

    def remove(self) -> None:
        """Removes the file: nothing is unsaved any more."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
        self._file = self._lock = None

    def _claim(self) -> Path:
        folder = _made_folder()
        for number in range(_COPIES):
            file = folder / f"{_key(self._path)}-{number}{_SUFFIX}"
            lock = _lock_of(file)
            if not file.exists() and lock.tryLock(0):
                self._lock = lock
                return file
        raise OutputError(
            "No recovery file can be made in {folder}; make room there.", folder=folder
        )


def find_recovered(path: Path | None) -> tuple[Recovered, ...]:
    """Finds what crashes left of the project at `path` (None: of any that was never saved), the
    newest first, and sets it aside: the next call does not find it again."""
    _forget_old()
    found = [r for file in _left_behind(path) if (r := _set_aside(file)) is not None]
    return tuple(sorted(found, key=lambda r: r.written, reverse=True))


def discard(recovered: Recovered) -> None:
    """Deletes work that was restored or is not wanted."""
    with contextlib.suppress(OSError):
        recovered.file.unlink(missing_ok=True)


def _left_behind(path: Path | None) -> Iterator[Path]:
    """Finds recovery files that no living window holds."""
    for file in sorted(_folder().glob(f"{_key(path)}-*{_SUFFIX}")):
        lock = _lock_of(file)
        if lock.tryLock(0):
            lock.unlock()
            yield file


def _set_aside(file: Path) -> Recovered | None:
    """Sets a recovery file aside and reads it; None for a file that cannot be read, as a recovery
    must never stand in the way."""
    aside = file.with_name(f"{file.stem}-{time.time_ns()}{_OFFERED}")
    try:
        file.rename(aside)
        document = codec.decoder(_Document).decode(aside.read_bytes())
        project = decode_project(bytes(document.project), aside)
    except (OSError, msgspec.MsgspecError, ValueError, ProjectError):
        return None
    return Recovered(project, document.path, document.written, aside)


def _forget_old() -> None:
    """Deletes what was offered long ago and never answered."""
    with contextlib.suppress(OSError):
        for file in _folder().glob(f"*{_OFFERED}"):
            if time.time() - file.stat().st_mtime > _KEEP_OFFERED_S:
                file.unlink(missing_ok=True)


def _folder() -> Path:
    return state_folder() / "recovery"


def _made_folder() -> Path:
    try:
        _folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.from_os_error(_folder(), error) from error
    return _folder()


def _key(path: Path | None) -> str:
    """Makes the key of a path, the same for every way to write it."""
    if path is None:
        return "unsaved"
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]


def _lock_of(file: Path) -> QLockFile:
    """Makes the lock of a file. It is held by a process; that of one that died counts no more,
    however old."""
    lock = QLockFile(str(file.with_suffix(_LOCK)))
    lock.setStaleLockTime(0)
    return lock
