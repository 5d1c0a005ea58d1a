"""Finds the features that a recipe learns from: in feature files, or in the corpora."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.command import Log
from aemo_studio.workbench.features.store import FeatureFile, load_features
from aemo_studio.workbench.recipes.task import Recipe


class FeatureSource:
    """Feature files that were given come first; what they lack is computed from `data`."""

    def __init__(
        self, files: Sequence[Path], data: Path | None, cache: Path | None, log: Log
    ) -> None:
        self._paths = [path for given in files for path in _feature_files(given)]
        self._data, self._cache, self._log = data, cache, log
        self._found: dict[str, FeatureFile] = {}
        if not self._paths and data is None:
            raise UsageError("There is nothing to learn from; give --data DIR or --features FILE.")

    def can_give(self, recipe: Recipe) -> bool:
        """Checks for a feature that the recipe can use."""
        return self._data is not None or any(f in self._given() for f in recipe.features)

    def get(self, recipe: Recipe) -> FeatureFile:
        """Takes the recipe's own feature, or the next that it can use and that was given.

        Raises UsageError where there is none.
        """
        given = self._given()
        for name in recipe.features:
            if name in given:
                return given[name]
        if self._data is None:
            raise UsageError(
                "The recipe {name} learns from {names}, and the feature files hold {names2}; "
                "give another, or --data.",
                name=recipe.name,
                names=" or ".join(recipe.features),
                names2=", ".join(sorted(given)),
            )
        return self._computed(recipe.features[0])

    def _given(self) -> dict[str, FeatureFile]:
        while self._paths:
            file = load_features(self._paths.pop(0))
            earlier = self._found.get(file.name)
            self._found[file.name] = file if earlier is None else _joined(earlier, file)
        return self._found

    def _computed(self, name: str) -> FeatureFile:
        """Computes a feature from the recordings; only here is a library for sound needed."""
        assert self._data is not None
        from aemo_studio.analysis.cache import cache_dir
        from aemo_studio.workbench.corpora import read_data
        from aemo_studio.workbench.features.__main__ import chosen_rows, progress_lines
        from aemo_studio.workbench.features.compute import compute_features

        computed = compute_features(
            chosen_rows(read_data(self._data), (), self._log),
            name,
            self._cache or cache_dir() / "features",
            relative_to=self._data,
            jobs=os.cpu_count() or 1,
            report=progress_lines(self._log),
        )
        for item in computed.passed_over:
            self._log(f"left out: {item}")
        self._found[name] = computed.file
        return computed.file


def _joined(one: FeatureFile, other: FeatureFile) -> FeatureFile:
    """Joins the clips of both files. Raises UsageError where they do not belong together."""
    if one.version != other.version or one.x.shape[1:] != other.x.shape[1:]:
        raise UsageError(
            "Two files of the feature {name} were computed differently; compute them "
            "again with aemo-studio train features.",
            name=one.name,
        )
    twice = set(zip(one.corpus, one.path, strict=True)) & set(
        zip(other.corpus, other.path, strict=True)
    )
    if twice:
        raise UsageError(
            "Two files of the feature {name} hold the same clip ({twice}); give one of them.",
            name=one.name,
            twice=sorted(twice)[0][1],
        )
    return replace(
        one,
        x=np.concatenate([one.x, other.x]),
        label=np.concatenate([one.label, other.label]),
        speaker=np.concatenate([one.speaker, other.speaker]),
        corpus=np.concatenate([one.corpus, other.corpus]),
        path=np.concatenate([one.path, other.path]),
    )


def _feature_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.npz"))
    if not found:
        raise UsageError("There is no feature file (.npz) in {path}.", path=path)
    return found
