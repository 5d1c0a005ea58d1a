"""The protocols by name, and the rounds of the one that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.protocols.clips import NamedClips
from aemo_studio.workbench.protocols.folds_file import declared_splits
from aemo_studio.workbench.protocols.guard import check_classes, check_disjoint
from aemo_studio.workbench.protocols.splits import (
    EMOBOX6,
    LUNA5,
    RAVDESS,
    Split,
    across_corpora,
    actor_folds,
    each_speaker,
    random_folds,
    speaker_of,
)

#: Protocols in which a recipe learns from the corpora it was made for, by default.
OWN_CORPORA = ("luna5", "emobox6", "random", "loso")

ACTORS = {"luna5": LUNA5, "emobox6": EMOBOX6}


@dataclass(frozen=True)
class ProtocolRequest:
    """A protocol and its options, as a command asks for them."""

    #: One of PROTOCOLS.
    protocol: str
    #: Corpora of `cross-corpus`; empty: all but the tested one.
    train_on: tuple[str, ...] = ()
    #: Corpora of `cross-corpus`; empty: each in turn.
    test_on: tuple[str, ...] = ()
    #: The CSV `path,split` of `manifest`.
    folds: Path | None = None
    #: Names of the rounds to run; empty: all.
    only: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Plan:
    """The rounds of a protocol over some clips."""

    #: One of PROTOCOLS.
    protocol: str
    #: One per round, in order.
    splits: tuple[Split, ...]
    #: Whether speakers are on both sides, so that the figures say little about other people.
    leaky: bool = False
    #: What is not there of the protocol, in sentences.
    notes: tuple[str, ...] = ()


def plan(request: ProtocolRequest, clips: NamedClips) -> Plan:
    """Plans the rounds over the clips.

    Raises UsageError where the protocol does not fit the clips, a speaker would be on both
    sides, or a training part has a single emotion.
    """
    if request.protocol not in PROTOCOLS:
        raise UsageError(
            "There is no protocol {protocol!r}; choose one of {names}.",
            protocol=request.protocol,
            names=", ".join(PROTOCOLS),
        )
    check_classes(clips.label.tolist())
    leaky = request.protocol == "random"
    splits = tuple(PROTOCOLS[request.protocol](clips, request))
    for split in splits:
        _check(split, clips, leaky)
    notes = [*_gaps(request.protocol, clips), *_not_run(splits, request.only)]
    return Plan(request.protocol, _chosen(splits, request.only), leaky, tuple(notes))


def _chosen(splits: tuple[Split, ...], only: tuple[str, ...]) -> tuple[Split, ...]:
    """Takes the rounds of those names; all, if none is named."""
    names = [split.name for split in splits]
    for name in only:
        if name not in names:
            raise UsageError(
                "There is no round {name!r}; choose among {names}.",
                name=name,
                names=", ".join(names),
            )
    return tuple(split for split in splits if not only or split.name in only)


def _not_run(splits: tuple[Split, ...], only: tuple[str, ...]) -> Iterator[str]:
    run = len(_chosen(splits, only))
    if run < len(splits):
        yield f"{run} of {len(splits)} rounds were run: {', '.join(only)}."


def _check(split: Split, clips: NamedClips, leaky: bool) -> None:
    if not split.test.any():
        raise UsageError(
            "{name} has nothing to test on; check the corpora and folds.", name=split.name
        )
    check_classes(clips.label[split.train].tolist())
    if not leaky:
        check_disjoint(clips.speaker[split.train], clips.speaker[split.test])


def _gaps(protocol: str, clips: NamedClips) -> Iterator[str]:
    """Lists which folds of actors are not tested, or not by all of their actors."""
    there = set(np.unique(clips.speaker[clips.corpus == RAVDESS]).tolist())
    for number, actors in enumerate(ACTORS.get(protocol, ()), start=1):
        absent = [str(actor) for actor in actors if speaker_of(actor) not in there]
        if len(absent) == len(actors):
            yield f"Fold {number} is left out: none of its actors ({', '.join(absent)}) is here."
        elif absent:
            yield f"Fold {number} is tested without its actors {', '.join(absent)}."


def _declared(clips: NamedClips, request: ProtocolRequest) -> Iterator[Split]:
    if request.folds is None:
        raise UsageError("--protocol manifest needs --folds FILE.csv with path and split.")
    return declared_splits(clips, request.folds)


PROTOCOLS: dict[str, Callable[[NamedClips, ProtocolRequest], Iterator[Split]]] = {
    "luna5": lambda clips, _: actor_folds(clips, LUNA5),
    "loso": lambda clips, _: each_speaker(clips),
    "emobox6": lambda clips, _: actor_folds(clips, EMOBOX6),
    "cross-corpus": lambda clips, asked: across_corpora(clips, asked.train_on, asked.test_on),
    "random": lambda clips, _: random_folds(clips),
    "manifest": _declared,
}
