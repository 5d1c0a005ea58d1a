"""Splits into training and test, and the part of a training that is held out for choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.protocols.clips import Clips, Mask

RAVDESS = "ravdess"

#: RAVDESS actors of the five test folds of Luna-Jiménez et al. 2021.
LUNA5: tuple[tuple[int, ...], ...] = (
    (2, 5, 14, 15, 16),
    (3, 6, 7, 13, 18),
    (10, 11, 12, 19, 20),
    (8, 17, 21, 23, 24),
    (1, 4, 9, 22),
)

#: RAVDESS actors of the six test folds of EmoBox (Ma et al. 2024).
EMOBOX6: tuple[tuple[int, ...], ...] = (
    (1, 11, 20, 21),
    (4, 10, 12, 14),
    (8, 9, 19, 23),
    (3, 5, 7, 24),
    (2, 15, 16, 18),
    (6, 13, 17, 22),
)

#: The corpora, each of which the shipped speech model is tested without: all but RAVDESS.
LEFT_OUT = ("tess", "savee", "nemo", "ased", "crema-d", "emovo", "aesdd")

RANDOM_FOLDS = 5
_RANDOM_SEED = 0


@dataclass(frozen=True, eq=False)
class Split:
    """One division of n clips into training and test."""

    #: As in reports ("fold 1", "tess").
    name: str
    #: bool[n]
    train: Mask
    #: bool[n], disjoint from `train`
    test: Mask


Splits = Callable[[Clips], Iterator[Split]]


def speaker_of(actor: int) -> str:
    """Names the speaker that a RAVDESS actor is."""
    return f"{RAVDESS}/{actor:02}"


def actor_folds(clips: Clips, folds: Sequence[Sequence[int]]) -> Iterator[Split]:
    """Tests on RAVDESS speech, one fold of actors after the other.

    Other corpora may be trained on, and the song of the other actors, never the song of the
    tested ones. Folds without an actor here are left out. Raises UsageError without RAVDESS.
    """
    if not (clips.corpus == RAVDESS).any():
        raise UsageError(
            "This protocol tests on RAVDESS speech, of which there is none here; choose "
            "--protocol loso or cross-corpus."
        )
    for number, actors in enumerate(folds, start=1):
        theirs = np.isin(clips.speaker, [speaker_of(actor) for actor in actors])
        test = theirs & (clips.corpus == RAVDESS)
        if test.any():
            yield Split(f"fold {number}", ~theirs, test)


def each_speaker(clips: Clips) -> Iterator[Split]:
    """Tests on each speaker in turn."""
    for speaker in np.unique(clips.speaker):
        theirs = clips.speaker == speaker
        yield Split(str(speaker), ~theirs, theirs)


def across_corpora(
    clips: Clips, train_on: Sequence[str] = (), test_on: Sequence[str] = ()
) -> Iterator[Split]:
    """Tests on each corpus of `test_on` (else all others) after training on `train_on` (else
    all others). Raises UsageError for a corpus that is not there, and for a single one."""
    there = [str(name) for name in np.unique(clips.corpus)]
    unknown = sorted({*train_on, *test_on} - set(there))
    if unknown or len(there) < 2:
        raise UsageError(
            "cross-corpus needs two corpora and finds {names}{what}; check --train-on, --test-on.",
            names=", ".join(there),
            what=" but not " + ", ".join(unknown) if unknown else "",
        )
    for name in test_on or [n for n in there if n not in train_on]:
        test = clips.corpus == name
        wanted = [n for n in train_on or there if n != name]
        same_voices = np.isin(clips.speaker, np.unique(clips.speaker[test]))
        yield Split(name, np.isin(clips.corpus, wanted) & ~same_voices, test)


def random_folds(clips: Clips) -> Iterator[Split]:
    """Tests on random parts with the same shares of emotions, blind to who speaks."""
    rng = np.random.default_rng(_RANDOM_SEED)
    fold = np.zeros(len(clips.label), np.int64)
    for label in np.unique(clips.label):
        rows = rng.permutation(np.flatnonzero(clips.label == label))
        fold[rows] = np.arange(len(rows)) % RANDOM_FOLDS
    for number in range(RANDOM_FOLDS):
        yield Split(f"random part {number + 1}", fold != number, fold == number)


luna5: Splits = partial(actor_folds, folds=LUNA5)
leave_one_corpus_out: Splits = partial(across_corpora, test_on=LEFT_OUT)


def held_out(clips: Clips, train: Mask, seed: int, leaky: bool = False, share: float = 0.2) -> Mask:
    """Chooses clips of `train` for choices and calibration, bool[n]: of other speakers than the
    rest.

    Some speakers of every corpus; where a corpus has one speaker, or in a leaky protocol,
    some clips of each.
    """
    rng = np.random.default_rng(seed)
    held = np.zeros_like(train)
    for corpus in np.unique(clips.corpus[train]):
        theirs = train & (clips.corpus == corpus)
        speakers = np.unique(clips.speaker[theirs])
        if leaky or len(speakers) < 2:
            rows = np.flatnonzero(theirs)
            held[rng.choice(rows, max(1, round(share * len(rows))), replace=False)] = True
        else:
            count = max(1, round(share * len(speakers)))
            held |= theirs & np.isin(clips.speaker, rng.choice(speakers, count, replace=False))
    # A speaker of several corpora (RAVDESS speaks and sings) is held out of all of them.
    if not leaky:
        several = np.isin(clips.speaker, np.unique(clips.speaker[held])) & train
        held = several if _leaves_two(clips, train & ~several) else held
    return held


def _leaves_two(clips: Clips, rest: Mask) -> bool:
    return len(np.unique(clips.label[rest])) > 1
