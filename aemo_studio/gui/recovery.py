"""Unsaved work, kept aside so that a crash or a power cut loses little of it.

Every window writes to a file of its own, never beside the project; what a window that is no
more left behind can be found by the project's path, and is then removed for good or restored.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

import msgspec

from aemo_studio.domain.project import Project
from aemo_studio.errors import OutputError, ProjectError
from aemo_studio.files import write_atomic
from aemo_studio.gui.settings import state_folder
from aemo_studio.project import SUFFIX, load_project, save_project

_NOTE = ".json"


class _Note(msgspec.Struct, frozen=True):
    """What stands beside a recovery file: where the project was saved last (None: never),
    and which process wrote it."""

    project: str | None
    pid: int


@dataclass(frozen=True, eq=False)
class Recovered:
    """Unsaved work of a window that is no more. path: where it was saved last, None: never.
    file: where the recovered work lies."""

    project: Project
    path: Path | None
    file: Path

    @property
    def name(self) -> str:
        """What the user knows it by."""
        return (self.path or self.project.analysis.video.path).name


class RecoveryFile:
    """Where one window keeps the unsaved work of the project at `path`."""

    def __init__(self, path: Path | None) -> None:
        self._path = None if path is None else path.absolute()
        self.file = state_folder() / f"recovery-{uuid.uuid4().hex[:12]}{SUFFIX}"

    def write(self, project: Project) -> None:
        """Raises OutputError or ProjectError; then what was there before is intact."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError.from_os_error(self.file, error) from error
        note = _Note(None if self._path is None else str(self._path), os.getpid())
        write_atomic(self.file.with_suffix(_NOTE), msgspec.json.encode(note))
        save_project(project, self.file)

    def remove(self) -> None:
        _remove(self.file)


def find_recovered(path: Path | None) -> tuple[Recovered, ...]:
    """The unsaved work on the project at `path` (None: on those that were never saved) that
    windows left behind which are no more, newest first. What cannot be read is removed."""
    wanted = None if path is None else str(path.absolute())
    files = sorted(state_folder().glob(f"recovery-*{SUFFIX}"), key=_age, reverse=True)
    notes = ((file, _read_note(file)) for file in files)
    left = (file for file, note in notes if note and note.project == wanted and _left(note))
    found = (_recovered(file, path) for file in left)
    return tuple(work for work in found if work is not None)


def _recovered(file: Path, path: Path | None) -> Recovered | None:
    try:
        return Recovered(load_project(file), path, file)
    except ProjectError:
        _remove(file)
        return None


def discard(recovered: Recovered) -> None:
    """It was restored, or is not wanted."""
    _remove(recovered.file)


def _remove(file: Path) -> None:
    for path in (file, file.with_suffix(_NOTE)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _read_note(file: Path) -> _Note | None:
    try:
        return msgspec.json.decode(file.with_suffix(_NOTE).read_bytes(), type=_Note)
    except (OSError, msgspec.MsgspecError):
        return None


def _left(note: _Note) -> bool:
    """Whether the window that wrote it is no more."""
    try:
        os.kill(note.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
