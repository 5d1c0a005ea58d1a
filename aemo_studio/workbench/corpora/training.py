"""Reads the corpora that the shipped speech model is trained on, strictly: every clip or none."""

from __future__ import annotations

from collections.abc import Mapping
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


#: The readers and folders of the corpora that the shipped model learns from, in their order.
TRAINED_ON: Mapping[str, tuple[Reader, str]] = MappingProxyType(
    {name: (c.reader, folder) for c in CORPORA for name, folder in c.trained_on}
)


def read_all(data: Path) -> tuple[Utterance, ...]:
    """Reads the clips of all corpora of TRAINED_ON. Raises UsageError."""
    return tuple(clip for name in TRAINED_ON for clip in read_corpus(name, data))


def read_corpus(name: str, data: Path) -> tuple[Utterance, ...]:
    """Reads all clips of one corpus below `data`, sorted by path.

    Raises UsageError if the folder is missing or empty or a file name does not fit.
    """
    reader, folder = TRAINED_ON[name]
    paths = sorted(p for p in (data / folder).rglob("*") if p.suffix.lower() in AUDIO_SUFFIXES)
    if not paths:
        raise UsageError(
            "No audio of the corpus {name} in {data}; check --data.", name=name, data=data / folder
        )
    return tuple(_utterance(reader, name, path) for path in paths)


def _utterance(reader: Reader, name: str, path: Path) -> Utterance:
    row = reader.row(path) if isinstance(reader, NamedFiles) else None
    if not isinstance(row, Row) or row.corpus != name:
        raise UsageError(
            "{path} is not named like a clip of {name}; take it out of the folder.",
            path=path,
            name=name,
        )
    return Utterance(path, row.label, row.speaker, row.corpus)
