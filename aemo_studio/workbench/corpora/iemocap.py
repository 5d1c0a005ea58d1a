"""IEMOCAP: what the raters agreed on, from EmoEvaluation, and the sentences' own WAV files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.files import fault, files_below, is_side_file
from aemo_studio.workbench.corpora.reader import LabelMap, no_counterpart
from aemo_studio.workbench.corpora.rows import CorpusReading, PassedOver, Row

#: Busso et al. 2008. Excited counts as happy, as is usual; xxx: the raters disagree.
LABELS: LabelMap = {
    "ang": Emotion.ANGRY,
    "hap": Emotion.HAPPY,
    "exc": Emotion.HAPPY,
    "sad": Emotion.SAD,
    "neu": Emotion.NEUTRAL,
    "fea": Emotion.FEARFUL,
    "sur": Emotion.SURPRISED,
    "dis": Emotion.DISGUST,
    "fru": None,
    "oth": None,
    "xxx": None,
}

NAME = "iemocap"

# [6.2901 - 8.2357]	Ses01F_impro01_F000	neu	[2.5000, 2.5000, 2.5000]
_LINE = re.compile(r"^\[[\d.]+ - [\d.]+\]\s+(?P<turn>Ses\d\d[FM]_\S+)\s+(?P<emotion>[a-z]{3})\s+\[")
_TURN = re.compile(r"^(?P<session>Ses\d\d)[FM]_\w+_(?P<gender>[FM])[A-Z]*\d+$")
_EVALUATIONS = "EmoEvaluation"


@dataclass(frozen=True)
class _Reader:
    """Reads IEMOCAP, labels from EmoEvaluation."""

    name: str = NAME
    labels: LabelMap = field(default_factory=lambda: LABELS)

    def claims(self, files: Sequence[Path]) -> int:
        """Counts evaluations and sentences; sentences alone have no labels."""
        if not any(_is_evaluation(path) for path in files):
            return 0
        return sum(_is_evaluation(path) or _is_sentence(path) for path in files)

    def read(self, root: Path) -> CorpusReading:
        files = files_below(root)
        evaluations = [path for path in files if _is_evaluation(path)]
        if not evaluations:
            raise UsageError(
                "There is no folder {EVALUATIONS} below {root}, so there are no labels; give "
                "the folder with Session1 to Session5.",
                EVALUATIONS=_EVALUATIONS,
                root=root,
            )
        sentences = {path.stem: path for path in files if _is_sentence(path)}
        found = [_row(turn, emotion, sentences) for turn, emotion in _labelled(evaluations)]
        rows = tuple(sorted((i for i in found if isinstance(i, Row)), key=lambda row: row.path))
        labelled = [item for item in found if not isinstance(item, str)]
        passed_over = [item for item in labelled if isinstance(item, PassedOver)]
        known = {item.path for item in labelled} | set(evaluations)
        passed_over += [PassedOver(p, _unlabelled(p)) for p in files if p not in known]
        missing = tuple(item for item in found if isinstance(item, str))
        return CorpusReading(NAME, root, rows, tuple(passed_over), missing)


def _is_evaluation(path: Path) -> bool:
    """Recognises the raters' agreement; the folders below hold each rater's own labels."""
    right_place = path.parent.name == _EVALUATIONS and path.suffix == ".txt"
    return right_place and not is_side_file(path)


def _is_sentence(path: Path) -> bool:
    return path.suffix.lower() == ".wav" and _TURN.match(path.stem) is not None


def _unlabelled(path: Path) -> str:
    return "is in no evaluation" if _is_sentence(path) else "is no recording of a sentence"


def _labelled(evaluations: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for path in evaluations:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if match := _LINE.match(line):
                yield match["turn"], match["emotion"]


def _row(turn: str, emotion: str, sentences: dict[str, Path]) -> Row | PassedOver | str:
    """Makes the row, or gives the reason why it is none, or the name of a missing sentence."""
    path = sentences.get(turn)
    if path is None:
        return turn
    labels = LABELS
    label = labels.get(emotion)
    if label is None:
        known = emotion in labels
        return PassedOver(path, no_counterpart(emotion) if known else f"has no label ({emotion})")
    if problem := fault(path):
        return PassedOver(path, problem)
    match = _TURN.match(turn)
    assert match is not None
    session = match["session"]
    speaker = f"{NAME}/{session}{match['gender']}"
    return Row(path, label, speaker, NAME, split=f"Session{int(session[3:])}")


READER = _Reader()
