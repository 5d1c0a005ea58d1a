"""Reads the corpora that the shipped speech model is trained on, strictly: every clip or none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora.files import AUDIO_SUFFIXES
from aemo_studio.workbench.corpora.reader import NamedFiles, Reader
from aemo_studio.workbench.corpora.rows import Row
from aemo_studio.workbench.corpora.table import CORPORA


@dataclass(frozen=True)
class Utterance:
    """One labelled clip."""

    #: Of the sound file.
    path: Path
    #: Its label.
    emotion: Emotion
    #: Unique over all corpora ("ravdess/07").
    speaker: str
    #: Name of the corpus.
    corpus: str


@dataclass(frozen=True)
class TrainedOn:
    """A corpus that the shipped model learns from."""

    #: Knows its file names.
    reader: Reader
    #: Its folder below `--data`.
    folder: str
    #: Finds the stems in that folder that are left out.
    doubted: Callable[[Path], Collection[str]]


#: The corpora that the shipped model learns from, in their order.
TRAINED_ON: Mapping[str, TrainedOn] = MappingProxyType(
    {name: TrainedOn(c.reader, folder, c.doubted) for c in CORPORA for name, folder in c.trained_on}
)


def read_all(data: Path) -> tuple[Utterance, ...]:
    """Reads the clips of all corpora of TRAINED_ON. Raises UsageError."""
    return tuple(clip for name in TRAINED_ON for clip in read_corpus(name, data))


def read_corpus(name: str, data: Path) -> tuple[Utterance, ...]:
    """Reads the clips of one corpus below `data`, sorted by path, without the doubted ones.

    Raises UsageError if the folder is missing or empty or a file name does not fit.
    """
    corpus = TRAINED_ON[name]
    folder = data / corpus.folder
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in AUDIO_SUFFIXES)
    if not paths:
        raise UsageError(
            "No audio of the corpus {name} in {data}; check --data.", name=name, data=folder
        )
    doubted = corpus.doubted(folder)
    return tuple(_utterance(corpus.reader, name, p) for p in paths if p.stem not in doubted)


def _utterance(reader: Reader, name: str, path: Path) -> Utterance:
    row = reader.row(path) if isinstance(reader, NamedFiles) else None
    if not isinstance(row, Row) or row.corpus != name:
        raise UsageError(
            "{path} is not named like a clip of {name}; take it out of the folder.",
            path=path,
            name=name,
        )
    return Utterance(path, row.label, row.speaker, row.corpus)
