"""Refuses data that no training may begin with: a single emotion, a speaker on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import EMOTIONS

_NAMED = 5


def check_classes(labels: Sequence[int]) -> None:
    """Refuses clips of fewer than two emotions (UsageError).

    labels: positions in `EMOTIONS`.
    """
    present = sorted({int(label) for label in labels})
    if not present:
        raise UsageError("There is nothing to train on; check --data and the corpora chosen.")
    if len(present) == 1:
        raise UsageError(
            "All {count} files are {EMOTIONS}; a model needs at least two emotions to tell apart.",
            count=len(labels),
            EMOTIONS=EMOTIONS[present[0]],
        )


def check_disjoint(train: Iterable[str], test: Iterable[str]) -> None:
    """Refuses a speaker on both sides, and a clip without a speaker, (UsageError).

    What a model knows of a speaker's other clips is no measure of what it will know of others.
    """
    trained, tested = set(map(str, train)), set(map(str, test))
    if "" in trained | tested:
        raise UsageError(
            "Some files name no speaker, so one could be on both sides unnoticed; add "
            "a column speaker, or use a protocol that does not need speakers."
        )
    both = sorted(trained & tested)
    if both:
        more = f" and {len(both) - _NAMED} more" if len(both) > _NAMED else ""
        raise UsageError(
            "Trained and tested on the same speakers: {names}{more}; each speaker must "
            "be on one side only.",
            names=", ".join(both[:_NAMED]),
            more=more,
        )
