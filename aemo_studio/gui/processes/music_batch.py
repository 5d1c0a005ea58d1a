"""Imports music into the program's own collection, batch after batch, whether or not anybody looks.

A batch is what the user dropped since the last one was done: folders and files. What is dropped
while it runs joins it.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from aemo_studio.base.errors import OutputError, StudioError
from aemo_studio.base.folder_write import make_folder
from aemo_studio.gui.language.failures import sentence_of
from aemo_studio.gui.processes.background import Background
from aemo_studio.gui.processes.events import Imported, Progress
from aemo_studio.gui.processes.music_import import MusicImport

_RENEW_MS = 600
"""From a mood that was typed until the film's suggestions take it in: others may follow."""


_LONGEST_COMMAND = 24_000 if sys.platform == "win32" else 500_000
"""Characters of a command line, with room for what else stands on it."""


class BatchState(Enum):
    """Names how far a batch is."""

    NONE = auto()
    RUNNING = auto()
    STOPPED = auto()
    DONE = auto()


@dataclass(frozen=True)
class OwnTrack:
    """A track of the batch."""

    #: By which the collection knows it.
    track_id: str
    #: Where the file lies.
    path: Path
    #: As the tags or the file's name say.
    title: str
    #: "unknown artist" where nothing says it.
    artist: str
    #: With `|` between them; empty where none is known: then it is not suggested.
    moods: str
    #: Seconds; None if not known.
    duration_s: float | None


@dataclass(frozen=True)
class FailedFile:
    """A file of the batch that could not be imported."""

    #: Where it lies.
    path: Path
    #: A sentence.
    reason: str


