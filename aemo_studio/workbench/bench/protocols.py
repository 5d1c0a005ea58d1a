"""Who is trained on and who is tested on, by the name of the protocol."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.bench.task import Mask
from aemo_studio.workbench.corpora.guard import check_classes, check_disjoint
from aemo_studio.workbench.features.store import FeatureFile, TextArray
from aemo_studio.workbench.speech.protocols import LUNA5, Split

EMOBOX6: tuple[tuple[int, ...], ...] = (
    (1, 11, 20, 21),
    (4, 10, 12, 14),
    (8, 9, 19, 23),
    (3, 5, 7, 24),
    (2, 15, 16, 18),
    (6, 13, 17, 22),
)
"""RAVDESS actors of the six test folds of EmoBox (Ma et al. 2024)."""

OWN_CORPORA = ("luna5", "emobox6", "random", "loso")
"""Protocols in which a recipe learns from the corpora it was made for, unless told otherwise."""

ACTORS = {"luna5": LUNA5, "emobox6": EMOBOX6}

RANDOM_FOLDS = 5
_RANDOM_SEED = 0
RAVDESS = "ravdess"


@dataclass(frozen=True)
class Choice:
    """What is asked for. train_on, test_on: corpora of `cross-corpus`; empty: each in turn
    against all others. folds: the CSV `path,split` of `manifest`. only: names of the rounds
    to run; empty: all."""

    protocol: str
    train_on: tuple[str, ...] = ()
    test_on: tuple[str, ...] = ()
    folds: Path | None = None
    only: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Plan:
    """The rounds of a protocol. leaky: speakers are on both sides, so the figures say
    little about anybody else. notes: what is not there of the protocol, in sentences."""

    protocol: str
    splits: tuple[Split, ...]
    leaky: bool = False
    notes: tuple[str, ...] = ()


def plan(choice: Choice, file: FeatureFile) -> Plan:
    """The rounds over the clips in `file`.

    Raises UsageError where the protocol does not fit the clips, a speaker would be on both
    sides, or a training part has a single emotion.
    """
    if choice.protocol not in PROTOCOLS:
        raise UsageError(
            f"There is no protocol {choice.protocol!r}; choose one of {', '.join(PROTOCOLS)}."
        )
    check_classes(file.label.tolist())
    leaky = choice.protocol == "random"
    splits = tuple(PROTOCOLS[choice.protocol](file, choice))
    for split in splits:
        _check(split, file, leaky)
    notes = [*_gaps(choice.protocol, file), *_not_run(splits, choice.only)]
    return Plan(choice.protocol, _chosen(splits, choice.only), leaky, tuple(notes))


def _chosen(splits: tuple[Split, ...], only: tuple[str, ...]) -> tuple[Split, ...]:
    """The rounds of those names; all, if none is named."""
    names = [split.name for split in splits]
    for name in only:
        if name not in names:
            raise UsageError(f"There is no round {name!r}; choose among {', '.join(names)}.")
    return tuple(split for split in splits if not only or split.name in only)


def _not_run(splits: tuple[Split, ...], only: tuple[str, ...]) -> Iterator[str]:
    run = len(_chosen(splits, only))
    if run < len(splits):
        yield f"{run} of {len(splits)} rounds were run: {', '.join(only)}."


def _check(split: Split, file: FeatureFile, leaky: bool) -> None:
    if not split.test.any():
        raise UsageError(f"{split.name} has nothing to test on; check the corpora and folds.")
    check_classes(file.label[split.train].tolist())
    if not leaky:
        check_disjoint(file.speaker[split.train], file.speaker[split.test])


def held_out(file: FeatureFile, train: Mask, seed: int, leaky: bool, share: float = 0.2) -> Mask:
    """Clips of `train` for choices and calibration: of other speakers than the rest.

    Some speakers of every corpus; where a corpus has one speaker, or in the leaky protocol,
    some clips of each.
    """
    rng = np.random.default_rng(seed)
    held = np.zeros_like(train)
    for corpus in np.unique(file.corpus[train]):
        theirs = train & (file.corpus == corpus)
        speakers = np.unique(file.speaker[theirs])
        if leaky or len(speakers) < 2:
            rows = np.flatnonzero(theirs)
            held[rng.choice(rows, max(1, round(share * len(rows))), replace=False)] = True
        else:
            count = max(1, round(share * len(speakers)))
            held |= theirs & np.isin(file.speaker, rng.choice(speakers, count, replace=False))
    # A speaker of several corpora (RAVDESS speaks and sings) is held out of all of them.
    if not leaky:
        several = np.isin(file.speaker, np.unique(file.speaker[held])) & train
        held = several if _leaves_two(file, train & ~several) else held
    return held


def _leaves_two(file: FeatureFile, rest: Mask) -> bool:
    return len(np.unique(file.label[rest])) > 1


def _gaps(protocol: str, file: FeatureFile) -> Iterator[str]:
    """Which folds of actors are not tested, or not by all of their actors."""
    there = set(np.unique(file.speaker[file.corpus == RAVDESS]).tolist())
    for number, actors in enumerate(ACTORS.get(protocol, ()), start=1):
        absent = [str(actor) for actor in actors if _speaker(actor) not in there]
        if len(absent) == len(actors):
            yield f"Fold {number} is left out: none of its actors ({', '.join(absent)}) is here."
        elif absent:
            yield f"Fold {number} is tested without its actors {', '.join(absent)}."


def _speaker(actor: int) -> str:
    return f"{RAVDESS}/{actor:02}"


def _folds_of_actors(folds: Sequence[Sequence[int]]) -> Callable[..., Iterator[Split]]:
    def splits(file: FeatureFile, _choice: Choice) -> Iterator[Split]:
        if not (file.corpus == RAVDESS).any():
            raise UsageError(
                "This protocol tests on RAVDESS speech, of which there is none here; choose "
                "--protocol loso or cross-corpus."
            )
        for number, actors in enumerate(folds, start=1):
            theirs = np.isin(file.speaker, [_speaker(actor) for actor in actors])
            test = theirs & (file.corpus == RAVDESS)
            if test.any():
                yield Split(f"fold {number}", ~theirs, test)

    return splits


def _each_speaker(file: FeatureFile, _choice: Choice) -> Iterator[Split]:
    for speaker in np.unique(file.speaker):
        theirs = file.speaker == speaker
        yield Split(str(speaker), ~theirs, theirs)


def _across(file: FeatureFile, choice: Choice) -> Iterator[Split]:
    there = [str(name) for name in np.unique(file.corpus)]
    unknown = sorted({*choice.train_on, *choice.test_on} - set(there))
    if unknown or len(there) < 2:
        raise UsageError(
            f"cross-corpus needs two corpora and finds {', '.join(there)}"
            f"{' but not ' + ', '.join(unknown) if unknown else ''}; check --train-on, --test-on."
        )
    for name in choice.test_on or [n for n in there if n not in choice.train_on]:
        test = file.corpus == name
        wanted = [n for n in choice.train_on or there if n != name]
        same_voices = np.isin(file.speaker, np.unique(file.speaker[test]))
        yield Split(name, np.isin(file.corpus, wanted) & ~same_voices, test)


def _random(file: FeatureFile, _choice: Choice) -> Iterator[Split]:
    """Folds with the same shares of emotions, blind to who speaks."""
    rng = np.random.default_rng(_RANDOM_SEED)
    fold = np.zeros(len(file), np.int64)
    for label in np.unique(file.label):
        rows = rng.permutation(np.flatnonzero(file.label == label))
        fold[rows] = np.arange(len(rows)) % RANDOM_FOLDS
    for number in range(RANDOM_FOLDS):
        yield Split(f"random part {number + 1}", fold != number, fold == number)


def _declared(file: FeatureFile, choice: Choice) -> Iterator[Split]:
    """Splits as a CSV says: `train` and `test`, or the name of the fold each clip is in."""
    if choice.folds is None:
        raise UsageError("--protocol manifest needs --folds FILE.csv with path and split.")
    split = _read_folds(choice.folds, file)
    names = [str(name) for name in np.unique(split[split != ""])]
    if set(names) == {"train", "test"}:
        yield Split("test", split == "train", split == "test")
        return
    if len(names) < 2:
        raise UsageError(f"{choice.folds} names one split only; it needs at least two.")
    _check_one_fold_each(file, split)
    for name in names:
        yield Split(name, (split != name) & (split != ""), split == name)


def _check_one_fold_each(file: FeatureFile, split: TextArray) -> None:
    for name in np.unique(split):
        inside = split == name
        if name:
            check_disjoint(file.speaker[inside], file.speaker[~inside & (split != "")])


def _read_folds(path: Path, file: FeatureFile) -> TextArray:
    """The split of every clip, str[n], empty where the CSV does not name it."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            rows = [
                {str(k).strip().lower(): str(v).strip() for k, v in row.items()}
                for row in csv.DictReader(text)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"Cannot read the folds in {path}: {error}.") from error
    if not rows or not {"path", "split"} <= set(rows[0]):
        raise UsageError(f"{path} must begin with path,split and have a line for each clip.")
    named = {row["path"]: row["split"] for row in rows}
    found = np.array([_named(str(name), named) for name in file.path])
    if not (found != "").any():
        raise UsageError(f"{path} names none of the clips, such as {file.path[0]}.")
    return found


def _named(path: str, named: dict[str, str]) -> str:
    return named.get(path, named.get(Path(path).name, ""))


PROTOCOLS: dict[str, Callable[[FeatureFile, Choice], Iterator[Split]]] = {
    "luna5": _folds_of_actors(LUNA5),
    "loso": _each_speaker,
    "emobox6": _folds_of_actors(EMOBOX6),
    "cross-corpus": _across,
    "random": _random,
    "manifest": _declared,
}
