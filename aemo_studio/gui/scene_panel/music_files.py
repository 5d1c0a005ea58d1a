"""Recognises sound files among what is dropped or found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from aemo_studio.music.own_music.scan import SUFFIXES


def dropped_music(data: QMimeData) -> Path | None:
    """Finds the first sound file of this machine in a drop; None where there is none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if is_music(path)), None)


def is_music(path: Path) -> bool:
    """Returns whether a name is that of a sound file."""
    return path.suffix.lower() in SUFFIXES
