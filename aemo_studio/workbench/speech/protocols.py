"""Who is trained on and who is tested on. A speaker is never on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from aemo_studio.workbench.speech.features import Labels

LUNA5: tuple[tuple[int, ...], ...] = (
    (2, 5, 14, 15, 16),
    (3, 6, 7, 13, 18),
    (10, 11, 12, 19, 20),
    (8, 17, 21, 23, 24),
    (1, 4, 9, 22),
)
"""RAVDESS actors of the five test folds (Luna-Jiménez et al. 2021)."""

LEFT_OUT = ("tess", "savee", "nemo", "ased")

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Split:
    """One round of a protocol: bool[n] over all utterances, disjoint in speakers."""

    name: str
    train: Mask
    test: Mask


def luna5(labels: Labels) -> Iterator[Split]:
    """RAVDESS speech, speaker-independent; other corpora may be trained on, and the song
    of the other actors, never the song of the test actors."""
    for number, actors in enumerate(LUNA5):
        speakers = [f"ravdess/{actor:02}" for actor in actors]
        theirs = np.isin(labels.speaker, speakers)
        yield Split(f"fold {number + 1}", ~theirs, theirs & (labels.corpus == "ravdess"))


def leave_one_corpus_out(labels: Labels) -> Iterator[Split]:
    """Each of the small corpora in turn, trained on all the others."""
    for name in LEFT_OUT:
        test = labels.corpus == name
        yield Split(name, ~test, test)


def held_out_speakers(labels: Labels, train: Mask, seed: int, share: float = 0.2) -> Mask:
    """Some speakers of every corpus in `train`, for choices and calibration, bool[n]."""
    rng = np.random.default_rng(seed)
    held = np.zeros_like(train)
    for corpus in np.unique(labels.corpus[train]):
        speakers = np.unique(labels.speaker[train & (labels.corpus == corpus)])
        count = max(1, round(share * len(speakers))) if len(speakers) > 1 else 0
        held |= np.isin(labels.speaker, rng.choice(speakers, count, replace=False))
    return held & train
