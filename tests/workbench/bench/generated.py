"""Small feature files with emotions that can be told apart, of actors that differ."""

from __future__ import annotations

import numpy as np

from aemo_studio.workbench.features.store import FeatureFile


def features(
    name: str = "mfcc-mean",
    shape: tuple[int, ...] = (100,),
    *,
    actors: tuple[int, ...] = tuple(range(1, 25)),
    emotions: tuple[int, ...] = tuple(range(8)),
    takes: int = 1,
    corpus: str = "ravdess",
    clarity: float = 1.0,
    seed: int = 0,
) -> FeatureFile:
    """Each actor shows each emotion `takes` times; an emotion is a direction of its own."""
    rng = np.random.default_rng(seed)
    directions = np.random.default_rng(99).normal(size=(8, *shape))
    rows = [(a, e) for a in actors for e in emotions for _ in range(takes)]
    voices = {actor: rng.normal(0, 0.5, shape) for actor in actors}
    x = [clarity * directions[e] + voices[a] + rng.normal(0, 1, shape) for a, e in rows]
    return FeatureFile(
        name,
        np.array(x, np.float32),
        np.array([e for _, e in rows], np.int64),
        np.array([f"{corpus}/{a:02}" for a, _ in rows]),
        np.array([corpus] * len(rows)),
        np.array([f"{corpus}/{a:02}-{e}-{k}.wav" for k, (a, e) in enumerate(rows)]),
    )


def joined(*files: FeatureFile) -> FeatureFile:
    """The clips of all of them."""

    def column(name: str) -> np.ndarray:
        return np.concatenate([getattr(file, name) for file in files])

    return FeatureFile(
        files[0].name,
        column("x"),
        column("label"),
        column("speaker"),
        column("corpus"),
        column("path"),
    )
