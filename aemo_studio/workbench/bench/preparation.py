"""Keeps what a recipe prepares of all clips before the first round, for when the run goes on.

Of a frozen network these are the embeddings, which take minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.features.store import FeatureFile, load_features, save_features


def kept_preparation(
    file: FeatureFile, place: Path | None, of: str, prepare: Callable[[], FeatureFile]
) -> FeatureFile:
    """Gives what `prepare` makes of `file`, or what it made before.

    place: where it is kept. of: what it depends on beside the clips; of anything else, what
    lies there is made again. Only numbers that had to be computed are worth the room.
    """
    kept = None if place is None else _kept(file, place, of)
    if kept is not None:
        return kept
    made = prepare()
    if place is not None and not np.may_share_memory(made.x, file.x):
        save_features(place, replace(made, version=of))
    return made


def _kept(file: FeatureFile, place: Path, of: str) -> FeatureFile | None:
    try:
        found = load_features(place)
    except UsageError:
        return None
    same = found.version == of and np.array_equal(found.path, file.path)
    return replace(found, version=file.version) if same else None
