"""The table that the head is trained on: feature rows, their labels and their weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import N_EMOTIONS, Emotion, FloatArray, emotion_index
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.speech.features import FeatureSet, HalfArray, Labels

CALM = emotion_index(Emotion.CALM)
NEUTRAL = emotion_index(Emotion.NEUTRAL)

Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Twins:
    """Rows that should give the same scores, two of each utterance in turn."""

    #: float16[n, width].
    one: HalfArray
    #: float16[n, width].
    other: HalfArray


@dataclass(frozen=True, eq=False)
class TrainingTable:
    """Rows of all utterances in all versions of their sound."""

    #: float16[m, width].
    rows: HalfArray
    #: int64[m]: number of the utterance.
    utterance: Index
    #: bool[m]: pooled over the clean clip (not over a window of it, nor augmented).
    whole: Mask
    #: int64[m]: rows of one speaker in one corpus and one version share a group.
    group: Index
    #: Twins that differ in the words.
    words: tuple[Twins, ...]
    #: Twins that differ in what was done to the sound.
    sound: tuple[Twins, ...]


def build_table(versions: Sequence[FeatureSet], labels: Labels) -> TrainingTable:
    """Builds the table: the clean clip and a window of it; of each augmented version a window."""
    n = len(labels.label)
    names = np.char.add(np.char.add(labels.corpus, "/"), labels.speaker)
    speaker = np.unique(names, return_inverse=True)[1].astype(np.int64)
    rows = [versions[0].clips, *(version.windows for version in versions)]
    group = [speaker, *(speaker + k * (speaker.max() + 1) for k in range(len(versions)))]
    whole = np.zeros(n * len(rows), np.bool_)
    whole[:n] = True
    utterance = np.tile(np.arange(n), len(rows))
    words = [
        Twins(versions[0].clips, versions[0].glimpses[:, k])
        for k in range(versions[0].glimpses.shape[1])
    ]
    sound = [Twins(versions[0].clips, version.clips) for version in versions[1:]]
    return TrainingTable(
        np.concatenate(rows), utterance, whole, np.concatenate(group), tuple(words), tuple(sound)
    )


@dataclass(frozen=True, eq=False)
class Targets:
    """What each of n utterances may be and is, for a loss that knows which labels its corpus has.

    A corpus without `calm` calls it neutral: there, both are right. Without this, a model learns
    the corpus from its sound, and from the corpus which emotions cannot be (measured in
    docs/models.md).
    """

    #: bool[n, 8]: emotions that its corpus labels at all.
    possible: Mask
    #: bool[n, 8]: those that the label stands for.
    right: Mask


def targets_of(labels: Labels) -> Targets:
    possible = np.zeros((len(labels.label), N_EMOTIONS), np.bool_)
    for corpus in np.unique(labels.corpus):
        theirs = labels.corpus == corpus
        possible[theirs] = np.isin(np.arange(N_EMOTIONS), labels.label[theirs])
    right = np.eye(N_EMOTIONS, dtype=np.bool_)[labels.label]
    no_calm = ~possible[:, CALM]
    possible[no_calm, CALM] = True
    right[no_calm & (labels.label == NEUTRAL), CALM] = True
    return Targets(possible, right)


def balanced_weights(labels: Labels, part: Mask, at_home: float, home: str) -> FloatArray:
    """Weighs utterances, float32[n], mean 1 over `part`: emotions count the same in a corpus.

    at_home: how much more the corpora whose name begins with `home` count.
    """
    weights = np.zeros(len(part), np.float32)
    for corpus in np.unique(labels.corpus[part]):
        inside = part & (labels.corpus == corpus)
        emotions, counts = np.unique(labels.label[inside], return_counts=True)
        factor = at_home if home and corpus.startswith(home) else 1.0
        for emotion, count in zip(emotions, counts, strict=True):
            share = factor * inside.sum() / (len(emotions) * count)
            weights[inside & (labels.label == emotion)] = share
    return weights / weights[part].mean()


def clips_of(table: TrainingTable, part: Mask) -> Index:
    """Finds the rows of the clean whole clips of the utterances in `part`."""
    return np.flatnonzero(table.whole & part[table.utterance])