class MusicBatch(QObject):
    """Imports folders and files, one batch at a time.

    changed: state, progress or results are others. usable carries the path of the collection, when
    there is something in it to recommend from, or that has changed. failed: one sentence.
    """

    changed = Signal()
    usable = Signal(str)
    failed = Signal(str)

    def __init__(self, catalogue: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.catalogue = catalogue
        self.state = BatchState.NONE
        self.progress: Progress | None = None
        self.problem = ""
        self.tracks: tuple[OwnTrack, ...] = ()
        self.failures: tuple[FailedFile, ...] = ()
        self._sources: tuple[Path, ...] = ()
        self._running: tuple[Path, ...] = ()
        self._waiting: tuple[Path, ...] = ()
        self._retry = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._background = Background(self._pool, self)
        self.work = MusicImport(self)
        self._renew = QTimer(self, singleShot=True, interval=_RENEW_MS)
        self._renew.timeout.connect(lambda: self.usable.emit(str(self.catalogue)))
        self._connect()

    def _connect(self) -> None:
        self.work.progress.connect(self._on_progress)
        self.work.imported.connect(self._on_imported)
        self.work.cancelled.connect(lambda: self._stop_with(""))
        self.work.failed.connect(self._stop_with)
        self.work.refused.connect(self._refuse)

    @property
    def sources(self) -> tuple[Path, ...]:
        """Returns the folders and files of the batch."""
        return self._sources

    # What the user does

    def add(self, sources: Sequence[Path]) -> None:
        """Imports folders and files: now, or after those that are being imported."""
        if self.state is BatchState.RUNNING:
            self._waiting = (*self._waiting, *sources)
        elif self.state is BatchState.STOPPED:
            self._running = (*self._running, *sources)
        else:
            self._sources, self.tracks, self.failures = (), (), ()
            self._running, self._retry = tuple(sources), False
        self._sources = tuple(dict.fromkeys((*self._sources, *sources)))
        if self.state is not BatchState.RUNNING:
            self._start()
        self.changed.emit()

    def retry(self, paths: Sequence[Path]) -> None:
        """Tries again what could not be read."""
        if self.state is BatchState.RUNNING or not paths:
            return
        there = tuple(path for path in paths if path.is_file())
        gone = {path for path in paths if path not in there}
        reason = self.tr("It is not there any more.")
        self.failures = tuple(
            FailedFile(each.path, reason) if each.path in gone else each for each in self.failures
        )
        if there:
            self._running, self._retry = there, True
            self._start()
        self.changed.emit()

    def cancel(self) -> None:
        """Stops the import; what was listened to is kept."""
        self.work.cancel()

    def go_on(self) -> None:
        """Continues an import that was stopped."""
        if self.state is BatchState.STOPPED:
            self._start()
            self.changed.emit()

    def set_moods(self, track_ids: Iterable[str], moods: str) -> None:
        """Keeps the moods of tracks, as a cell of the catalogue, at once."""
        wanted = frozenset(track_ids)
        self.tracks = tuple(
            dataclasses.replace(track, moods=moods) if track.track_id in wanted else track
            for track in self.tracks
        )
        changes = {track_id: {"moods": moods} for track_id in wanted}
        self._background.run(
            lambda: _keep(self.catalogue, changes),
            lambda _none: self._renew.start(),
            self._on_not_kept,
        )
        self.changed.emit()

    def stop(self) -> None:
        """Ends all work, as before the program ends; moods that were typed are kept."""
        self.work.stop()
        self._pool.waitForDone()

    # What comes of it

    def _start(self) -> None:
        self.state, self.progress, self.problem = BatchState.RUNNING, None, ""
        try:
            make_folder(self.catalogue.parent)
        except OutputError as error:
            self._stop_with(sentence_of(error))
            return
        count = _fitting(self._running)
        self._waiting = (*self._running[count:], *self._waiting)
        self._running = self._running[:count]
        self.work.start(self._running, self.catalogue, retry=self._retry)

    def _on_progress(self, progress: Progress) -> None:
        self.progress = progress
        self.changed.emit()

    def _on_imported(self, imported: Imported) -> None:
        sources, root = self._sources, Path(self.catalogue.anchor)
        told = tuple(FailedFile(root / path, reason) for path, reason in imported.failed)
        self._background.run(
            lambda: _tracks_in(self.catalogue, sources),
            lambda tracks: self._show(tracks, told, imported),
            self._on_not_kept,
        )

    def _show(
        self, tracks: tuple[OwnTrack, ...], told: tuple[FailedFile, ...], imported: Imported
    ) -> None:
        tried = self._running
        others = (each for each in self.failures if not _is_in(each.path, _absolute(tried)))
        self.tracks, self.failures = tracks, (*others, *told)
        self.progress = None
        if imported.with_mood:
            self.usable.emit(str(self.catalogue))
        self._go_on()

    def _go_on(self) -> None:
        """Begins what waits; without any, all is done."""
        if self._waiting:
            self._running, self._waiting = self._waiting, ()
            self._start()
        else:
            self.state = BatchState.DONE
        self.changed.emit()

    def _stop_with(self, sentence: str) -> None:
        """Ends in the middle: cancelled, or with a sentence on why."""
        self._running, self._waiting = (*self._running, *self._waiting), ()
        self.state, self.problem = BatchState.STOPPED, sentence
        self.changed.emit()
        if sentence:
            self.failed.emit(sentence)

    def _refuse(self, sentence: str) -> None:
        """Gives up what cannot be imported, however often it is tried; the rest goes on."""
        self._running, self.problem = (), sentence
        self.failed.emit(sentence)
        self._go_on()

    def _on_not_kept(self, error: Exception) -> None:
        if not isinstance(error, StudioError):
            raise error
        self.failed.emit(sentence_of(error))


def _keep(catalogue: Path, changes: dict[str, dict[str, str]]) -> None:
    from aemo_studio.music.own_music.correct import correct_tracks

    correct_tracks(catalogue, changes)


def _tracks_in(catalogue: Path, sources: Sequence[Path]) -> tuple[OwnTrack, ...]:
    """Reads the tracks of the collection that lie in the sources, by their paths."""
    from aemo_studio.music.own_music.store import read_rows

    tracks = (_track(track_id, cells) for track_id, cells in read_rows(catalogue).items())
    places = _absolute(sources)
    return tuple(track for track in tracks if _is_in(track.path, places))


def _track(track_id: str, cells: dict[str, str]) -> OwnTrack:
    length = cells.get("duration_s", "")
    return OwnTrack(
        track_id,
        Path(cells["file"]),
        cells["title"],
        cells["artist"],
        cells["moods"],
        float(length) if length else None,
    )


def _is_in(path: Path, places: Set[Path]) -> bool:
    """Reports whether a path is one of the places, or below one."""
    return path in places or any(above in places for above in path.parents)


def _absolute(sources: Iterable[Path]) -> Set[Path]:
    return {source.absolute() for source in sources}


def _fitting(sources: Sequence[Path]) -> int:
    """Counts how many sources a command line of this system holds."""
    lengths = accumulate(len(str(source.absolute())) + 3 for source in sources)
    return max(1, sum(length < _LONGEST_COMMAND for length in lengths))
