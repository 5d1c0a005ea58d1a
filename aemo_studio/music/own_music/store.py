"""Stores the results of listening, file by file, in SQLite: the listening store.

It lies beside the catalogue (`mine.csv`, `mine.listening`). Each file is committed when it
is done, so that a killed import goes on where it was.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
import numpy as np

from aemo_studio.base import codec
from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.listening import MusicTags, Sound, Structure
from aemo_studio.music.catalogue.sidecar import open_read_only, sidecar_path
from aemo_studio.music.own_music.listen_to_file import ListenedFile
from aemo_studio.music.own_music.reasons import read_reason, written_reason
from aemo_studio.music.own_music.tags import Tags

VERSION = 1

READER_RULES = 3
"""Version of what can be read: counted up when a file may be read that could not be before."""

_DOUBTED = -1
# What older versions stored as a file's fault, whoever opens the store in between.
_CRASHES = ("%brought the decoder down%", "%took longer than%", "%cannot be listened to (%")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, content TEXT, rules INTEGER,
    track_id TEXT, problem TEXT, tags TEXT, sound TEXT, structure BLOB, fit BLOB
);
CREATE INDEX IF NOT EXISTS by_content ON files (content);
CREATE INDEX IF NOT EXISTS by_track ON files (track_id);
CREATE TABLE IF NOT EXISTS corrections (
    track_id TEXT, name TEXT, value TEXT, PRIMARY KEY (track_id, name)
);
CREATE TABLE IF NOT EXISTS written (track_id TEXT PRIMARY KEY, cells TEXT);
CREATE TABLE IF NOT EXISTS reasons (path TEXT PRIMARY KEY, phrase TEXT);
CREATE TABLE IF NOT EXISTS heard (path TEXT PRIMARY KEY, scores BLOB, numbers BLOB);
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
"""


@dataclass(frozen=True)
class Stamp:
    """The state of a file when it was listened to."""

    #: Bytes.
    size: int
    #: Time of the last change, nanoseconds since 1970.
    mtime_ns: int
    #: sha256 over the content, hexadecimal.
    content: str
    #: `LISTENING_RULES` at that time.
    rules: int


@dataclass(frozen=True)
class KnownFile:
    """A file in the store."""

    #: Relative to the folder, with `/`.
    path: str
    #: Its state when it was listened to.
    stamp: Stamp
    #: Its track in the catalogue.
    track_id: str
    #: A sentence on why it is no music, then tags and sound are None; None where it is.
    problem: Phrase | None
    #: What its tags stated.
    tags: Tags | None
    #: Measurements of its sound.
    sound: Sound | None
    #: What listeners would say of its sound; None where nobody has listened for that yet.
    heard: MusicTags | None = None


