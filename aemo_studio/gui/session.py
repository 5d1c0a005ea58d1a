"""The Session: the open Project, its history, and one signal that says what changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from aemo_studio import editing
from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters, Track, TrackKey
from aemo_studio.domain.project import Modality, Project
from aemo_studio.errors import StudioError
from aemo_studio.gui.changes import Change
from aemo_studio.gui.commands import ProjectCommand, Snapshot
from aemo_studio.media.fingerprint import fingerprint
from aemo_studio.project import load_project, save_project


class Session(QObject):
    """Owns the Project. Every edit is one named undo step; scenes that it touches get new
    recommendations.

    changed carries a `Change`. failed carries one sentence for the user. other_file: the
    path given to `relink` is another film; the sentence asks what to do.
    """

    changed = Signal(object)
    failed = Signal(str)
    other_file = Signal(Path, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._path: Path | None = None
        self._unsaved = False
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(lambda _clean: self.changed.emit(Change.SAVED))

    @property
    def project(self) -> Project | None:
        return self._snapshot.project if self._snapshot else None

    @property
    def path(self) -> Path | None:
        """Where the project was opened or saved; None for one that never was."""
        return self._path

    @property
    def dirty(self) -> bool:
        """Whether closing now would lose something."""
        return self._snapshot is not None and (self._unsaved or not self.undo_stack.isClean())

    @property
    def outdated(self) -> tuple[int, ...]:
        """Scenes whose recommendations are being sought again."""
        return self._snapshot.outdated if self._snapshot else ()

    # Opening and saving

    def load(self, project: Project, path: Path | None) -> None:
        """Another project, in place of the present one. path: None if it was never saved."""
        self.undo_stack.clear()
        self._path, self._unsaved = path, path is None
        self._snapshot = Snapshot(project)
        self.changed.emit(Change.PROJECT | Change.SAVED)

    def open(self, path: Path) -> bool:
        """A saved project. False, and `failed`, if it cannot be read; then nothing changes."""
        try:
            project = load_project(path)
        except StudioError as error:
            self.failed.emit(error.message)
            return False
        self.load(project, path)
        return True

    def save(self, path: Path | None = None) -> bool:
        """To `path`, or where it came from. False, and `failed`, if it cannot be written."""
        target = path or self._path
        if self.project is None or target is None:
            self.failed.emit(self.tr("There is no place to save to yet; choose one."))
            return False
        try:
            save_project(self.project, target)
        except StudioError as error:
            self.failed.emit(error.message)
            return False
        self._path, self._unsaved = target, False
        self.undo_stack.setClean()
        self.changed.emit(Change.SAVED)
        return True

    def close(self) -> None:
        """No project any more. What was not saved is given up: ask first."""
        self.undo_stack.clear()
        self._snapshot, self._path, self._unsaved = None, None, False
        self.changed.emit(Change.PROJECT | Change.SAVED)

    def relink(self, video: Path, *, anyway: bool = False) -> bool:
        """The video lies somewhere else now.

        False, and `other_file`, if it is not the film that was analysed, unless `anyway`.
        """
        project = self.project
        if project is None:
            return False
        try:
            same = fingerprint(video) == project.analysis.video.fingerprint
        except StudioError as error:
            self.failed.emit(error.message)
            return False
        if not same and not anyway:
            self.other_file.emit(video, self._other_film(video))
            return False
        self._edit(lambda: self.tr("relink the video"), lambda p: _with_video(p, video))
        return True

    # Edits: the same names as in `aemo_studio.editing`

    def set_emotion(self, index: int, emotion: Emotion | None) -> None:
        self._edit(
            lambda: self.tr("emotion of scene {0}").format(index + 1),
            lambda p: editing.set_emotion(p, index, emotion),
        )

    def split_scene(self, time_s: float) -> None:
        """The scene around `time_s` in two."""
        number = editing.scene_at(self.project, time_s) + 1 if self.project else 0
        self._edit(
            lambda: self.tr("split scene {0}").format(number),
            lambda p: editing.split_scene(p, time_s),
        )

    def merge_scenes(self, first: int, last: int | None = None) -> None:
        """Scenes `first` to `last` (included; default: the next one) as one."""
        end = first + 1 if last is None else last
        self._edit(
            lambda: self._merging(first + 1, end + 1),
            lambda p: editing.merge_scenes(p, first, end),
        )

    def move_boundary(self, index: int, time_s: float) -> None:
        """The boundary between scene `index` and the next, as near to `time_s` as possible."""
        self._edit(
            lambda: self.tr("move the end of scene {0}").format(index + 1),
            lambda p: editing.move_boundary(p, index, _within(p, index, time_s)),
            place=("boundary", index),
        )

    def ignore_face(self, number: int, ignored: bool = True) -> None:
        self._edit(
            lambda: self.tr("ignore a face") if ignored else self.tr("consider a face again"),
            lambda p: editing.ignore_face(p, number, ignored),
        )

    def mute(self, index: int, modality: Modality, muted: bool = True) -> None:
        self._edit(
            lambda: self._muting(modality, muted).format(index + 1),
            lambda p: editing.mute(p, index, modality, muted),
        )

    def set_intention(self, index: int, mood: str | None) -> None:
        self._edit(
            lambda: self.tr("intention of scene {0}").format(index + 1),
            lambda p: editing.set_intention(p, index, mood),
        )

    def pick(self, index: int, track: Track) -> None:
        self._edit(
            lambda: self.tr("pick for scene {0}").format(index + 1),
            lambda p: editing.pick(p, index, track),
        )

    def unpick(self, index: int) -> None:
        self._edit(
            lambda: self.tr("remove the pick of scene {0}").format(index + 1),
            lambda p: editing.unpick(p, index),
        )

    def lock(self, index: int, locked: bool = True) -> None:
        self._edit(
            lambda: (
                self.tr("lock the pick of scene {0}")
                if locked
                else self.tr("unlock the pick of scene {0}")
            ).format(index + 1),
            lambda p: editing.lock(p, index, locked),
        )

    def reject(self, index: int, track: Track | TrackKey, rejected: bool = True) -> None:
        key = track.key if isinstance(track, Track) else track
        self._edit(
            lambda: (
                self.tr("reject a track for scene {0}")
                if rejected
                else self.tr("allow a track for scene {0} again")
            ).format(index + 1),
            lambda p: editing.reject(p, index, key, rejected),
        )

    def set_note(self, index: int, note: str) -> None:
        self._edit(
            lambda: self.tr("note on scene {0}").format(index + 1),
            lambda p: editing.set_note(p, index, note),
            place=("note", index),
        )

    def add_marker(self, time_s: float, name: str = "") -> None:
        self._edit(lambda: self.tr("add a marker"), lambda p: editing.add_marker(p, time_s, name))

    def move_marker(self, index: int, time_s: float) -> None:
        self._edit(
            lambda: self.tr("move a marker"), lambda p: editing.move_marker(p, index, time_s)
        )

    def rename_marker(self, index: int, name: str) -> None:
        self._edit(
            lambda: self.tr("rename a marker"), lambda p: editing.rename_marker(p, index, name)
        )

    def remove_marker(self, index: int) -> None:
        self._edit(lambda: self.tr("remove a marker"), lambda p: editing.remove_marker(p, index))

    def set_filters(self, filters: MusicFilters) -> None:
        self._edit(
            lambda: self.tr("filters"),
            lambda p: editing.set_filters(p, filters),
            place="filters",
        )

    def set_start_timecode(self, timecode: str) -> None:
        self._edit(
            lambda: self.tr("start timecode"), lambda p: editing.set_start_timecode(p, timecode)
        )

    # How an edit happens

    def _edit(
        self,
        name: Callable[[], str],
        edit: Callable[[Project], Project],
        place: Hashable | None = None,
    ) -> None:
        """One undo step, unless nothing changes or the edit is impossible."""
        if self._snapshot is None:
            return
        before = self._snapshot
        try:
            after = edit(before.project)
        except StudioError as error:
            self.failed.emit(error.message)
            return
        if after is not before.project:
            command = ProjectCommand(name, before, Snapshot(after), self._show, place)
            self.undo_stack.push(command)

    def _show(self, snapshot: Snapshot) -> None:
        old, self._snapshot = self.project, snapshot
        self.changed.emit(Change.between(old, snapshot.project))

    def _merging(self, first: int, last: int) -> str:
        if last == first + 1:
            return self.tr("merge scenes {0} and {1}").format(first, last)
        return self.tr("merge scenes {0} to {1}").format(first, last)

    def _muting(self, modality: Modality, muted: bool) -> str:
        if modality == "speech" and muted:
            return self.tr("mute speech in scene {0}")
        if modality == "speech":
            return self.tr("let speech count in scene {0}")
        if muted:
            return self.tr("mute faces in scene {0}")
        return self.tr("let faces count in scene {0}")

    def _other_film(self, video: Path) -> str:
        return self.tr(
            "{0} is not the film that was analysed; the scenes may not fit it. Use it anyway?"
        ).format(video.name)


def _with_video(project: Project, path: Path) -> Project:
    video = replace(project.analysis.video, path=path.absolute())
    return replace(project, analysis=replace(project.analysis, video=video))


def _within(project: Project, index: int, time_s: float) -> float:
    low, high = editing.boundary_range(project, index)
    return min(max(time_s, low), high)
