"""Watches the folder into which downloads come, and recognises the tracks among them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QThreadPool, QTimer, Signal

from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui.processes.background import Background
from aemo_studio.music.file_links import LinkedFile

_REST_MS = 400
"""After the last change, until the folder is looked at: a download grows for a while."""

Found = dict[TrackKey, LinkedFile]


class Downloads(QObject):
    """Watches one folder. found: LinkedFiles by the keys of their tracks, as a dict."""

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._tracks: Sequence[Track] = ()
        self._wanted: set[TrackKey] = set()
        self._seen: set[tuple[str, int]] = set()
        self._pool = QThreadPool(self)
        self._background = Background(self._pool, self)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._rest.start())

    @property
    def folder(self) -> Path | None:
        return self._folder

    def watch(self, folder: Path | None) -> None:
        """Watches another folder, or none, and looks at what lies there already."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder = folder if folder is not None and folder.is_dir() else None
        self._seen.clear()
        if self._folder is not None:
            self._watcher.addPath(str(self._folder))
            self._rest.start()

    def know(self, tracks: Sequence[Track]) -> None:
        """Takes the tracks that may be among the files."""
        if tracks is not self._tracks:
            self._tracks = tracks
            self._seen.clear()
            self._rest.start()

    def want(self, key: TrackKey) -> None:
        """Takes a track whose page was opened: its file is expected."""
        self._wanted.add(key)

    def _look(self) -> None:
        if self._folder is None or not self._tracks:
            return
        files = [file for file in _music_in(self._folder) if file not in self._seen]
        if any(size == 0 for _name, size in files):
            self._rest.start()
        ready = [file for file in files if file[1] > 0]
        self._seen.update(ready)
        if ready:
            paths, tracks, wanted = (
                [Path(name) for name, _ in ready],
                self._tracks,
                set(self._wanted),
            )
            self._background.run(lambda: recognised(paths, tracks, wanted), self._take, _raise)

    def _take(self, found: Found) -> None:
        if found:
            self.found.emit(found)


def recognised(
    paths: Sequence[Path], tracks: Sequence[Track], wanted: Collection[TrackKey]
) -> Found:
    """Finds the tracks of some files."""
    from aemo_studio.music.own_music.matching import TrackIndex, read_sound_file

    index, found = TrackIndex(tracks), Found()
    for path in paths:
        file = read_sound_file(path)
        track = index.match(file, wanted) if file.duration_s is not None else None
        if track is not None:
            key = track.key
            found[key] = LinkedFile(key.catalogue, key.track_id, str(path), file.duration_s)
    return found


def _music_in(folder: Path) -> list[tuple[str, int]]:
    """Lists the sound files of a folder with their sizes."""
    from aemo_studio.music.own_music.scan import SUFFIXES

    found = list[tuple[str, int]]()
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if Path(entry.name).suffix.lower() in SUFFIXES and entry.is_file():
                found.append((entry.path, entry.stat().st_size))
    return found


def _raise(error: Exception) -> None:
    raise error
