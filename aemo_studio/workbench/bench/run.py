"""Runs a recipe through the rounds of a protocol, with every seed, and keeps each round.

A round that was kept is not run again. So a run that was killed goes on where it was, and
ends with the same numbers.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import UsageError
from aemo_studio.base.progress import Eta, Progress, Reporter, silent
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.bench.preparation import kept_preparation
from aemo_studio.workbench.calibrate import softmax, temperature_of
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.protocols.clips import Mask
from aemo_studio.workbench.protocols.plan import Plan
from aemo_studio.workbench.protocols.splits import Split, held_out
from aemo_studio.workbench.recipes.task import Fitted, Index, Part, Recipe, Settings, Task

#: Raised when the same features and settings would give other rounds than were kept.
FORMAT = 2
DONE = "is done"


@dataclass(frozen=True, eq=False)
class Round:
    """One split of a protocol, trained with one seed."""

    #: Name of the split.
    split: str
    #: From 0.
    seed: int
    #: int64[m]: the clips that were tested.
    rows: Index
    #: float32[m, 8]: their calibrated EmotionScores.
    scores: FloatArray
    #: float32[m, 8]: the same where the recipe adapts itself to speakers; None where it cannot.
    adapted: FloatArray | None
    #: What the recipe chose, for the report.
    notes: Mapping[str, float | int | str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Run:
    """A recipe on a feature under a protocol, and its rounds."""

    #: What was trained.
    recipe: Recipe
    #: The feature of all clips.
    file: FeatureFile
    #: The splits of the protocol.
    plan: Plan
    #: How it was trained.
    settings: Settings
    #: One per split and seed.
    rounds: tuple[Round, ...]


def run(
    recipe: Recipe,
    file: FeatureFile,
    plan: Plan,
    seeds: Sequence[int],
    settings: Settings,
    *,
    work: Path | None = None,
    report: Reporter = silent,
) -> Run:
    """Runs all splits of `plan` over the clips of `file` with all `seeds`.

    work: a folder for rounds that are done and fits that are not. Raises UsageError where
    the features are none of the recipe's.
    """
    if file.name not in recipe.features:
        raise UsageError(
            "The recipe {name} learns from {names}, not from {name2}; give it another "
            "feature file.",
            name=recipe.name,
            names=" or ".join(recipe.features),
            name2=file.name,
        )
    if work is not None:
        work.mkdir(parents=True, exist_ok=True)
    given = standardised_per_speaker(file) if settings.adapt else file
    total = len(seeds) * len(plan.splits)
    bench = _Bench(recipe, given, plan, settings, work=work, report=report, total=total)
    rounds = tuple(bench.round(split, seed) for seed in seeds for split in plan.splits)
    return Run(recipe, file, plan, settings, rounds)


def standardised_per_speaker(file: FeatureFile) -> FeatureFile:
    """Subtracts each speaker's mean from the features and divides by the spread, without labels.

    Of each number where clips are rows of numbers, else of all together.
    """
    x = file.x.copy()
    groups = np.char.add(np.char.add(file.corpus, "\n"), file.speaker)
    axis = 0 if x.ndim == 2 else None
    for group in np.unique(groups):
        theirs = groups == group
        x[theirs] = (x[theirs] - x[theirs].mean(axis=axis)) / (x[theirs].std(axis=axis) + 1e-3)
    return replace(file, x=x)


class _Bench:
    """What the rounds of one run share."""

    def __init__(
        self,
        recipe: Recipe,
        file: FeatureFile,
        plan: Plan,
        settings: Settings,
        *,
        work: Path | None,
        report: Reporter,
        total: int,
    ) -> None:
        self.recipe, self.file, self.plan, self.settings = recipe, file, plan, settings
        self.work, self.report, self.total = work, report, total
        self.done, self.skipped, self.eta = 0, 0, Eta()
        self.of = _fingerprint(recipe, file, settings)
        self._prepared: tuple[int, FeatureFile] | None = None

    def round(self, split: Split, seed: int) -> Round:
        """Takes the round that was kept before, or runs it now."""
        kept = None if self.work is None else _load(self._place(split, seed), self._key(split))
        if kept is not None:
            self.skipped += 1
        found = kept or self._run(split, seed)
        if self.work is not None and kept is None:
            _keep(self._place(split, seed), found, self._key(split))
        self.done += 1
        self._report(0.0, f"{split.name}, seed {seed} {DONE}")
        return found

    def _run(self, split: Split, seed: int) -> Round:
        file = self._prepared_for(seed)
        held = held_out(file, split.train, seed, self.plan.leaky)
        task = Task(
            Part.of(file, split.train & ~held),
            Part.of(file, held),
            seed,
            self.settings,
            None if self.work is None else self._place(split, seed).with_suffix(".part"),
            lambda share, words: self._report(share, f"{split.name}, seed {seed}: {words}"),
        )
        return _tested(self.recipe.fit(task), task, file, split, seed)

    def _prepared_for(self, seed: int) -> FeatureFile:
        """Prepares the clips for a seed. Weights that the user gave are the same for every seed."""
        number = 0 if self.settings.imagenet is not None else seed
        if self._prepared is None or self._prepared[0] != number:
            place = None if self.work is None else self.work / f"prepared-{number}.npz"
            found = kept_preparation(self.file, place, self.of, lambda: self._prepare(number))
            self._prepared = (number, found)
        return self._prepared[1]

    def _prepare(self, seed: int) -> FeatureFile:
        found = self.recipe.prepare(
            self.file, seed, self.settings, lambda _share, words: self._report(0.0, words)
        )
        self.skipped, self.eta = self.done, Eta()  # later rounds take another time
        return found

    def _report(self, share: float, words: str) -> None:
        done = (self.done + share) / self.total
        worked, left = self.done + share - self.skipped, self.total - self.skipped
        eta = self.eta.left_s(worked / left) if left else None
        self.report(Progress(f"{self.recipe.name}, {words}", done, eta))

    def _place(self, split: Split, seed: int) -> Path:
        assert self.work is not None
        words = re.sub(r"[^a-z0-9]+", "-", split.name.lower()).strip("-")
        return self.work / f"{self.plan.protocol}-{words}-{seed}.npz"

    def _key(self, split: Split) -> str:
        return hashlib.sha256(self.of.encode() + split.train.data + split.test.data).hexdigest()


def _tested(fitted: Fitted, task: Task, file: FeatureFile, split: Split, seed: int) -> Round:
    """Scores of the test clips; temperatures come from the held-out speakers.

    Of a recipe that learns once more with them, from before it did.
    """
    temperature = temperature_of(fitted.logits(task.held.x), task.held.label)
    final = fitted if fitted.on_all is None else fitted.on_all()
    test = Part.of(file, split.test)
    adapted = None
    if final.adapted is not None and fitted.adapted is not None:
        warmth = temperature_of(fitted.adapted(task.held.x, task.held.speaker), task.held.label)
        adapted = softmax(final.adapted(test.x, test.speaker) / warmth)
    return Round(
        split.name,
        seed,
        np.flatnonzero(split.test),
        softmax(final.logits(test.x) / temperature),
        adapted,
        {**fitted.notes, "temperature": round(temperature, 4)},
    )


def _fingerprint(recipe: Recipe, file: FeatureFile, settings: Settings) -> str:
    """Digests all that the numbers depend on but the split, the seed and the device."""
    given = asdict(settings)
    del given["device"]
    parts = hashlib.sha256(f"{FORMAT} {recipe.name} {file.name} {file.version}".encode())
    if settings.imagenet is not None:
        given["imagenet"] = _sha256(settings.imagenet)
    parts.update(json.dumps(given, sort_keys=True).encode())
    for array in (file.x, file.label, file.speaker, file.corpus):
        parts.update(np.ascontiguousarray(array).data.cast("B") if array.size else b"")
    return parts.hexdigest()


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(
            "Cannot read {path}: {reason}.", path=path, reason=error.strerror
        ) from error


def _keep(path: Path, found: Round, key: str) -> None:
    buffer = io.BytesIO()
    arrays: dict[str, NDArray[np.generic]] = {"rows": found.rows, "scores": found.scores}
    if found.adapted is not None:
        arrays["adapted"] = found.adapted
    text = json.dumps({"of": key, "split": found.split, "notes": dict(found.notes)})
    np.savez(buffer, text=np.str_(text), seed=np.int64(found.seed), **arrays)  # type: ignore[arg-type]
    write_atomic(path, buffer.getvalue())


def _load(path: Path, key: str) -> Round | None:
    """Reads a round; None where there is none, it is damaged, or it is one of another run."""
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as stored:
            text = json.loads(str(stored["text"]))
            if text["of"] != key:
                return None
            adapted = stored["adapted"] if "adapted" in stored.files else None
            seed = int(stored["seed"])
            return Round(
                text["split"], seed, stored["rows"], stored["scores"], adapted, text["notes"]
            )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def restrict(file: FeatureFile, corpora: Sequence[str]) -> FeatureFile:
    """Takes only the clips of the corpora; all if none is named.

    Raises UsageError if none of the corpora is there.
    """
    if not corpora:
        return file
    mask: Mask = np.isin(file.corpus, list(corpora))
    if not mask.any():
        there = ", ".join(str(name) for name in np.unique(file.corpus))
        raise UsageError(
            "None of the clips is of {names}; there is {there}. Choose with --corpus.",
            names=", ".join(corpora),
            there=there,
        )
    return FeatureFile(
        file.name,
        file.x[mask],
        file.label[mask],
        file.speaker[mask],
        file.corpus[mask],
        file.path[mask],
        file.version,
    )
