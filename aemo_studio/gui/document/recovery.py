"""Keeps unsaved work beside the project, so that a crash costs nothing.

Every project that has unsaved changes is written now and then into a recovery file in the user's
state folder, never over the project itself. Saving or closing removes the file. What is left was
left by a crash: it is offered when the program starts and when the project is opened again, until
the user restores or discards it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QLockFile

from aemo_studio.base import codec
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import OutputError, ProjectError
from aemo_studio.base.folder_write import make_folder
from aemo_studio.domain.project import Project
from aemo_studio.gui.remembered.settings import state_folder
from aemo_studio.project.document import decode_project, encode_project

FORMAT = "aemo-recovery"
_SUFFIX, _LOCK = ".recovery", ".lock"
_KEEP_UNREADABLE_S = 30 * 24 * 3600.0
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
    #: The recovery file, kept until the user restores or discards it.
    file: Path
    #: Keeps other windows from offering it meanwhile.
    lock: QLockFile = field(repr=False)

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
    newest first. No other call finds it until it was answered."""
    return _newest_first(_left_behind(_key(path)))


def find_all_recovered() -> tuple[Recovered, ...]:
    """Finds what crashes left of any project, as `find_recovered` does."""
    return _newest_first(_left_behind("*"))


def discard(recovered: Recovered) -> None:
    """Deletes work that was restored or is not wanted."""
    with contextlib.suppress(OSError):
        recovered.file.unlink(missing_ok=True)
    recovered.lock.unlock()


def put_back(recovered: Recovered) -> None:
    """Leaves work to be offered another time."""
    recovered.lock.unlock()


def _newest_first(found: Iterator[Recovered]) -> tuple[Recovered, ...]:
    return tuple(sorted(found, key=lambda r: r.written, reverse=True))


def _left_behind(key: str) -> Iterator[Recovered]:
    """Reads the recovery files that no living window holds, and holds them."""
    for file in sorted(_folder().glob(f"{key}-*{_SUFFIX}")):
        lock = _lock_of(file)
        if not lock.tryLock(0):
            continue
        found = _read(file, lock)
        if found is not None:
            yield found
        else:
            _forget_old(file)
            lock.unlock()


def _read(file: Path, lock: QLockFile) -> Recovered | None:
    """Reads a recovery file; None for one that cannot be read, as a recovery must never stand in
    the way."""
    try:
        document = codec.decoder(_Document).decode(file.read_bytes())
        project = decode_project(bytes(document.project), file)
    except (OSError, msgspec.MsgspecError, ValueError, ProjectError):
        return None
    return Recovered(project, document.path, document.written, file, lock)


def _forget_old(file: Path) -> None:
    """Deletes what nobody could read for a long time."""
    with contextlib.suppress(OSError):
        if time.time() - file.stat().st_mtime > _KEEP_UNREADABLE_S:
            file.unlink(missing_ok=True)


def _folder() -> Path:
    return state_folder() / "recovery"


def _made_folder() -> Path:
    return make_folder(_folder())


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
