"""Names of files that are not text: bytes that are no UTF-8, as old disks and other systems leave
them."""

from __future__ import annotations

import os


def is_text(name: str | os.PathLike[str]) -> bool:
    """Reports whether a name is text; others can stand in no catalogue and no project."""
    try:
        os.fspath(name).encode()
    except UnicodeEncodeError:
        return False
    return True


def readable(name: str | os.PathLike[str]) -> str:
    r"""Writes any name as text; a byte that is none looks like `\xe9`."""
    return os.fspath(name).encode(errors="surrogateescape").decode(errors="backslashreplace")
