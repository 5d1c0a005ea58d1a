"""Names files beside those that are there already."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path


def numbered(path: Path, ending: str) -> Iterator[Path]:
    """Yields `film (2).cues.csv`, `film (3).cues.csv` … for `film.cues.csv`, without end. ending:
    what such files end in."""
    ending = ending if path.name.lower().endswith(ending) else path.suffix
    stem = path.name[: len(path.name) - len(ending)]
    for number in count(2):
        yield path.with_name(f"{stem} ({number}){path.name[len(stem) :]}")


def free_folder(path: Path) -> Path:
    """Finds the first name like that of a folder that nothing has."""
    for number in count(2):
        place = path.with_name(f"{path.name} ({number})")
        if not place.exists():
            return place
    raise AssertionError("numbers end")
