"""Makes folders, and writes them whole or not at all: their files are made beside them and appear
together.

As `base.atomic_write` does with a single file: nothing is left of work that fails or is cancelled,
and what a killed program left is removed by the next one that writes there.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from aemo_studio.base.errors import OutputError

if sys.platform != "win32":
    import fcntl


_TEMPORARY = ".aemo-{}.folder"
_ABANDONED_AFTER_S = 86_400.0
"""Where a lock cannot tell."""


def make_folder(folder: Path) -> Path:
    """Makes a folder, and those that it lies in, unless it is there. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.from_os_error(folder, error) from error
    return folder


@contextlib.contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Makes an empty folder to write into. In the end its files go to `target`, where they replace
    those of the same names; others stay. Raises OutputError; then `target` is as it was."""
    try:
        _refuse_unwritable(target)
        _remove_all_abandoned(target.parent)
        part = target.parent / _TEMPORARY.format(secrets.token_hex(6))
        part.mkdir()
    except OSError as error:
        raise OutputError.from_os_error(target, error) from error
    try:
        with _held(part):
            yield part
        _put_in_place(part, target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def files_in_the_way(target: Path, names: Sequence[str]) -> list[Path]:
    """Lists the files in `target` that would be replaced. names: paths below it, with `/`."""
    return [place for name in names if (place := target / name).exists()]


def check_room(folder: Path, needed: int) -> None:
    """Raises OutputError where a disk has no room for so many bytes."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise OutputError(
            "There is not enough room in {folder}: {needed_mb:.0f} MB are needed and "
            "{free_mb:.0f} MB are free; choose another place with -o.",
            folder=folder,
            needed_mb=needed / 1e6,
            free_mb=free / 1e6,
        )


def _refuse_unwritable(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(20, "it is no folder")
    if not target.parent.is_dir():
        raise FileNotFoundError(2, f"there is no folder {target.parent}")
    if target.is_dir() and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13))


def _put_in_place(part: Path, target: Path) -> None:
    try:
        if not target.exists():
            part.rename(target)
            return
        for file in sorted(path for path in part.rglob("*") if path.is_file()):
            place = target / file.relative_to(part)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.replace(place)
    except OSError as error:
        raise OutputError.from_os_error(target, error) from error


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Locks a folder as long as it is written, where the system can."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _remove_all_abandoned(parent: Path) -> None:
    for leftover in parent.glob(_TEMPORARY.format("*")):
        with contextlib.suppress(OSError):
            if not _is_held(leftover):
                shutil.rmtree(leftover, ignore_errors=True)


def _is_held(folder: Path) -> bool:
    """Reports whether somebody writes into a temporary folder, or may."""
    if sys.platform == "win32":
        return time.time() - folder.stat().st_mtime < _ABANDONED_AFTER_S
    handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
