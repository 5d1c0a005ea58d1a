"""Replaces files atomically: the old content survives anything that goes wrong.

The bytes go to a temporary file in the same folder, reach the disk, and only then take
the name. Where the system can (Linux), the temporary file has no name until it is
complete, so that not even kill -9 leaves one behind; elsewhere what a killed program left
is removed by the next one that writes into the folder. Whoever writes holds a lock on the
temporary file, which ends with the program: what nobody holds was left behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from aemo_studio.base.errors import OutputError
from aemo_studio.base.files import is_device

if sys.platform != "win32":
    import fcntl

_TEMPORARY = ".aemo-{}.tmp"
_ABANDONED_AFTER_S = 600.0
"""Where a lock cannot tell."""

_NO_LINK = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOENT, errno.EXDEV, errno.ENOSYS}
_NO_ANONYMOUS_FILE = {errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL, errno.ENOSYS}


def write_atomic(path: Path, data: bytes) -> None:
    """Replaces `path` with `data`, or leaves it as it was and raises OutputError.

    A symbolic link stays one (its target is replaced); pipes and devices are written to.
    """
    target = Path(os.path.realpath(path))
    try:
        _refuse_unwritable(target)
        if is_device(target):
            target.write_bytes(data)
            return
        try:
            _replace(target, data, anonymous=True)
        except _CannotLinkError:
            _replace(target, data, anonymous=False)
        _tidy_folder(target.parent)
    except OSError as error:
        raise OutputError.from_os_error(path, error) from error


def check_writable(path: Path) -> None:
    """Raises OutputError if `write_atomic(path, …)` would fail; writes nothing."""
    target = Path(os.path.realpath(path))
    try:
        _refuse_unwritable(target)
        if not is_device(target):
            with _temporary_file(target, anonymous=True):
                pass
    except OSError as error:
        raise OutputError.from_os_error(path, error) from error


@contextlib.contextmanager
def temporary_file(folder: Path) -> Iterator[Path]:
    """Makes an empty file in `folder` for the time of some work, and removes it unless it has got
    another name. Raises OutputError.

    What killed programs left there is removed first.
    """
    try:
        _remove_all_abandoned(folder)
        handle, name = _open_named(folder)
    except OSError as error:
        raise OutputError.from_os_error(folder, error) from error
    if sys.platform == "win32":
        os.close(handle)  # an open file cannot get another name there
    try:
        yield name
    finally:
        if sys.platform != "win32":
            os.close(handle)
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)


class _CannotLinkError(Exception):
    """The file system makes files without a name but cannot name them afterwards."""


def _replace(target: Path, data: bytes, *, anonymous: bool) -> None:
    with _temporary_file(target, anonymous=anonymous) as (handle, name):
        _write_all(handle, data)
        os.fsync(handle)
        named = name or _give_name(handle, target.parent)
        try:
            named.replace(target)
        finally:
            named.unlink(missing_ok=True)


def _refuse_unwritable(target: Path) -> None:
    """Raises OSError for a target that must not or cannot be replaced.

    A rename would replace a read-only file without asking; its owner meant it to stay.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, f"there is no folder {target.parent}")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextlib.contextmanager
def _temporary_file(target: Path, *, anonymous: bool) -> Iterator[tuple[int, Path | None]]:
    """Opens a temporary file in the target's folder: its handle, and its name if it has one."""
    handle, name = _open_temporary(target.parent, anonymous)
    try:
        if target.exists() and hasattr(os, "fchmod"):
            os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))
        yield handle, name
    finally:
        os.close(handle)
        if name is not None:
            name.unlink(missing_ok=True)


def _open_temporary(folder: Path, anonymous: bool) -> tuple[int, Path | None]:
    if anonymous and hasattr(os, "O_TMPFILE") and Path("/proc/self/fd").is_dir():
        try:
            handle = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
        except OSError as error:
            if error.errno not in _NO_ANONYMOUS_FILE:
                raise
        else:
            _hold(handle)
            return handle, None
    return _open_named(folder)


def _open_named(folder: Path) -> tuple[int, Path]:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    while True:
        name = _temporary_name(folder)
        handle = os.open(name, flags, 0o666)
        _hold(handle)
        if os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)  # somebody tidied the folder in the moment before it was held


def _hold(handle: int) -> None:
    """Locks a temporary file until it is closed, where the system can."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_held(path: Path) -> bool:
    """Reports whether somebody writes to a temporary file, or may."""
    if sys.platform == "win32":
        return _is_young(path)
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a file system without locks
        return _is_young(path)
    finally:
        os.close(handle)
    return False


def _is_young(path: Path) -> bool:
    return time.time() - path.stat().st_mtime < _ABANDONED_AFTER_S


def _temporary_name(folder: Path) -> Path:
    return folder / _TEMPORARY.format(secrets.token_hex(6))


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _give_name(handle: int, parent: Path) -> Path:
    name = _temporary_name(parent)
    folder = os.open(parent, os.O_RDONLY)
    try:
        # With a folder handle Python calls linkat(2), the only call that follows the
        # /proc link to a file without a name.
        os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=folder)
    except OSError as error:
        if error.errno in _NO_LINK:
            raise _CannotLinkError from error
        raise
    finally:
        os.close(folder)
    return name


def _remove_all_abandoned(folder: Path) -> None:
    for leftover in folder.glob(_TEMPORARY.format("*")):
        with contextlib.suppress(OSError):
            if not _is_held(leftover):
                leftover.unlink(missing_ok=True)


def _tidy_folder(folder: Path) -> None:
    """Removes temporary files of killed programs and syncs the folder.

    The sync lets the new name survive a power cut, where folders can be synced. A failure here
    is no failure to save.
    """
    with contextlib.suppress(OSError):
        _remove_all_abandoned(folder)
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
