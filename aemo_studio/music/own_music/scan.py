"""Scans a folder for music files and compares them with the listening store."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from aemo_studio.analysis.media.fingerprint import fingerprint
from aemo_studio.base.errors import MediaError
from aemo_studio.base.file_names import is_text, readable
from aemo_studio.base.progress import CancelToken
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.listening import LISTENING_RULES
from aemo_studio.music.own_music.store import KnownFile, ListeningStore, Stamp

SUFFIXES = frozenset(
    {".aac", ".aax", ".ac3", ".aif", ".aifc", ".aiff", ".ape", ".au", ".bwf", ".caf", ".flac",
     ".m4a", ".m4b", ".m4p", ".mka", ".mp2", ".mp3", ".mpc", ".oga", ".ogg", ".opus", ".w64",
     ".wav", ".wma", ".wv"}
)  # fmt: skip

_NO_TEXT = phrase("Its name is not text (UTF-8); rename the file or its folder.")


@dataclass(frozen=True)
class PendingFile:
    """A file that has to be listened to."""

    #: Relative to the folder, with `/`.
    path: str
    #: Its present state.
    stamp: Stamp
    #: The id that it keeps, or a new one.
    track_id: str


@dataclass(frozen=True)
class FolderScan:
    """The result of comparing a folder with the store."""

    #: Relative paths of all music files that were looked at, in order.
    present: tuple[str, ...]
    #: Files to listen to, in the same order.
    todo: tuple[PendingFile, ...]
    #: Relative path to the reason, for files that cannot even be opened.
    unreadable: Mapping[str, Phrase]
    #: Relative paths of known files elsewhere, which stay as they are.
    elsewhere: tuple[str, ...] = ()


def is_music(file: str | Path) -> bool:
    """Reports whether a file has the name of a music file."""
    return Path(file).suffix.lower() in SUFFIXES


def music_files(folder: Path) -> Iterator[str]:
    """Finds the music files in `folder` and the folders in it: relative paths, in order.

    Hidden files (`._song.mp3`, which some systems leave behind) are left out; links to folders are
    not followed.
    """
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and is_music(name):
                yield Path(place, name).relative_to(folder).as_posix()


def scan(folder: Path, store: ListeningStore, cancel: CancelToken) -> FolderScan:
    """Compares the folder with the store: by size and time, and only where these differ by
    content. What was touched or moved is noted in the store and not listened to again.

    Raises Cancelled.
    """
    return _compared(folder, tuple(music_files(folder)), store, cancel)


def scan_sources(
    root: Path, sources: Sequence[Path], store: ListeningStore, cancel: CancelToken
) -> FolderScan:
    """Compares the music in `sources`, folders and files below `root`, with the store as `scan`
    does; what is known of other places stays as it is. Raises Cancelled."""
    scanned = _compared(root, tuple(music_in(root, sources)), store, cancel)
    looked_at, places = set(scanned.present), {_relative(root, source) for source in sources}
    others = (path for path in store.entries() if path not in looked_at)
    elsewhere = tuple(path for path in others if not _is_in(path, places))
    return dataclasses.replace(scanned, elsewhere=elsewhere)


def music_in(root: Path, sources: Sequence[Path]) -> Iterator[str]:
    """Finds the music in folders and files: paths below `root`, each once, in order."""
    found = dict[str, None]()
    for source in sources:
        place = _relative(root, source)
        inside = music_files(source) if source.is_dir() else ("",)
        found |= dict.fromkeys(PurePosixPath(place, path).as_posix() for path in inside)
    yield from sorted(found)


def _relative(root: Path, source: Path) -> str:
    """Writes a path below `root`, with `/`; one on another drive stays whole."""
    place = Path(os.path.normpath(source.absolute()))
    return (place.relative_to(root) if place.is_relative_to(root) else place).as_posix()


def _is_in(path: str, places: Set[str]) -> bool:
    """Reports whether a path is one of the places, or below one."""
    return path in places or any(str(above) in places for above in PurePosixPath(path).parents)


def _compared(
    folder: Path, found: Sequence[str], store: ListeningStore, cancel: CancelToken
) -> FolderScan:
    present = tuple(path for path in found if is_text(path))
    comparison = _Comparison(folder, store, set(present))
    comparison.unreadable |= {readable(path): _NO_TEXT for path in found if not is_text(path)}
    for path in present:
        cancel.check()
        comparison.compare(path)
    return FolderScan(present, tuple(comparison.todo), comparison.unreadable)


class _Comparison:
    """Compares the files of a folder, one after the other, with the store."""

    def __init__(self, folder: Path, store: ListeningStore, present: set[str]) -> None:
        self.todo: list[PendingFile] = []
        self.unreadable: dict[str, Phrase] = {}
        self._folder = folder
        self._store = store
        self._known = store.entries()
        self._ids = {entry.track_id for entry in self._known.values()}
        self._gone = {
            entry.stamp.content: entry
            for path, entry in self._known.items()
            if path not in present and entry.problem is None
        }

    def compare(self, path: str) -> None:
        """Sorts a file into known, changed, moved or new."""
        try:
            status = (self._folder / path).stat()
            size, mtime_ns = status.st_size, status.st_mtime_ns
            known = self._known.get(path)
            if known is not None and _unchanged(known, size, mtime_ns):
                return
            content = fingerprint(self._folder / path)
        except MediaError as error:
            self.unreadable[path] = error.phrase
            return
        except OSError as error:
            reason = error.strerror or error
            self.unreadable[path] = phrase("It cannot be read ({reason}).", reason=reason)
            return
        self._changed(path, Stamp(size, mtime_ns, content, LISTENING_RULES), known)

    def _changed(self, path: str, stamp: Stamp, known: KnownFile | None) -> None:
        if known is not None and _same(known, stamp):
            self._store.restamp(path, stamp)
            return
        moved = self._gone.get(stamp.content) if known is None else None
        if moved is not None and moved.stamp.rules == stamp.rules and not self._is_there(moved):
            del self._gone[stamp.content]
            self._store.move(moved.path, path, stamp)
            return
        track_id = known.track_id if known is not None else self._new_id(path)
        self.todo.append(PendingFile(path, stamp, track_id))

    def _is_there(self, entry: KnownFile) -> bool:
        """Reports whether a file of the same content was copied, and not moved."""
        return (self._folder / entry.path).exists()

    def _new_id(self, path: str) -> str:
        """Derives an id from the path; with a number where a file that was moved away keeps that
        id."""
        plain = "f" + hashlib.sha256(path.encode()).hexdigest()[:12]
        track_id, number = plain, 1
        while track_id in self._ids:
            number += 1
            track_id = f"{plain}-{number}"
        self._ids.add(track_id)
        return track_id


def _unchanged(known: KnownFile, size: int, mtime_ns: int) -> bool:
    stamp = known.stamp
    return (stamp.size, stamp.mtime_ns, stamp.rules) == (size, mtime_ns, LISTENING_RULES)


def _same(known: KnownFile, stamp: Stamp) -> bool:
    return (known.stamp.content, known.stamp.rules) == (stamp.content, stamp.rules)
