"""Measures the speech model on speakers and corpora that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.evaluation import Evaluation, evaluate
from aemo_studio.analysis.speech.head import SpeechHead
from aemo_studio.domain.emotion import EMOTIONS, FloatArray
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.protocols.splits import Split, Splits
from aemo_studio.workbench.speech.features import Labels
from aemo_studio.workbench.speech.fit import CLIP_S, HeadSettings, learn_space
from aemo_studio.workbench.speech.table import TrainingTable, clips_of
from aemo_studio.workbench.speech.temperatures import calibrated_head

FEW = (1, 2)

Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Predictions:
    """The predictions for n clips."""

    #: int64[n]: the truth, positions in `EMOTIONS`.
    label: Index
    #: float32[n, 8]: EmotionScores.
    scores: FloatArray

    def evaluation(self) -> Evaluation:
        return evaluate([EMOTIONS[e] for e in self.label], list(self.scores))

    @staticmethod
    def joined(parts: Sequence[Predictions]) -> Predictions:
        return Predictions(
            np.concatenate([part.label for part in parts]),
            np.concatenate([part.scores for part in parts]),
        )


@dataclass(frozen=True, eq=False)
class ScoredRound:
    """One round of a protocol."""

    #: Name of the split.
    split: str
    #: From 0.
    seed: int
    #: Of the general and the known layer.
    temperatures: tuple[float, float]
    #: Every clip on its own.
    untouched: Predictions
    #: With rows relative to the centre of each speaker's voice.
    adapted: Predictions
    #: Number of emotions to mean recall, untouched and adapted, over test speakers of whom only so
    #: many emotions are given.
    few: dict[int, tuple[float, float]]


def run_protocol(
    splits: Splits,
    table: TrainingTable,
    labels: Labels,
    recipe: HeadSettings,
    seeds: Sequence[int],
) -> list[ScoredRound]:
    """Scores every split with every seed; temperatures are fitted inside the training part."""
    return [
        _round(split, table, labels, recipe, seed) for seed in seeds for split in splits(labels)
    ]


def head_for(
    split: Split, table: TrainingTable, labels: Labels, recipe: HeadSettings, seed: int
) -> SpeechHead:
    """Fits and calibrates the head of a split inside its training part."""
    space = learn_space(table, split.train, seed)
    return calibrated_head(space, table, labels, split.train, recipe=recipe, seed=seed)


def _round(
    split: Split, table: TrainingTable, labels: Labels, recipe: HeadSettings, seed: int
) -> ScoredRound:
    head = head_for(split, table, labels, recipe, seed)
    clips = clips_of(table, split.test)
    emotion = labels.label[table.utterance[clips]]
    scored = ScoredRound(
        split.name,
        seed,
        (head.general.temperature, head.known.temperature),
        Predictions(emotion, untouched(head, table, clips)),
        Predictions(emotion, adapted(head, table, labels, clips)),
        {count: few_emotions(head, table, labels, split.test, count) for count in FEW},
    )
    print(
        f"{split.name}, seed {seed}: UAR {scored.untouched.evaluation().uar:.3f} untouched, "
        f"{scored.adapted.evaluation().uar:.3f} adapted",
        flush=True,
    )
    return scored


def untouched(head: SpeechHead, table: TrainingTable, rows: Index) -> FloatArray:
    """Predicts EmotionScores float32[n, 8], every clip on its own."""
    return head.scores(head.logits(table.rows[rows]))


def adapted(head: SpeechHead, table: TrainingTable, labels: Labels, rows: Index) -> FloatArray:
    """Predicts EmotionScores float32[n, 8], adapted to each speaker's rows, without labels."""
    speaker = labels.speaker[table.utterance[rows]]
    scores = np.zeros((len(rows), len(EMOTIONS)), np.float32)
    for name in np.unique(speaker):
        theirs = speaker == name
        layers = head.logits(table.rows[rows[theirs]])
        seconds = np.full(len(layers), CLIP_S, np.float32)
        scores[theirs] = head.scores_adapted(layers, seconds, one_voice=True)
    return scores


def few_emotions(
    head: SpeechHead, table: TrainingTable, labels: Labels, part: Mask, count: int
) -> tuple[float, float]:
    """Computes mean recall, untouched and adapted, of speakers who show `count` emotions only.

    The mean is over all speakers and all choices of their emotions.
    """
    rows = clips_of(table, part)
    speakers, emotions = (of[table.utterance[rows]] for of in (labels.speaker, labels.label))
    recalls: list[tuple[float, float]] = []
    for speaker in np.unique(speakers):
        theirs = speakers == speaker
        for chosen in combinations(np.unique(emotions[theirs]), count):
            some = theirs & np.isin(emotions, chosen)
            given = (untouched(head, table, rows[some]), adapted(head, table, labels, rows[some]))
            alone, known = (float((s.argmax(axis=1) == emotions[some]).mean()) for s in given)
            recalls.append((alone, known))
    alone_mean, known_mean = np.mean(recalls, axis=0)
    return float(alone_mean), float(known_mean)
