"""What the speech model is worth on speakers and corpora that it has never heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import EMOTIONS, FloatArray
from aemo_studio.evaluation import Evaluation, evaluate
from aemo_studio.speech.head import SpeechHead
from aemo_studio.training.speech.features import Labels
from aemo_studio.training.speech.fit import Recipe, fit, learn_space, to_head
from aemo_studio.training.speech.protocols import Split, held_out_speakers
from aemo_studio.training.speech.rows import Mask, Table

RICH_CORPORA = ("ravdess", "savee", "tess")
TEMPERATURES = np.geomspace(0.25, 4.0, 33)
CLIP_S = 2.5
"""Seconds of speech that a clip counts as when a head adapts to its speaker."""

Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Outcome:
    """One round of a protocol."""

    split: str
    seed: int
    temperatures: tuple[float, float]
    untouched: Evaluation
    adapted: Evaluation


def run_protocol(
    splits: Callable[[Labels], Iterator[Split]],
    table: Table,
    labels: Labels,
    recipe: Recipe,
    seeds: Sequence[int],
) -> list[Outcome]:
    """Every split with every seed; temperatures are fitted inside the training part."""
    return [
        _round(split, table, labels, recipe, seed) for seed in seeds for split in splits(labels)
    ]


def head_for(split: Split, table: Table, labels: Labels, recipe: Recipe, seed: int) -> SpeechHead:
    """The head that a protocol tests on a split: fitted and calibrated inside its training part."""
    space = learn_space(table, split.train, seed)
    held = held_out_speakers(labels, split.train, seed)
    trial = to_head(space, fit(space, table, labels, split.train & ~held, recipe))
    temperatures = calibrate(trial, table, labels, held)
    return to_head(space, fit(space, table, labels, split.train, recipe), temperatures)


def _round(split: Split, table: Table, labels: Labels, recipe: Recipe, seed: int) -> Outcome:
    head = head_for(split, table, labels, recipe, seed)
    clips = clips_of(table, split.test)
    truth = table.utterance[clips]
    outcome = Outcome(
        split.name,
        seed,
        (head.general.temperature, head.known.temperature),
        evaluate_on(labels, truth, untouched(head, table, clips)),
        evaluate_on(labels, truth, adapted(head, table, labels, clips)),
    )
    print(
        f"{split.name}, seed {seed}: UAR {outcome.untouched.uar:.3f} untouched, "
        f"{outcome.adapted.uar:.3f} adapted",
        flush=True,
    )
    return outcome


def calibrate(head: SpeechHead, table: Table, labels: Labels, held: Mask) -> tuple[float, float]:
    """The temperatures that make the scores of unheard voices as likely as they are true.

    Over clean clips and over augmented ones and windows, of corpora that label (nearly)
    all emotions.
    """
    rows = np.flatnonzero((held & np.isin(labels.corpus, RICH_CORPORA))[table.utterance])
    truth = labels.emotion[table.utterance[rows]]
    heard = head.hear(table.rows[rows])
    known = heard.known.copy()
    for group in np.unique(table.group[rows]):
        theirs = table.group[rows] == group
        known[theirs] -= heard.known[theirs].mean(axis=0) - head.known.bias
    return _temperature(heard.general, truth), _temperature(known, truth)


def _temperature(logits: FloatArray, truth: Index) -> float:
    surprises = [_surprise(logits / t, truth) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(surprises))])


def _log_softmax(logits: FloatArray) -> FloatArray:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def _surprise(logits: FloatArray, truth: Index) -> float:
    return float(-_log_softmax(logits)[np.arange(len(truth)), truth].mean())


def clips_of(table: Table, part: Mask) -> Index:
    """Rows of the clean whole clips of the utterances in `part`."""
    return np.flatnonzero(table.whole & part[table.utterance])


def untouched(head: SpeechHead, table: Table, rows: Index) -> FloatArray:
    """EmotionScores float32[n, 8], every clip on its own."""
    return head.scores(head.hear(table.rows[rows]))


def adapted(head: SpeechHead, table: Table, labels: Labels, rows: Index) -> FloatArray:
    """EmotionScores float32[n, 8], adapted to each speaker over all rows, without labels."""
    speaker = labels.speaker[table.utterance[rows]]
    scores = np.zeros((len(rows), len(EMOTIONS)), np.float32)
    for name in np.unique(speaker):
        theirs = speaker == name
        heard = head.hear(table.rows[rows[theirs]])
        seconds = np.full(len(heard), CLIP_S, np.float32)
        scores[theirs] = head.scores_adapted(heard, seconds, one_voice=True)
    return scores


def evaluate_on(labels: Labels, utterances: Index, scores: FloatArray) -> Evaluation:
    return evaluate([EMOTIONS[e] for e in labels.emotion[utterances]], list(scores))


def few_emotions(
    head: SpeechHead, table: Table, labels: Labels, part: Mask, *, count: int, seed: int
) -> tuple[float, float]:
    """Mean recall, untouched and adapted, over speakers who show only `count` emotions."""
    rng = np.random.default_rng(seed)
    rows = clips_of(table, part)
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
