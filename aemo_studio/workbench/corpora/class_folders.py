"""A folder of class folders: `angry/…`, `happy/…`, also below `train` and `test`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.files import fault, files_below, medium_of
from aemo_studio.workbench.corpora.reader import LabelMap, no_counterpart
from aemo_studio.workbench.corpora.rows import CorpusReading, PassedOver, Row

#: Names of folders, in lower case, as people who sort recordings use them.
LABELS: LabelMap = {
    "neutral": Emotion.NEUTRAL,
    "calm": Emotion.CALM,
    "happy": Emotion.HAPPY,
    "happiness": Emotion.HAPPY,
    "joy": Emotion.HAPPY,
    "sad": Emotion.SAD,
    "sadness": Emotion.SAD,
    "angry": Emotion.ANGRY,
    "anger": Emotion.ANGRY,
    "fear": Emotion.FEARFUL,
    "fearful": Emotion.FEARFUL,
    "disgust": Emotion.DISGUST,
    "disgusted": Emotion.DISGUST,
    "surprise": Emotion.SURPRISED,
    "surprised": Emotion.SURPRISED,
    "contempt": None,
}

NAME = "class-folders"

_SPLITS = {"train": "train", "training": "train", "test": "test", "testing": "test"}
_SPLITS |= dict.fromkeys(("val", "valid", "validation", "dev"), "validation")


@dataclass(frozen=True)
class _Reader:
    """Reads folders that are named like emotions."""

    name: str = NAME
    labels: LabelMap = field(default_factory=lambda: LABELS)

    def claims(self, files: Sequence[Path]) -> int:
        return sum(_class(path) in LABELS and medium_of(path) is not None for path in files)

    def read(self, root: Path) -> CorpusReading:
        found = [_row(path, root) for path in files_below(root)]
        rows = tuple(item for item in found if isinstance(item, Row))
        return CorpusReading(NAME, root, rows, tuple(i for i in found if isinstance(i, PassedOver)))


def _class(path: Path) -> str:
    return path.parent.name.strip().lower()


def _row(path: Path, root: Path) -> Row | PassedOver:
    medium = medium_of(path)
    if medium is None:
        return PassedOver(path, "is no recording or picture")
    if _class(path) not in LABELS:
        return PassedOver(path, f"is in the folder {path.parent.name}, which names no emotion")
    label = LABELS[_class(path)]
    if label is None:
        return PassedOver(path, no_counterpart(path.parent.name))
    if problem := fault(path):
        return PassedOver(path, problem)
    split = _SPLITS.get(path.parent.parent.name.lower(), "")
    return Row(path, label, "", root.resolve().name, split=split, medium=medium)


READER = _Reader()
