"""The speech head on its own training actors, heard fairly: by heads that never heard them.

For a test fold, every other fold is scored by a head that was fitted without both. So choices
and temperatures can be made for the test fold without a look at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.speech.head import SpeechHead
from aemo_studio.training.bench.calibrate import temperature_of
from aemo_studio.training.speech.protocols import Split, luna5
from aemo_studio.training.speech.rows import Index, Mask
from aemo_studio.training.trials.stage import Stage

INNER_SEED = 0
"""One seed is enough for a temperature: seeds differ by a thousandth of UAR."""


@dataclass(frozen=True)
class Temperatures:
    """Of the two layers of a head."""

    general: float
    known: float

    def on(self, head: SpeechHead) -> SpeechHead:
        """The head with these instead of its own."""
        return replace(
            head,
            general=replace(head.general, temperature=self.general),
            known=replace(head.known, temperature=self.known),
        )


@dataclass(frozen=True, eq=False)
class Inner:
    """What a test fold may know of the speech of the others.

    part: bool[n], the performances of the other folds. temperatures: fitted on these.
    """

    part: Mask
    temperatures: Temperatures


def inner_speech(stage: Stage, recipe: str, tested: int) -> Inner:
    """Of the performances of all folds but `tested`, as they are."""
    general, known = (np.zeros((len(stage.played), N_EMOTIONS), np.float32) for _ in range(2))
    for theirs, head in _pieces(stage, recipe, tested):
        heard = head.hear(stage.clean[theirs])
        general[theirs] = heard.general
        known[theirs] = _centred(heard.known, head, stage.some(theirs).speaker)
    part, truth = stage.fold != tested, stage.truth
    found = Temperatures(
        temperature_of(general[part], truth[part]), temperature_of(known[part], truth[part])
    )
    return Inner(part, found)


def _pieces(stage: Stage, recipe: str, tested: int) -> Iterator[tuple[Index, SpeechHead]]:
    """The performances of every other fold, and the head that heard neither them nor the
    tested ones."""
    splits = list(luna5(stage.labels))
    for number, other in enumerate(splits):
        if number != tested:
            pair = sorted((number, tested))
            names = " and ".join(splits[i].name for i in pair)
            both = Split(
                f"without {names}",
                other.train & splits[tested].train,
                other.test | splits[tested].test,
            )
            theirs = np.flatnonzero(other.test[stage.played])
            yield theirs, stage.head(recipe, both, INNER_SEED, calibrated=False)


def _centred(known: FloatArray, head: SpeechHead, speaker: NDArray[np.str_]) -> FloatArray:
    """Log weights of the known layer, each from the middle of its speaker."""
    result = known.copy()
    for name in np.unique(speaker):
        theirs = speaker == name
        result[theirs] += head.known.bias - known[theirs].mean(axis=0)
    return result
