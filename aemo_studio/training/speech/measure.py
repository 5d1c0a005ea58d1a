"""What the speech model is worth on speakers and corpora that it has never heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EMOTIONS, FloatArray
from aemo_studio.evaluation import Evaluation, evaluate, expected_calibration_error
from aemo_studio.speech.head import SpeechHead
from aemo_studio.training.speech.features import Labels
from aemo_studio.training.speech.fit import Space, fit, learn_space, to_head
from aemo_studio.training.speech.protocols import Split, held_out_speakers
from aemo_studio.training.speech.rows import Mask, Table

PENALTIES = (0.05, 0.2)
TEMPERATURES = np.geomspace(0.5, 4.0, 25)
CLIP_S = 2.5
"""Seconds of speech that a clip counts as when a head adapts to its speaker."""

Index = NDArray[np.int64]


@dataclass(frozen=True)
class Choice:
    """What was chosen on held-out speakers of the training part."""

    penalty: float
    temperature: float
    held_out_ece: float


@dataclass(frozen=True, eq=False)
class Outcome:
    """One round of a protocol."""

    split: str
    seed: int
    choice: Choice
    untouched: Evaluation
    adapted: Evaluation


def run_protocol(
    splits: Callable[[Labels], Iterator[Split]],
    table: Table,
    labels: Labels,
    seeds: Sequence[int],
) -> list[Outcome]:
    """Every split with every seed; all choices are made inside the training part."""
    return [_round(split, table, labels, seed) for seed in seeds for split in splits(labels)]


def _round(split: Split, table: Table, labels: Labels, seed: int) -> Outcome:
    space = learn_space(table, split.train, seed)
    held = held_out_speakers(labels, split.train, seed)
    choice = choose(space, table, labels, split.train & ~held, held)
    head = to_head(
        space, fit(space, table, labels, split.train, choice.penalty), choice.temperature
    )
    clips = _clips_of(table, split.test)
    outcome = Outcome(
        split.name,
        seed,
        choice,
        _evaluate(labels, table.utterance[clips], untouched(head, table, clips)),
        _evaluate(labels, table.utterance[clips], adapted(head, table, labels, clips)),
    )
    print(
        f"{split.name}, seed {seed}: UAR {outcome.untouched.uar:.3f} untouched, "
        f"{outcome.adapted.uar:.3f} adapted, penalty {choice.penalty}",
        flush=True,
    )
    return outcome


def choose(space: Space, table: Table, labels: Labels, train: Mask, held: Mask) -> Choice:
    """The penalty with the best UAR and the temperature with the best likelihood on the
    speakers in `held`, for a head fitted to `train`."""
    clips = _clips_of(table, held)
    truth = table.utterance[clips]
    heads = {p: to_head(space, fit(space, table, labels, train, p)) for p in PENALTIES}

    def worth(head: SpeechHead) -> float:
        known = _evaluate(labels, truth, adapted(head, table, labels, clips)).uar
        return known + _evaluate(labels, truth, untouched(head, table, clips)).uar

    penalty = max(PENALTIES, key=lambda p: worth(heads[p]))
    return calibrate(heads[penalty], penalty, table, labels, held)


def calibrate(head: SpeechHead, penalty: float, table: Table, labels: Labels, held: Mask) -> Choice:
    """The temperature that makes the scores of unheard voices as likely as they are true.

    Fitted on windows, as an analysis sees them, of corpora that label all emotions.
    """
    rows = _windows_of(table, held & np.isin(labels.corpus, ["ravdess", "savee", "tess"]))
    truth = labels.emotion[table.utterance[rows]]
    logits = head.standardise(table.rows[rows]) @ head.weight + head.bias
    surprises = [_surprise(logits / t, truth) for t in TEMPERATURES]
    temperature = float(TEMPERATURES[int(np.argmin(surprises))])
    probabilities = np.exp(_log_softmax(logits / temperature))
    ece = expected_calibration_error(
        probabilities.max(axis=1), probabilities.argmax(axis=1) == truth
    )
    return Choice(penalty, temperature, float(ece))


def _log_softmax(logits: FloatArray) -> FloatArray:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def _surprise(logits: FloatArray, truth: Index) -> float:
    return float(-_log_softmax(logits)[np.arange(len(truth)), truth].mean())


def _clips_of(table: Table, part: Mask) -> Index:
    """Rows of the clean whole clips of the utterances in `part`."""
    return np.flatnonzero(table.whole & part[table.utterance])


def _windows_of(table: Table, part: Mask) -> Index:
    return np.flatnonzero(~table.whole & part[table.utterance])


def untouched(head: SpeechHead, table: Table, rows: Index) -> FloatArray:
    """EmotionScores float32[n, 8], every clip on its own."""
    return head.scores(head.standardise(table.rows[rows]))


def adapted(head: SpeechHead, table: Table, labels: Labels, rows: Index) -> FloatArray:
    """EmotionScores float32[n, 8], adapted to each speaker over all rows, without labels."""
    speaker = labels.speaker[table.utterance[rows]]
    scores = np.zeros((len(rows), len(EMOTIONS)), np.float32)
    for name in np.unique(speaker):
        theirs = speaker == name
        points = head.standardise(table.rows[rows[theirs]])
        offset = head.voice_offset(points, np.full(len(points), CLIP_S, np.float32))
        scores[theirs] = head.scores(points - offset)
    return scores


def _evaluate(labels: Labels, utterances: Index, scores: FloatArray) -> Evaluation:
    return evaluate([EMOTIONS[e] for e in labels.emotion[utterances]], list(scores))


def few_emotions(
    head: SpeechHead, table: Table, labels: Labels, part: Mask, *, count: int, seed: int
) -> tuple[float, float]:
    """Mean recall, untouched and adapted, over speakers who show only `count` emotions."""
    rng = np.random.default_rng(seed)
    rows = _clips_of(table, part)
    recalls: list[tuple[float, float]] = []
    for speaker in np.unique(labels.speaker[table.utterance[rows]]):
        theirs = rows[labels.speaker[table.utterance[rows]] == speaker]
        shown = np.unique(labels.emotion[table.utterance[theirs]])
        for _ in range(len(shown) if len(shown) >= count else 0):
            chosen = rng.choice(shown, count, replace=False)
            some = theirs[np.isin(labels.emotion[table.utterance[theirs]], chosen)]
            truth = labels.emotion[table.utterance[some]]
            alone = untouched(head, table, some).argmax(axis=1) == truth
            known = adapted(head, table, labels, some).argmax(axis=1) == truth
            recalls.append((float(alone.mean()), float(known.mean())))
    alone_mean, known_mean = np.mean(recalls, axis=0)
    return float(alone_mean), float(known_mean)
