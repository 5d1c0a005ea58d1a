"""A plain table of anyone's recordings: `path,label[,speaker][,corpus][,intensity][,split]`.

Also a zip of pictures with `labels.csv` (`image,label`). Labels are the names of Emotions.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.workbench.corpora.files import fault, files_below, medium_of
from aemo_studio.workbench.corpora.reader import LabelMap
from aemo_studio.workbench.corpora.rows import CorpusReading, Medium, PassedOver, Row
from aemo_studio.workbench.corpora.tables import Line, columns, lines

NAME = "manifest"

#: The names of the Emotions themselves.
LABELS: LabelMap = {emotion.value: emotion for emotion in EMOTIONS}


@dataclass(frozen=True)
class _Reader:
    """Reads anyone's own tables and archives."""

    name: str = NAME
    labels: LabelMap = field(default_factory=lambda: LABELS)

    def claims(self, files: Sequence[Path]) -> int:
        return sum(_is_manifest(path) for path in files)

    def read(self, root: Path) -> CorpusReading:
        files = files_below(root)
        tables = [path for path in files if _is_manifest(path)]
        if not tables:
            raise UsageError(
                "There is no CSV with the columns path and label in {root}.", root=root
            )
        found = [item for path in tables for item in _read(path)]
        rows = tuple(item for item in found if isinstance(item, Row))
        passed_over = [item for item in found if isinstance(item, PassedOver)]
        known = {row.path for row in rows} | {i.path for i in passed_over} | set(tables)
        others = [PassedOver(p, "is in no manifest") for p in files if p not in known]
        return CorpusReading(NAME, root, rows, (*passed_over, *others))


def _is_manifest(path: Path) -> bool:
    if path.suffix.lower() not in {".csv", ".zip"}:
        return False
    needed = {"path", "label"} if path.suffix.lower() == ".csv" else {"image", "label"}
    return needed <= {name.lower() for name in columns(path)}


def _read(path: Path) -> list[Row | PassedOver]:
    if path.suffix.lower() != ".zip":
        return [_row(path, _lowered(line)) for line in lines(path)]
    with zipfile.ZipFile(path) as archive:
        members = frozenset(archive.namelist())
    return [_member_row(path, _lowered(line), members) for line in lines(path)]


def _lowered(line: Line) -> Line:
    return Line(line.number, {k.lower(): value.strip() for k, value in line.cells.items()})


def _row(table: Path, line: Line) -> Row | PassedOver:
    cells, member = line.cells, f"line {line.number}"
    label = _label(cells["label"])
    if label is None:
        return PassedOver(table, _no_emotion(cells["label"]), member)
    path = table.parent / cells["path"]
    if not cells["path"] or not path.is_file():
        return PassedOver(table, f"names a file that is not there ({cells['path']})", member)
    medium = medium_of(path)
    if medium is None:
        return PassedOver(path, "is no recording or picture", member)
    if problem := fault(path):
        return PassedOver(path, problem, member)
    corpus = cells.get("corpus") or table.stem
    speaker = _speaker(cells.get("speaker", ""), corpus)
    intensity, split = cells.get("intensity", ""), cells.get("split", "")
    return Row(path, label, speaker, corpus, intensity, split, medium)


def _member_row(archive: Path, line: Line, members: frozenset[str]) -> Row | PassedOver:
    name, label = line.cells["image"], _label(line.cells["label"])
    if label is None:
        return PassedOver(archive, _no_emotion(line.cells["label"]), name)
    if name not in members:
        return PassedOver(archive, "is in the table and not in the archive", name)
    return Row(archive, label, "", archive.stem, medium=Medium.PICTURE, member=name)


def _label(word: str) -> Emotion | None:
    return LABELS.get(word.lower())


def _no_emotion(word: str) -> str:
    return f"has the label {word!r}, which is none of {', '.join(EMOTIONS)}"


def _speaker(name: str, corpus: str) -> str:
    """Makes a name that is unique over all corpora; one with a slash already is."""
    return name if "/" in name or not name else f"{corpus}/{name}"


READER = _Reader()
