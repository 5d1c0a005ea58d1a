"""Sorts what is dragged onto the window: films and projects, music, lists of music."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

SOUND = frozenset(
    {".aac", ".aif", ".aifc", ".aiff", ".ape", ".au", ".bwf", ".caf", ".flac", ".m4a", ".mka",
     ".mp2", ".mp3", ".mpc", ".oga", ".ogg", ".opus", ".w64", ".wav", ".wma", ".wv"}
)  # fmt: skip
"""Endings of files that are music, and may also be the sound of a film."""

LISTS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm"})


@dataclass(frozen=True)
class Dropped:
    """Holds the files and folders of a drop by what they are."""

    #: Folders and sound files.
    music: tuple[Path, ...] = ()
    #: Tables of music.
    lists: tuple[Path, ...] = ()
    #: Films, projects, and whatever else.
    others: tuple[Path, ...] = ()

    @property
    def to_import(self) -> tuple[Path, ...]:
        """Returns what can be imported as music."""
        return (*self.music, *self.lists)

    @property
    def to_open(self) -> Path | None:
        """Returns what can be opened: one file, also one of sound."""
        if self.others:
            return self.others[0]
        lone = self.music[0] if len(self.music) == 1 and not self.lists else None
        return lone if lone is not None and lone.is_file() else None


def paths_in(data: QMimeData) -> tuple[Path, ...]:
    """Lists the files and folders of this machine in a drag."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.exists())


def sorted_out(paths: Sequence[Path]) -> Dropped:
    """Sorts files and folders by what they are."""
    kinds = [(path, _kind(path)) for path in paths]
    music, lists, others = (
        tuple(path for path, kind in kinds if kind == wanted)
        for wanted in ("music", "list", "other")
    )
    return Dropped(music, lists, others)


def _kind(path: Path) -> str:
    if path.is_dir() or path.suffix.lower() in SOUND:
        return "music"
    return "list" if path.suffix.lower() in LISTS else "other"
