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
    """Rows that should give the same scores, two of each of n utterances in turn."""

    #: int64[n]: numbers of the utterances.
    utterance: Index
    #: float16[n, width].
    one: HalfArray
    #: float16[n, width].
    other: HalfArray


@dataclass(frozen=True, eq=False)
class TrainingTable:
    """Rows of all utterances in the versions of their sound."""

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
    clean = versions[0]
    names = np.char.add(np.char.add(labels.corpus, "/"), labels.speaker)
    speaker = np.unique(names, return_inverse=True)[1].astype(np.int64)
    rows = [clean.clips, *(version.windows for version in versions)]
    utterance = [clean.utterance, *(version.utterance for version in versions)]
    voices = speaker.max() + 1
    group = [speaker, *(speaker[v.utterance] + k * voices for k, v in enumerate(versions))]
    whole = np.zeros(sum(map(len, rows)), np.bool_)
    whole[: len(clean.clips)] = True
    words = [
        Twins(clean.utterance, clean.clips, clean.glimpses[:, k])
        for k in range(clean.glimpses.shape[1])
    ]
    sound = [Twins(v.utterance, clean.clips[v.utterance], v.clips) for v in versions[1:]]
    return TrainingTable(
        np.concatenate(rows),
        np.concatenate(utterance),
        whole,
        np.concatenate(group),
        tuple(words),
        tuple(sound),
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
