"""Keeps programs that change the same project from losing each other's work."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aemo_studio.analysis.cache import cache_dir
from aemo_studio.base.errors import OutputError
from aemo_studio.base.files import is_there

WAIT_S = 30.0
"""How long one waits for another program."""


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Lets one program at a time load, edit and save the project at `path`; the others wait.

    Raises OutputError if it takes too long. The lock lies in the user's cache, not beside the
    project; where none can be made, there is none, and `save_project(…, replacing=…)` still sees
    what another one has saved.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_file(path, ".lock"))
    with suppress(NotImplementedError):
        try:
            lock.acquire(timeout=WAIT_S)
        except Timeout as error:
            raise OutputError(
                "Another program is changing {path}; try again when it is done.", path=path
            ) from error
        except OSError:
            pass
    try:
        yield
    finally:
        lock.release()


class OpenMark:
    """Marks a project as open for editing, until it is released or the program ends.

    The mark does not hinder `changing`: a command may edit what is open in a window.
    """

    def __init__(self, path: Path) -> None:
        from filelock import FileLock, Timeout

        self._file = _lock_file(path, ".open")
        self._lock = FileLock(self._file)
        self._is_mine = True
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            self._is_mine = False
        except (NotImplementedError, OSError):
            pass  # Where no lock can be made, nothing can be told of other windows.

    @property
    def is_mine(self) -> bool:
        """Returns whether nobody else had the project open."""
        return self._is_mine

    def is_of(self, path: Path) -> bool:
        """Returns whether it marks the project at `path`, however that is written."""
        return self._file == _lock_file(path, ".open")

    def release(self) -> None:
        """Takes the mark away."""
        self._lock.release()


def content_key(path: Path) -> str:
    """Hashes what a file holds; empty where there is none, or a device that never ends."""
    if not is_there(path):
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def check_unchanged(path: Path, key: str) -> None:
    """Raises OutputError unless `path` holds what had that `content_key`, or nothing any more."""
    now = content_key(path)
    if now and now != key:
        raise OutputError(
            "Another program has changed {path} meanwhile; open it again, or save under another "
            "name.",
            path=path,
        )


def _lock_file(path: Path, suffix: str) -> Path:
    folder = cache_dir() / "locks"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    return folder / f"{name}{suffix}"
