"""Looks at files whose names come from elsewhere: projects, lists, other systems."""

from __future__ import annotations

from pathlib import Path, PurePath

_LONGEST_NAME = 255
_LONGEST_PATH = 4096


def is_there(path: Path) -> bool:
    """Reports whether a plain file lies there; False for a name that this system cannot have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_device(path: Path) -> bool:
    """Reports whether a device (it never ends) or a pipe (it may wait for ever) lies there."""
    return path.exists() and not path.is_file() and not path.is_dir()


def is_possible(path: PurePath) -> bool:
    """Reports whether some system could have such a path: no zero character, no name over 255
    characters, no more than 4096 in all."""
    text = str(path)
    parts = text.replace("\\", "/").split("/")
    return "\0" not in text and len(text) <= _LONGEST_PATH and max(map(len, parts)) <= _LONGEST_NAME
