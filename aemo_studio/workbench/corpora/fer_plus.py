"""FER+: ten raters' votes on the pictures of FER2013, as its CSV or as a zip with pictures.

`fer2013new.csv` holds votes only; its pictures are those of the `fer2013.csv` beside it, line
by line, or PNG files that were made of them. The zip holds JPEG files and `labels.csv`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.fer2013 import USAGES, is_table
from aemo_studio.workbench.corpora.files import PICTURE_SUFFIXES, fault, files_below
from aemo_studio.workbench.corpora.reader import LabelMap, no_counterpart
from aemo_studio.workbench.corpora.rows import CorpusReading, Medium, PassedOver, Row
from aemo_studio.workbench.corpora.tables import Line, columns, lines

#: Barsoum et al. 2016, the names of the vote columns; NF (not_a_face): no face.
LABELS: LabelMap = {
    "neutral": Emotion.NEUTRAL,
    "happiness": Emotion.HAPPY,
    "surprise": Emotion.SURPRISED,
    "sadness": Emotion.SAD,
    "anger": Emotion.ANGRY,
    "disgust": Emotion.DISGUST,
    "fear": Emotion.FEARFUL,
    "contempt": None,
    "unknown": None,
    "NF": None,
    "not_a_face": None,
}

NAME = "fer-plus"

_VOTES = tuple(LABELS)
_NEEDED = {"neutral", "happiness", "contempt", "unknown"}

#: A picture: its file, and its name or line in there (empty for a file of its own).
Place = tuple[Path, str]

Find = Callable[[Line, str], Place | None]


@dataclass(frozen=True)
class _Reader:
    """Reads tables of FER+ votes."""

    name: str = NAME
    labels: LabelMap = field(default_factory=lambda: LABELS)

    def claims(self, files: Sequence[Path]) -> int:
        return sum(_is_votes(path) for path in files)

    def read(self, root: Path) -> CorpusReading:
        files = files_below(root)
        votes = [path for path in files if _is_votes(path)]
        if not votes:
            raise UsageError("There is no table of FER+ votes in {root}, by CSV or zip.", root=root)
        found = [item for path in votes for item in _read_votes(path)]
        rows = tuple(item for item in found if isinstance(item, Row))
        passed_over = [item for item in found if isinstance(item, PassedOver)]
        missing = tuple(item for item in found if isinstance(item, str))
        known = {row.path for row in rows} | {item.path for item in passed_over} | set(votes)
        others = [PassedOver(p, "is in no table of votes") for p in files if p not in known]
        return CorpusReading(NAME, root, rows, (*passed_over, *others), missing)


def _is_votes(path: Path) -> bool:
    return path.suffix.lower() in {".csv", ".zip"} and set(columns(path)) >= _NEEDED


def _read_votes(path: Path) -> list[Row | PassedOver | str]:
    find = _finder(path)
    return [_row(path, line, find) for line in lines(path)]


def _finder(path: Path) -> Find:
    """Makes the function that finds the picture of a line in a table of votes."""
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            members = frozenset(archive.namelist())
        return lambda _line, name: (path, name) if name in members else None
    files = {p.name: p for p in files_below(path.parent) if p.suffix.lower() in PICTURE_SUFFIXES}
    pixels = next((p for p in sorted(path.parent.glob("*.csv")) if is_table(p)), None)
    if files or pixels is None:
        return lambda _line, name: (files[name], "") if name in files else None
    count = sum(1 for _ in lines(pixels))
    return lambda line, _name: (pixels, f"line {line.number}") if line.number <= count + 1 else None


def _row(path: Path, line: Line, find: Find) -> Row | PassedOver | str:
    """Makes the row, or gives the reason why it is none, or the name of a missing picture."""
    member = f"line {line.number}"
    name = line.cells.get("Image name", line.cells.get("image", "")).strip()
    usage = line.cells.get("Usage", line.cells.get("usage", "")).strip()
    top = _majority(line.cells)
    if top is None:
        return PassedOver(path, "has no single label with the most votes", member)
    label = LABELS[top]
    if label is None:
        return PassedOver(path, no_counterpart(top), member)
    if usage not in USAGES:
        return PassedOver(path, f"has the usage {usage!r}, which FER+ does not know", member)
    place = find(line, name)
    if place is None:
        return name or member
    if not place[1] and (problem := fault(place[0])):
        return PassedOver(place[0], problem)
    return Row(place[0], label, "", NAME, "", USAGES[usage], Medium.PICTURE, place[1])


def _majority(cells: dict[str, str]) -> str | None:
    """Finds the column with the most votes; None for a tie, no votes, or no numbers."""
    try:
        votes = {name: int(cells[name]) for name in _VOTES if name in cells}
    except ValueError:
        return None
    most = max(votes.values())
    top = [name for name, count in votes.items() if count == most]
    return top[0] if most > 0 and len(top) == 1 else None


READER = _Reader()
