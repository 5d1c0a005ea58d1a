"""The shipped head: that of `aemo_studio.workbench.speech`, fitted as it is for the program.

On `--features` it gets every clip once, as it is. The shipped one also gets windows,
glimpses and augmented sound, which `aemo-studio train speech` without a recipe computes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.head import SpeechHead
from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.corpora import TRAINED_ON
from aemo_studio.workbench.features.store import FeatureFile
from aemo_studio.workbench.recipes.network import check_dimensions
from aemo_studio.workbench.recipes.task import (
    Fitted,
    Part,
    Settings,
    StepReporter,
    Task,
    unreported,
)
from aemo_studio.workbench.speech.features import FeatureSet, Labels
from aemo_studio.workbench.speech.fit import (
    CLIP_S,
    COMPONENTS,
    RAVDESS_HOME,
    fit,
    learn_space,
    to_head,
)
from aemo_studio.workbench.speech.table import build_table


@dataclass(frozen=True)
class AemoRecipe:
    #: By which commands choose it.
    name: str = "aemo"
    #: Whose idea it is.
    source: str = "the head that ships with AEMO Studio, here on clean clips only"
    #: Names of the features it can use, its own first.
    features: tuple[str, ...] = ("whisper",)
    #: It was made for.
    corpora: tuple[str, ...] = tuple(TRAINED_ON)

    def prepare(
        self, file: FeatureFile, seed: int, settings: Settings, report: StepReporter = unreported
    ) -> FeatureFile:
        del seed, report
        check_dimensions(self.name, file, (1, 2))
        if settings.imagenet is not None or settings.adapt:
            raise UsageError(
                "The recipe aemo adapts in its own way and knows no pictures; leave out --adapt "
                "and --imagenet."
            )
        flat = file.x.reshape(len(file), -1)
        if min(flat.shape) < COMPONENTS:
            raise UsageError(
                "The recipe aemo needs at least {COMPONENTS} clips of as many numbers; these "
                "are {shape} of {shape2}.",
                COMPONENTS=COMPONENTS,
                shape=flat.shape[0],
                shape2=flat.shape[1],
            )
        return FeatureFile(
            file.name, flat, file.label, file.speaker, file.corpus, file.path, file.version
        )

    def fit(self, task: Task) -> Fitted:
        everyone = task.train.with_more(task.held)
        return replace(
            _of(_head(task.train, task.seed)), on_all=lambda: _of(_head(everyone, task.seed))
        )

    def parameters(self, shape: tuple[int, ...]) -> int:
        return 2 * (int(np.prod(shape)) + 1) * N_EMOTIONS


def _head(part: Part, seed: int) -> SpeechHead:
    rows = part.x.astype(np.float16)
    nothing = np.zeros((len(rows), 0, rows.shape[1]), np.float16)
    labels = Labels(part.label, part.speaker, part.corpus)
    table = build_table([FeatureSet(np.arange(len(rows)), rows, rows, nothing)], labels)
    everybody = np.ones(len(rows), np.bool_)
    space = learn_space(table, everybody, seed)
    return to_head(space, fit(space, table, labels, everybody, RAVDESS_HOME))


def _of(head: SpeechHead) -> Fitted:
    def logits(x: FloatArray) -> FloatArray:
        return np.log(head.scores(head.logits(x)))

    def adapted(x: FloatArray, speaker: NDArray[np.str_]) -> FloatArray:
        found = np.zeros((len(x), N_EMOTIONS), np.float32)
        for name in np.unique(speaker):
            theirs = speaker == name
            seconds = np.full(int(theirs.sum()), CLIP_S, np.float32)
            found[theirs] = head.scores_adapted(head.logits(x[theirs]), seconds, one_voice=True)
        return np.log(found)

    return Fitted(logits, adapted=adapted)


RECIPES = (AemoRecipe(),)