class ListeningStore:
    """The results of listening beside one catalogue.

    Every method raises CatalogueError if the file is damaged, foreign or of a newer version.
    """

    def __init__(self, catalogue: Path, folder: Path) -> None:
        self._path = sidecar_path(catalogue)
        with self._readable_errors():
            self._store = sqlite3.connect(self._path)
            self._store.executescript(_SCHEMA)
            self._check(str(folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()

    def entries(self) -> dict[str, KnownFile]:
        """Reads every known file by its path, also those that are not there now."""
        with self._readable_errors():
            rows = self._store.execute(
                "SELECT path, size, mtime_ns, content, rules, track_id, problem, phrase, tags, "
                "sound, scores, numbers FROM files LEFT JOIN reasons USING (path) "
                "LEFT JOIN heard USING (path)"
            ).fetchall()
            return {row[0]: _entry(row) for row in rows}

    def doubt_failures(self) -> bool:
        """Marks files that an earlier reader could not read, so that they are listened to again:
        some of them crashed through no fault of the file. Ids and corrections stay.
        Reports whether an earlier reader has read the others."""
        with self._readable_errors(), self._store:
            about = dict(self._store.execute("SELECT name, value FROM about"))
            of_older_reader = int(about.get("reader", 0)) < READER_RULES
            for words in ("%",) if of_older_reader else _CRASHES:
                self._store.execute(
                    "UPDATE files SET rules = ? WHERE problem LIKE ?", (_DOUBTED, words)
                )
            self._store.execute(
                "INSERT OR REPLACE INTO about VALUES ('reader', ?)", (str(READER_RULES),)
            )
            return of_older_reader

    def doubt(self, paths: Iterable[str]) -> None:
        """Marks files that could not be read, so that they are listened to again."""
        with self._readable_errors(), self._store:
            self._store.executemany(
                "UPDATE files SET rules = ? WHERE path = ? AND problem IS NOT NULL",
                [(_DOUBTED, path) for path in paths],
            )

    def set_tags(self, path: str, tags: Tags) -> None:
        """Stores the tags of a known file as they are read now."""
        with self._readable_errors(), self._store:
            self._store.execute(
                "UPDATE files SET tags = ? WHERE path = ? AND problem IS NULL",
                (msgspec.json.encode(tags).decode(), path),
            )

    def put(self, path: str, stamp: Stamp, track_id: str, found: ListenedFile | Phrase) -> None:
        """Stores the results of a file, or the sentence on why there are none."""
        values: tuple[Any, ...] = (str(found), None, None, None, None)
        if isinstance(found, ListenedFile):
            values = (
                None,
                msgspec.json.encode(found.tags).decode(),
                msgspec.json.encode(found.listened.sound).decode(),
                codec.encode(found.listened.structure),
                found.fit.astype("<f4").tobytes(),
            )
        with self._readable_errors(), self._store:
            self._store.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (path, stamp.size, stamp.mtime_ns, stamp.content, stamp.rules, track_id, *values),
            )
            self._store.execute("DELETE FROM reasons WHERE path = ?", (path,))
            self._store.execute("DELETE FROM heard WHERE path = ?", (path,))
            if isinstance(found, ListenedFile) and found.heard is not None:
                blobs = _as_bytes(found.heard)
                self._store.execute("INSERT INTO heard VALUES (?, ?, ?)", (path, *blobs))
            if isinstance(found, Phrase):
                reason = (path, written_reason(found))
                self._store.execute("INSERT INTO reasons VALUES (?, ?)", reason)

    def restamp(self, path: str, stamp: Stamp) -> None:
        """Stores the new time of a file whose content is the same."""
        with self._readable_errors(), self._store:
            self._store.execute(
                "UPDATE files SET size = ?, mtime_ns = ? WHERE path = ?",
                (stamp.size, stamp.mtime_ns, path),
            )

    def move(self, old: str, new: str, stamp: Stamp) -> None:
        """Stores the new path of a file; its track id and corrections go with it."""
        with self._readable_errors(), self._store:
            self._store.execute("DELETE FROM files WHERE path = ?", (new,))
            self._store.execute(
                "UPDATE files SET path = ?, size = ?, mtime_ns = ? WHERE path = ?",
                (new, stamp.size, stamp.mtime_ns, old),
            )
            self._store.execute("UPDATE OR REPLACE heard SET path = ? WHERE path = ?", (new, old))

    def corrections(self) -> dict[str, dict[str, str]]:
        """Reads what the user changed: track id to column to cell."""
        with self._readable_errors():
            found: dict[str, dict[str, str]] = {}
            for track_id, name, value in self._store.execute("SELECT * FROM corrections"):
                found.setdefault(track_id, {})[name] = value
            return found

    def correct(self, track_id: str, changes: Mapping[str, str]) -> None:
        """Stores changes of a track, column to cell."""
        rows = [(track_id, name, value) for name, value in changes.items()]
        with self._readable_errors(), self._store:
            self._store.executemany("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?)", rows)

    def written(self) -> dict[str, dict[str, str]]:
        """Reads the rows as they were last written: track id to column to cell."""
        with self._readable_errors():
            rows = self._store.execute("SELECT track_id, cells FROM written")
            return {track_id: json.loads(cells) for track_id, cells in rows}

    def set_written(self, cells: Mapping[str, Mapping[str, str]]) -> None:
        """Stores the rows that were just written."""
        rows = [(track_id, json.dumps(row)) for track_id, row in cells.items()]
        with self._readable_errors(), self._store:
            self._store.execute("DELETE FROM written")
            self._store.executemany("INSERT INTO written VALUES (?, ?)", rows)

    def _check(self, folder: str) -> None:
        about = dict(self._store.execute("SELECT name, value FROM about"))
        if int(about.get("version", VERSION)) > VERSION:
            raise CatalogueError(
                "{path} was written by a newer version of AEMO Studio; update the program.",
                path=self._path,
            )
        with self._store:
            rows = [("version", str(VERSION)), ("folder", folder)]
            self._store.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", rows)

    @contextlib.contextmanager
    def _readable_errors(self) -> Iterator[None]:
        """Turns errors of the database into one sentence."""
        try:
            yield
        except (sqlite3.Error, msgspec.MsgspecError, ValueError) as error:
            raise CatalogueError(
                "The listening store {path} cannot be used ({error}); free some space, or "
                "delete it to listen to all files again.",
                path=self._path,
                error=error,
            ) from error


def folder_of(catalogue: Path) -> Path | None:
    """Finds the folder that a catalogue of own music was made from; None for other catalogues."""
    path = sidecar_path(catalogue)
    if not path.is_file():
        return None
    try:
        with contextlib.closing(open_read_only(path)) as store:
            row = store.execute("SELECT value FROM about WHERE name = 'folder'").fetchone()
    except sqlite3.Error:
        return None
    return Path(row[0]) if row else None


def collection_root() -> Path:
    """Returns the folder of a collection, a catalogue of music in any folders: the root of the
    disk, so that every file has a path below it."""
    return Path(Path.cwd().anchor)


def is_collection(catalogue: Path) -> bool:
    """Reports whether a catalogue is a collection, to which imports add."""
    folder = folder_of(catalogue)
    return folder is not None and folder == Path(folder.anchor)


def read_rows(catalogue: Path) -> dict[str, dict[str, str]]:
    """Reads the rows of a catalogue of own music as they were last written: track id to column to
    cell; none where there is no store that can be read."""
    path = sidecar_path(catalogue)
    if not path.is_file():
        return {}
    try:
        with contextlib.closing(open_read_only(path)) as store:
            rows = store.execute("SELECT track_id, cells FROM written")
            return {track_id: json.loads(cells) for track_id, cells in rows}
    except (sqlite3.Error, ValueError):
        return {}


def read_structure(catalogue: Path, track_id: str) -> Structure | None:
    """Reads beats, bars and sections of a track from the store; None if unknown."""
    path = sidecar_path(catalogue)
    if not path.is_file():
        return None
    try:
        with contextlib.closing(open_read_only(path)) as store:
            row = store.execute(
                "SELECT structure FROM files WHERE track_id = ? AND structure IS NOT NULL",
                (track_id,),
            ).fetchone()
        return None if row is None else _structure(row[0])
    except (sqlite3.Error, msgspec.MsgspecError, ValueError):
        return None


def read_descriptions(catalogue: Path) -> dict[str, FloatArray]:
    """Reads what each track of a catalogue sounds like: track id to float32[200] of length 1, in
    which music that sounds alike lies near; the dot product of two is their likeness."""
    path = sidecar_path(catalogue)
    if not path.is_file():
        return {}
    try:
        with contextlib.closing(open_read_only(path)) as store:
            rows = store.execute("SELECT track_id, numbers FROM files JOIN heard USING (path)")
            return {track_id: _unit(numbers) for track_id, numbers in rows}
    except (sqlite3.Error, ValueError):
        return {}


def _unit(data: bytes) -> FloatArray:
    numbers = np.frombuffer(data, "<f4")
    return np.asarray(numbers / max(float(np.linalg.norm(numbers)), 1e-9), np.float32)


def _as_bytes(heard: MusicTags) -> tuple[bytes, bytes]:
    return heard.scores.astype("<f4").tobytes(), heard.numbers.astype("<f4").tobytes()


def _heard(scores: bytes | None, numbers: bytes | None) -> MusicTags | None:
    if scores is None or numbers is None:
        return None
    return MusicTags(np.frombuffer(scores, "<f4"), np.frombuffer(numbers, "<f4"))


def _structure(data: bytes) -> Structure:
    structure: Structure = codec.decoder(Structure).decode(data)
    return structure


def _entry(row: tuple[Any, ...]) -> KnownFile:
    path, size, mtime_ns, content, rules, track_id, problem, reason, tags, sound, *heard = row
    return KnownFile(
        path=path,
        stamp=Stamp(size, mtime_ns, content, rules),
        track_id=track_id,
        problem=None if problem is None else read_reason(problem, reason),
        tags=None if tags is None else msgspec.json.decode(tags, type=Tags),
        sound=None if sound is None else msgspec.json.decode(sound, type=Sound),
        heard=_heard(*heard),
    )
