"""The six corpora that the shipped speech model is trained on, strictly: every clip or none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import Emotion
from aemo_studio.workbench.corpora import ased, nemo, ravdess, savee, tess
from aemo_studio.workbench.corpora.files import AUDIO_SUFFIXES
from aemo_studio.workbench.corpora.reader import NamedFiles
from aemo_studio.workbench.corpora.rows import PassedOver


@dataclass(frozen=True)
class Utterance:
    """One labelled clip. speaker is unique over all corpora ("ravdess/07")."""

    path: Path
    emotion: Emotion
    speaker: str
    corpus: str


@dataclass(frozen=True)
class Corpus:
    """A folder of `--data` and how its names are read."""

    name: str
    folder: str
    reader: NamedFiles


CORPORA: tuple[Corpus, ...] = (
    Corpus("ravdess", "ravdess-speech", ravdess.READER),
    Corpus("ravdess-song", "ravdess-song", ravdess.READER),
    Corpus("tess", "tess", tess.READER),
    Corpus("savee", "savee", savee.READER),
    Corpus("nemo", "nemo", nemo.READER),
    Corpus("ased", "ased", ased.READER),
)


def read_corpus(corpus: Corpus, data: Path) -> tuple[Utterance, ...]:
    """All clips of one corpus below `data`, sorted by path.

    Raises UsageError if the folder is missing or empty or a file name does not fit.
    """
    folder = data / corpus.folder
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in AUDIO_SUFFIXES)
    if not files:
        raise UsageError(f"No audio of the corpus {corpus.name} in {folder}; check --data.")
    return tuple(_utterance(corpus, path) for path in files)


def _utterance(corpus: Corpus, path: Path) -> Utterance:
    row = corpus.reader.row(path)
    if isinstance(row, PassedOver) or row.corpus != corpus.name:
        raise UsageError(
            f"{path} is not named like a clip of {corpus.name}; take it out of the folder."
        )
    return Utterance(path, row.label, row.speaker, row.corpus)


def read_all(data: Path) -> tuple[Utterance, ...]:
    """The clips of all corpora, in the order of `CORPORA`."""
    return tuple(u for corpus in CORPORA for u in read_corpus(corpus, data))
