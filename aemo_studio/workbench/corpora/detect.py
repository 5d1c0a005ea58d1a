"""Recognises the corpus in a folder, and all the corpora in a folder of several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.corpora.files import files_below
from aemo_studio.workbench.corpora.reader import Reader
from aemo_studio.workbench.corpora.rows import CorpusReading, PassedOver
from aemo_studio.workbench.corpora.table import CORPORA

_TABLES = frozenset({".csv", ".zip"})


def detect(path: Path) -> Reader:
    """Finds the reader that claims most of the files in `path`.

    Raises UsageError if there is nothing, or nothing that a reader knows.
    """
    reader = _best(files_below(path))
    if reader is None:
        known = ", ".join(corpus.name for corpus in CORPORA)
        raise UsageError(
            "The files in {path} are named like none of: {known}; check --data.",
            path=path,
            known=known,
        )
    return reader


def read_data(path: Path) -> tuple[CorpusReading, ...]:
    """Every corpus in `path`: one, or several in folders, tables and archives of their own.

    A last CorpusReading without rows names the files that are in none of them. Raises UsageError if
    there is no corpus at all.
    """
    detect(path)
    roots = _roots(path)
    readings = [reader.read(root) for reader, root in roots]
    left = [p for p in files_below(path) if not any(_is_in(p, root) for _, root in roots)]
    if left:
        passed_over = tuple(PassedOver(p, "is in no corpus that is known") for p in left)
        readings.append(CorpusReading("other files", path, (), passed_over))
    return tuple(readings)


def _best(files: Sequence[Path]) -> Reader | None:
    claims = [corpus.reader.claims(files) for corpus in CORPORA]
    return CORPORA[claims.index(max(claims))].reader if max(claims) > 0 else None


def _roots(path: Path) -> list[tuple[Reader, Path]]:
    """Finds the highest folders (or files) that hold one corpus each."""
    if path.is_file():
        reader = _best([path])
        return [(reader, path)] if reader else []
    children = sorted(path.iterdir())
    below = [root for child in children if child.is_dir() for root in _roots(child)]
    tables = [c for c in children if c.is_file() and c.suffix.lower() in _TABLES]
    below += [root for table in tables for root in _roots(table)]
    loose = _best([c for c in children if c.is_file() and c not in tables])
    kinds = {reader.name for reader, _ in below} | ({loose.name} if loose else set())
    if len(kinds) == 1:
        return [(loose or below[0][0], path)]
    return [*below, *([(loose, path)] if loose else [])]


def _is_in(path: Path, root: Path) -> bool:
    return path == root or root in path.parents
