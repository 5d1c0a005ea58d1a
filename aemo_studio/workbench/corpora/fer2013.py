"""FER2013: one CSV of labels, pixels and usages (`fer2013.csv`, `icml_face_data.csv`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.files import files_below
from aemo_studio.workbench.corpora.reader import LabelMap
from aemo_studio.workbench.corpora.rows import CorpusReading, Medium, PassedOver, Row
from aemo_studio.workbench.corpora.tables import Line, columns, lines

#: Goodfellow et al. 2013.
LABELS: LabelMap = {
    "0": Emotion.ANGRY,
    "1": Emotion.DISGUST,
    "2": Emotion.FEARFUL,
    "3": Emotion.HAPPY,
    "4": Emotion.SAD,
    "5": Emotion.SURPRISED,
    "6": Emotion.NEUTRAL,
}

NAME = "fer2013"
#: Pixels along each side of a picture.
SIDE = 48

#: FER's official split, in the words of every other corpus here.
USAGES = {"Training": "train", "PublicTest": "validation", "PrivateTest": "test", "": ""}


def is_table(path: Path) -> bool:
    """Checks for a CSV of FER2013 with its labels."""
    return path.suffix.lower() == ".csv" and {"emotion", "pixels"} <= set(columns(path))


@dataclass(frozen=True)
class _Reader:
    """Reads the tables of FER2013."""

    name: str = NAME
    labels: LabelMap = field(default_factory=lambda: LABELS)

    def claims(self, files: Sequence[Path]) -> int:
        return sum(is_table(path) for path in files)

    def read(self, root: Path) -> CorpusReading:
        files = files_below(root)
        tables = [path for path in files if is_table(path)]
        if not tables:
            raise UsageError(
                "There is no CSV with the columns emotion and pixels in {root}.", root=root
            )
        others = [PassedOver(p, "is no table of FER2013") for p in files if p not in tables]
        found = [_row(path, line) for path in tables for line in lines(path)]
        rows = tuple(item for item in found if isinstance(item, Row))
        passed_over = [item for item in found if isinstance(item, PassedOver)]
        return CorpusReading(NAME, root, rows, (*others, *passed_over), published=35_887)


def _row(path: Path, line: Line) -> Row | PassedOver:
    member = f"line {line.number}"
    code, usage = line.cells["emotion"].strip(), line.cells.get("Usage", "").strip()
    label = LABELS.get(code)
    if label is None:
        return PassedOver(path, f"has the label {code!r}, which FER2013 does not know", member)
    if usage not in USAGES:
        return PassedOver(path, f"has the usage {usage!r}, which FER2013 does not know", member)
    if len(line.cells["pixels"].split()) != SIDE * SIDE:
        return PassedOver(path, f"has not {SIDE} times {SIDE} pixels", member)
    return Row(path, label, "", NAME, split=USAGES[usage], medium=Medium.PICTURE, member=member)


READER = _Reader()
