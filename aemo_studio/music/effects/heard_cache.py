"""Keeps what was heard in files of effects, across programs and folders, in SQLite.

A file is known by its path, size and time, and where these differ by its content. What cannot be
kept costs hearing it again, never a result.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from aemo_studio.analysis.cache import cache_dir
from aemo_studio.analysis.media.fingerprint import fingerprint
from aemo_studio.base.errors import MediaError
from aemo_studio.base.translations import Phrase
from aemo_studio.music.effects.heard_file import HeardFile
from aemo_studio.music.own_music.reasons import read_reason, written_reason

HEARD_RULES = 1
"""Counted up when the same file would be heard otherwise."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS heard (
    path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, content TEXT, rules INTEGER,
    heard TEXT, problem TEXT, reason TEXT
);
CREATE INDEX IF NOT EXISTS by_content ON heard (content);
"""
_COLUMNS = "heard, problem, reason"


class HeardCache:
    """What is known of files; a damaged store is begun anew, and one that cannot be opened is
    empty."""

    def __init__(self) -> None:
        self._path = cache_dir() / "effects.sqlite"
        self._store: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        try:
            self._store = self._opened()
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError, sqlite3.Error):
                self._path.unlink()
                self._store = self._opened()
        except OSError:
            self._store = None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._store is not None:
            self._store.close()

    def get(self, file: Path) -> HeardFile | Phrase | None:
        """Reads what was heard in a file in its present state; None where nobody has heard it."""
        found: HeardFile | Phrase | None = None
        with self._harmless() as store, contextlib.suppress(OSError):
            if store is not None:
                stat = file.stat()
                state = (str(file), stat.st_size, stat.st_mtime_ns, HEARD_RULES)
                row = store.execute(
                    f"SELECT {_COLUMNS} FROM heard "
                    "WHERE path = ? AND size = ? AND mtime_ns = ? AND rules = ?",
                    state,
                ).fetchone()
                found = _read(row) if row else self._moved(store, file, stat.st_size)
        return found

    def put(self, file: Path, found: HeardFile | Phrase) -> None:
        """Keeps what was heard in a file, or the sentence on why nothing could be."""
        with self._harmless() as store, contextlib.suppress(OSError, MediaError):
            if store is not None:
                stat = file.stat()
                state = (stat.st_size, stat.st_mtime_ns, fingerprint(file), HEARD_RULES)
                with store:
                    store.execute(
                        "INSERT OR REPLACE INTO heard VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        (str(file), *state, *_written(found)),
                    )

    def _moved(self, store: sqlite3.Connection, file: Path, size: int) -> HeardFile | None:
        """Finds the same content under another path or time; reads the file only where one has its
        size."""
        others = store.execute(
            f"SELECT content, {_COLUMNS} FROM heard "
            "WHERE size = ? AND rules = ? AND heard IS NOT NULL",
            (size, HEARD_RULES),
        ).fetchall()
        if not others:
            return None
        try:
            content = fingerprint(file)
        except MediaError:
            return None
        row = next((row for row in others if row[0] == content), None)
        found = _read(row[1:]) if row else None
        return found if isinstance(found, HeardFile) else None

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(self._path)
        store.executescript(_SCHEMA)
        return store

    @contextlib.contextmanager
    def _harmless(self) -> Iterator[sqlite3.Connection | None]:
        with contextlib.suppress(sqlite3.Error, msgspec.MsgspecError):
            yield self._store


def _written(found: HeardFile | Phrase) -> tuple[str | None, str | None, str | None]:
    if isinstance(found, Phrase):
        return None, str(found), written_reason(found)
    return msgspec.json.encode(found).decode(), None, None


def _read(row: tuple[Any, ...]) -> HeardFile | Phrase:
    heard, problem, reason = row
    if heard is None:
        return read_reason(problem, reason)
    return msgspec.json.decode(heard, type=HeardFile)
