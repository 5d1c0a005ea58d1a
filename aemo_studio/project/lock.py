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

    lock = FileLock(_lock_file(path))
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


def _lock_file(path: Path) -> Path:
    folder = cache_dir() / "locks"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    return folder / f"{name}.lock"
