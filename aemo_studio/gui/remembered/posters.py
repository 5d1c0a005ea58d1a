"""Keeps a small picture of each recent file for the first screen."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from aemo_studio.gui.remembered.settings import state_folder


def keep_poster(path: Path, jpeg: bytes) -> None:
    """Keeps the picture of a file; without room for it there is none."""
    with contextlib.suppress(OSError):
        _folder().mkdir(parents=True, exist_ok=True)
        poster_file(path).write_bytes(jpeg)


def poster_file(path: Path) -> Path:
    """Returns where the picture of a file lies, if one is kept."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    return _folder() / f"{name}.jpg"


def forget_other_posters(paths: Iterable[Path]) -> None:
    """Deletes the pictures of all other files."""
    wanted = {poster_file(path) for path in paths}
    with contextlib.suppress(OSError):
        for file in _folder().glob("*.jpg"):
            if file not in wanted:
                file.unlink(missing_ok=True)


def _folder() -> Path:
    return state_folder() / "posters"
