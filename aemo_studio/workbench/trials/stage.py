"""Prepares what the trials of the speech model share: the performances and heads to try on them.

The 1440 performances are RAVDESS speech. A head of the protocol `luna5` is not trained on
the actors of its test fold, neither speaking nor singing. Heads are fitted by the training's own
code and kept, under a name made of all that went into one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from aemo_studio.analysis.speech.head import SpeechHead
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.corpora import Utterance, read_all
from aemo_studio.workbench.protocols.splits import Split, luna5
from aemo_studio.workbench.speech import measure
from aemo_studio.workbench.speech.features import (
    HalfArray,
    Labels,
    cached_features,
    labels_of,
)
from aemo_studio.workbench.speech.fit import (
    ANYWHERE,
    RAVDESS_HOME,
    HeadSettings,
    fitting_parameters,
)
from aemo_studio.workbench.speech.measure import adapted, untouched
from aemo_studio.workbench.speech.table import Index, TrainingTable, build_table

CORPUS = "ravdess"

#: Trained for the recordings of RAVDESS, and for any recording.
RECIPES: dict[str, HeadSettings] = {"home": RAVDESS_HOME, "as_shipped": ANYWHERE}


@dataclass(frozen=True, eq=False)
class Scores:
    """The predictions of a head for n rows."""

    #: float32[n, 8]: every row on its own.
    untouched: FloatArray
    #: float32[n, 8]: relative to the centre of each speaker's voice.
    adapted: FloatArray


@dataclass(frozen=True, eq=False)
class TrialData:
    """The corpora with the folder in which features and heads are kept."""

    #: Of all corpora.
    utterances: Sequence[Utterance]
    #: Of the same utterances.
    labels: Labels
    #: Folder of features and heads.
    work: Path
    #: Versions of the sound beside the clean one.
    augmentations: int = 1

    @staticmethod
    def of(data: Path, work: Path) -> TrialData:
        """Raises UsageError if a corpus is missing."""
        utterances = read_all(data)
        return TrialData(utterances, labels_of(utterances), work)

    @cached_property
    def table(self) -> TrainingTable:
        """Builds the rows that heads are fitted on; not read where all heads are kept."""
        versions = range(self.augmentations + 1)
        found = [cached_features(self.utterances, self.work, v) for v in versions]
        return build_table(found, self.labels)

    @cached_property
    def played(self) -> Index:
        """Finds the numbers of the performances among the utterances."""
        return np.flatnonzero(self.labels.corpus == CORPUS)

    @property
    def truth(self) -> Index:
        """Gives the emotions of the performances, int64[n]."""
        return self.labels.label[self.played]

    @property
    def paths(self) -> list[Path]:
        """Lists the files of the performances."""
        return [self.utterances[i].path for i in self.played]

    @cached_property
    def clean(self) -> HalfArray:
        """Reads the features of the performances as they are, float16[n, width]."""
        return cached_features(self.utterances, self.work, 0).clips[self.played]

    def head(self, recipe: str, split: Split, seed: int) -> SpeechHead:
        """Fits or reads the head of one of `RECIPES` that the split's test part had no part in."""
        path = self.work / "heads" / f"{recipe}_{self._digest(recipe, split, seed)}"
        if not path.exists():
            found = measure.head_for(split, self.table, self.labels, RECIPES[recipe], seed)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, found.to_bytes())
            print(f"fitted: {recipe}, {split.name}, seed {seed}", flush=True)
        return SpeechHead.from_bytes(path.read_bytes())

    def _digest(self, recipe: str, split: Split, seed: int) -> str:
        digest = hashlib.sha256(self._material)
        parameters = (fitting_parameters(), RECIPES[recipe], seed, self.augmentations)
        digest.update(repr(parameters).encode())
        digest.update(np.packbits(split.train).tobytes())
        return digest.hexdigest()[:16]

    @cached_property
    def _material(self) -> bytes:
        """Digests the clips: their names and their sound."""
        digest = hashlib.sha256(self.clean.tobytes())
        for utterance in self.utterances:
            digest.update(utterance.path.name.encode())
        return digest.digest()

    def out_of_fold(self, recipe: str, seed: int, rows: HalfArray) -> Scores:
        """Scores the performances on `rows` float16[n, width], each by the head not trained on its
        actor.
        """
        found = [np.zeros((len(rows), N_EMOTIONS), np.float32) for _ in range(2)]
        for number, split in enumerate(luna5(self.labels)):
            theirs = np.flatnonzero(self.fold == number)
            part = scored(self.head(recipe, split, seed), rows[theirs], self.some(theirs))
            found[0][theirs], found[1][theirs] = part.untouched, part.adapted
        return Scores(*found)

    @cached_property
    def fold(self) -> Index:
        """Numbers the fold that tests each performance, from 0."""
        tests = np.stack([split.test[self.played] for split in luna5(self.labels)])
        return np.asarray(tests.argmax(axis=0), np.int64)

    def some(self, chosen: Index) -> Labels:
        """Takes the labels of some of the performances."""
        labels, index = self.labels, self.played[chosen]
        return Labels(labels.label[index], labels.speaker[index], labels.corpus[index])


def scored(head: SpeechHead, rows: HalfArray, labels: Labels) -> Scores:
    """Scores rows that are whole clips of `labels`; adapted to all rows of a speaker."""
    table = clips_only(rows)
    every = np.flatnonzero(table.whole)
    return Scores(untouched(head, table, every), adapted(head, table, labels, every))


def clips_only(rows: HalfArray) -> TrainingTable:
    """Makes a table of clips and nothing else, to score and not to fit."""
    one = np.arange(len(rows))
    return TrainingTable(
        rows, one, np.ones(len(rows), np.bool_), np.zeros(len(rows), np.int64), (), ()
    )
