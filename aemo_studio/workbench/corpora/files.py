"""The files of a corpus's folder, by kind, and what is wrong with one before it is opened."""

from __future__ import annotations

from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.corpora.rows import Medium

AUDIO_SUFFIXES = frozenset({".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a"})
VIDEO_SUFFIXES = frozenset({".mp4", ".mov", ".mkv", ".avi", ".flv", ".webm"})
PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp"})

_LFS_POINTER = b"version https://git-lfs"


def files_below(root: Path) -> list[Path]:
    """Lists all files below a folder, sorted; of a file, itself. Raises UsageError for none."""
    if root.is_file():
        return [root]
    if not root.is_dir():
        raise UsageError("There is no folder {root}; check --data.", root=root)
    files = sorted(path for path in root.rglob("*") if path.is_file())
    if not files:
        raise UsageError("The folder {root} is empty; check --data.", root=root)
    return files


def medium_of(path: Path) -> Medium | None:
    """Guesses the medium by the ending; None for a file that is no recording or picture."""
    suffix = path.suffix.lower()
    if suffix in AUDIO_SUFFIXES:
        return Medium.AUDIO
    if suffix in VIDEO_SUFFIXES:
        return Medium.AUDIO_VIDEO
    return Medium.PICTURE if suffix in PICTURE_SUFFIXES else None


def is_side_file(path: Path) -> bool:
    """Recognises what macOS leaves beside a file that it copies (`._name`)."""
    return path.name.startswith("._")


def fault(path: Path) -> str | None:
    """Finds what is wrong with a file that has the right name; None for nothing."""
    if is_side_file(path):
        return "is a side file of macOS"
    try:
        with path.open("rb") as file:
            start = file.read(len(_LFS_POINTER))
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if not start:
        return "is empty"
    if start == _LFS_POINTER:
        return "is a Git LFS pointer and not the recording (run git lfs pull)"
    return None
