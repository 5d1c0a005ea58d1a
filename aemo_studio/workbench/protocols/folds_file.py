"""Reads the splits that a user declares: a CSV with `path` and `split` for each clip."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.protocols.clips import NamedClips, TextArray
from aemo_studio.workbench.protocols.guard import check_disjoint
from aemo_studio.workbench.protocols.splits import Split


def declared_splits(clips: NamedClips, path: Path) -> Iterator[Split]:
    """Tests as the CSV says: `train` and `test`, or the name of the fold each clip is in.

    Raises UsageError if it cannot be read, names no clip, or puts a speaker into two folds.
    """
    split = _read(path, clips)
    names = [str(name) for name in np.unique(split[split != ""])]
    if set(names) == {"train", "test"}:
        yield Split("test", split == "train", split == "test")
        return
    if len(names) < 2:
        raise UsageError("{path} names one split only; it needs at least two.", path=path)
    _check_one_fold_each(clips, split)
    for name in names:
        yield Split(name, (split != name) & (split != ""), split == name)


def _check_one_fold_each(clips: NamedClips, split: TextArray) -> None:
    for name in np.unique(split):
        inside = split == name
        if name:
            check_disjoint(clips.speaker[inside], clips.speaker[~inside & (split != "")])


def _read(path: Path, clips: NamedClips) -> TextArray:
    """Reads the split of every clip, str[n], empty where the CSV does not name it."""
    import pandas

    try:
        table = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except pandas.errors.EmptyDataError:
        table = pandas.DataFrame()
    except (OSError, ValueError) as error:
        raise UsageError(
            "Cannot read the folds in {path}: {error}.", path=path, error=error
        ) from error
    table.columns = table.columns.astype(str).str.strip().str.lower()
    if table.empty or not {"path", "split"} <= set(table.columns):
        raise UsageError(
            "{path} must begin with path,split and have a line for each clip.", path=path
        )
    named = dict(zip(table["path"].str.strip(), table["split"].str.strip(), strict=True))
    found = np.array([_split_of(str(name), named) for name in clips.path])
    if not (found != "").any():
        raise UsageError(
            "{path} names none of the clips, such as {path2}.", path=path, path2=clips.path[0]
        )
    return found


def _split_of(path: str, named: dict[str, str]) -> str:
    return named.get(path, named.get(Path(path).name, ""))
