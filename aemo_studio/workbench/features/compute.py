"""One feature of many recordings: from the cache, or computed on some cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from aemo_studio.base.errors import MediaError, UsageError
from aemo_studio.base.progress import Eta, Progress, Reporter, silent
from aemo_studio.domain.emotion import FloatArray, emotion_index
from aemo_studio.workbench.corpora.rows import PassedOver, Row
from aemo_studio.workbench.features.cache import FeatureCache, content_key
from aemo_studio.workbench.features.feature import Feature, feature
from aemo_studio.workbench.features.store import FeatureFile

_CHUNK = 8

#: A clip's feature, or why there is none.
FeatureOrReason = FloatArray | str


@dataclass(frozen=True)
class Computed:
    """A feature of some rows."""

    #: The feature of every row that could be read.
    file: FeatureFile
    #: The other rows, with the reasons.
    passed_over: tuple[PassedOver, ...]


def compute_features(
    rows: Sequence[Row],
    name: str,
    cache: Path,
    *,
    relative_to: Path | None = None,
    jobs: int = 1,
    report: Reporter = silent,
) -> Computed:
    """Computes the feature `name` of every row with sound, in their order.

    cache: a folder. relative_to: paths in the file are relative to it where they can be.
    jobs: processes. What is done is kept, so that an interrupted run goes on from there.
    Raises UsageError if there is no such feature, or if no row has usable sound.
    """
    wanted = feature(name)
    with_sound = [row for row in rows if row.medium.has_sound]
    left = [PassedOver(r.path, "has no sound", r.member) for r in rows if not r.medium.has_sound]
    usable: list[tuple[Row, FloatArray]] = []
    eta = Eta()
    for row, found in zip(with_sound, _each_feature(with_sound, name, cache, jobs), strict=True):
        if isinstance(found, str):
            left.append(PassedOver(row.path, found))
        else:
            usable.append((row, found))
        done = (len(usable) + len(left)) / len(rows)
        report(Progress(name, done, eta.left_s(done)))
    if not usable:
        reason = f": {left[0]}" if left else ""
        raise UsageError(
            "None of the {count} files can be listened to{reason}.", count=len(rows), reason=reason
        )
    return Computed(_to_file(usable, wanted, relative_to), tuple(left))


def _each_feature(
    rows: Sequence[Row], name: str, cache: Path, jobs: int
) -> Iterator[FeatureOrReason]:
    work = partial(feature_of, name=name, cache=cache)
    paths = [row.path for row in rows]
    if jobs <= 1 or len(rows) <= _CHUNK:
        yield from map(work, paths)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as workers:
        yield from workers.map(work, paths, chunksize=_CHUNK)


def feature_of(path: Path, name: str, cache: Path) -> FeatureOrReason:
    """Reads the feature of one file from the cache, or computes and keeps it."""
    from aemo_studio.analysis.media.audio import load_audio
    from aemo_studio.workbench.features.sound import RATE_HZ

    wanted, kept = feature(name), FeatureCache(cache)
    try:
        key = content_key(path, wanted)
        found = kept.get(key, wanted)
        if found is None:
            found = wanted.extract(load_audio(path, RATE_HZ), RATE_HZ)
            kept.put(key, found)
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    except MediaError as error:
        return f"cannot be listened to: {error.message}"
    return found


def _to_file(
    usable: Sequence[tuple[Row, FloatArray]], wanted: Feature, root: Path | None
) -> FeatureFile:
    rows = [row for row, _ in usable]
    return FeatureFile(
        name=wanted.name,
        x=np.stack([values for _, values in usable]),
        label=np.array([emotion_index(row.label) for row in rows], np.int64),
        speaker=np.array([row.speaker for row in rows], np.str_),
        corpus=np.array([row.corpus for row in rows], np.str_),
        path=np.array([_shown(row.path, root) for row in rows], np.str_),
        version=wanted.key,
    )


def _shown(path: Path, root: Path | None) -> str:
    inside = root is not None and path.is_relative_to(root)
    return path.relative_to(root).as_posix() if inside and root else str(path)
