"""The edits of a Session: the same names as in `aemo_studio.project.editing`, one undo step each.

An edit that is impossible ends in `failed`; one that changes nothing makes no step. They
work as slots, too: without a project nothing happens.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.music import MusicFilters, Track, TrackKey
from aemo_studio.domain.project import Modality, Project
from aemo_studio.gui.document import edit_names as names
from aemo_studio.project import editing

Edit = Callable[[Project], Project]


class SessionEdits(QObject):
    """Scenes, markers and tracks are counted from 0."""

    def set_emotion(self, index: int, emotion: Emotion | None) -> None:
        self._edit(
            lambda: names.set_emotion(index), lambda p: editing.set_emotion(p, index, emotion)
        )

    def split_scene(self, time_s: float) -> None:
        """The scene around `time_s` in two."""
        index = self._scene_at(time_s)
        self._edit(lambda: names.split_scene(index), lambda p: editing.split_scene(p, time_s))

    def merge_scenes(self, first: int, last: int | None = None) -> None:
        """Scenes `first` to `last` (included; default: the next one) as one."""
        end = first + 1 if last is None else last
        self._edit(
            lambda: names.merge_scenes(first, end),
            lambda p: editing.merge_scenes(p, first, end),
        )

    def move_boundary(self, index: int, time_s: float) -> None:
        """The boundary between scene `index` and the next, as near to `time_s` as possible."""
        self._edit(
            lambda: names.move_boundary(index),
            lambda p: editing.move_boundary(p, index, _within(p, index, time_s)),
            place=("boundary", index),
        )

    def ignore_face(self, number: int, ignored: bool = True) -> None:
        self._edit(
            lambda: names.ignore_face(ignored),
            lambda p: editing.ignore_face(p, number, ignored),
        )

    def mute(self, index: int, modality: Modality, muted: bool = True) -> None:
        self._edit(
            lambda: names.mute(index, modality, muted),
            lambda p: editing.mute(p, index, modality, muted),
        )

    def set_intention(self, index: int, mood: str | None) -> None:
        self._edit(
            lambda: names.set_intention(index), lambda p: editing.set_intention(p, index, mood)
        )

    def pick(self, index: int, track: Track) -> None:
        self._edit(lambda: names.pick(index), lambda p: editing.pick(p, index, track))

    def pick_best(self, index: int) -> None:
        """The first suggestion, in place of what was picked."""
        self._edit(lambda: names.pick(index), lambda p: editing.pick_best(p, index, replacing=True))

    def pick_and_lock(self, index: int, track: Track) -> None:
        """Both in one step."""
        self._edit(
            lambda: names.pick_and_lock(index),
            lambda p: editing.lock(editing.pick(p, index, track), index),
        )

    def unpick(self, index: int) -> None:
        self._edit(lambda: names.unpick(index), lambda p: editing.unpick(p, index))

    def lock(self, index: int, locked: bool = True) -> None:
        self._edit(lambda: names.lock(index, locked), lambda p: editing.lock(p, index, locked))

    def reject(self, index: int, track: Track | TrackKey, rejected: bool = True) -> None:
        key = track.key if isinstance(track, Track) else track
        self._edit(
            lambda: names.reject(index, rejected),
            lambda p: editing.reject(p, index, key, rejected),
        )

    def set_note(self, index: int, note: str) -> None:
        self._edit(
            lambda: names.set_note(index),
            lambda p: editing.set_note(p, index, note),
            place=("note", index),
        )

    def add_marker(self, time_s: float, name: str = "") -> None:
        self._edit(names.add_marker, lambda p: editing.add_marker(p, time_s, name))

    def move_marker(self, index: int, time_s: float) -> None:
        self._edit(names.move_marker, lambda p: editing.move_marker(p, index, time_s))

    def rename_marker(self, index: int, name: str) -> None:
        self._edit(
            names.rename_marker,
            lambda p: editing.rename_marker(p, index, name),
            place=("marker name", index),
        )

    def remove_marker(self, index: int) -> None:
        self._edit(names.remove_marker, lambda p: editing.remove_marker(p, index))

    def set_filters(self, filters: MusicFilters) -> None:
        self._edit(names.set_filters, lambda p: editing.set_filters(p, filters), place=("filters",))

    def set_catalogues(self, catalogues: tuple[str, ...]) -> None:
        """Names of shipped catalogues and paths of files to recommend from; () is all that
        are shipped."""
        self._edit(names.set_catalogues, lambda p: editing.set_catalogues(p, catalogues))

    def set_start_timecode(self, timecode: str) -> None:
        self._edit(names.set_start_timecode, lambda p: editing.set_start_timecode(p, timecode))

    def _edit(self, name: Callable[[], str], edit: Edit, place: Hashable | None = None) -> None:
        """One undo step. Steps of the same place that follow each other become one."""
        raise NotImplementedError

    def _scene_at(self, time_s: float) -> int:
        raise NotImplementedError


def _within(project: Project, index: int, time_s: float) -> float:
    low, high = editing.boundary_range(project, index)
    return min(max(time_s, low), high)
