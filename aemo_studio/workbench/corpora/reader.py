"""The interface of all readers, and the reader of corpora whose file names hold the labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.files import fault, files_below, medium_of
from aemo_studio.workbench.corpora.rows import CorpusReading, Medium, PassedOver, Row

#: A label of the corpus to its Emotion; None: none of the 8, so that it is left out, by name.
LabelMap = Mapping[str, Emotion | None]


class Reader(Protocol):
    """Reads one kind of corpus as it is downloaded."""

    @property
    def name(self) -> str:
        """Names the corpus ("crema-d")."""

    @property
    def labels(self) -> LabelMap:
        """Maps the labels of the corpus to Emotions."""

    def claims(self, files: Sequence[Path]) -> int:
        """Counts the files that this reader knows what to do with."""

    def read(self, root: Path) -> CorpusReading:
        """Everything below `root` (a folder, or the one file it is), sorted by path.

        Raises UsageError if there is no such place or nothing in it.
        """


@dataclass(frozen=True)
class Named:
    """What a file's name states."""

    #: Name of the corpus.
    corpus: str
    #: The corpus's own label.
    code: str
    #: Unique over all corpora.
    speaker: str
    #: "normal", "strong" …; empty where the name does not state it.
    intensity: str = ""
    #: None for what the name's ending promises.
    medium: Medium | None = None


Parse = Callable[[Path], Named | None]
Missing = Callable[[Sequence[Row]], Iterable[str]]


def _none_missing(_rows: Sequence[Row]) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class NamedFiles:
    """A corpus that codes emotion and speaker in its file names."""

    #: Of the corpus.
    name: str
    #: Parses a path; None if it is not named like the corpus.
    parse: Parse
    #: Code of the corpus to an Emotion; None for codes that are left out.
    labels: LabelMap
    #: Rows of the complete corpus; None where that is not fixed.
    published: int | None = None
    #: Finds stems that belong to the rows found and are not there.
    missing: Missing = _none_missing

    def claims(self, files: Sequence[Path]) -> int:
        return sum(self._knows(path) for path in files)

    def read(self, root: Path) -> CorpusReading:
        rows: dict[tuple[str, str, Medium, str], Row] = {}
        passed_over: list[PassedOver] = []
        for path in files_below(root):
            row = self.row(path)
            problem = fault(path) if isinstance(row, Row) else None
            if isinstance(row, Row) and problem is None:
                first = rows.setdefault((row.corpus, row.speaker, row.medium, path.stem), row)
                problem = None if first is row else f"is there twice (also in {first.path.parent})"
            if isinstance(row, PassedOver):
                passed_over.append(row)
            elif problem is not None:
                passed_over.append(PassedOver(path, problem))
        found = tuple(rows.values())
        absent = tuple(self.missing(found))
        return CorpusReading(self.name, root, found, tuple(passed_over), absent, self.published)

    def row(self, path: Path) -> Row | PassedOver:
        """Parses the name of a file, without opening it."""
        medium = medium_of(path)
        if medium is None:
            return PassedOver(path, "is no recording")
        named = self.parse(path)
        if named is None or named.code not in self.labels:
            return PassedOver(path, f"is not named like a clip of {self.name}")
        label = self.labels[named.code]
        if label is None:
            return PassedOver(path, no_counterpart(named.code))
        return _row(path, label, named, medium)

    def _knows(self, path: Path) -> bool:
        named = self.parse(path) if medium_of(path) else None
        return named is not None and named.code in self.labels


def no_counterpart(code: str) -> str:
    """Words the reason where a label of a corpus is none of the 8 Emotions."""
    return f"has the label {code}, which is none of the 8 emotions"


def _row(path: Path, label: Emotion, named: Named, medium: Medium) -> Row:
    return Row(
        path,
        label,
        named.speaker,
        named.corpus,
        named.intensity,
        medium=named.medium or medium,
    )
