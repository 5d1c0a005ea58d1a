"""Connects the keys and menu entries that move the playhead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from aemo_studio.domain.project import Project
from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.document.marks import Marks
from aemo_studio.gui.document.playhead import (
    neighbour_start_s,
    next_marker_s,
    previous_marker_s,
    scene_at,
)
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.player import Player


class PlaybackActions(QObject):
    """Connects the actions; keeps the loop on the marked range or the scene."""

    def __init__(
        self, actions: Actions, player: Player, session: Session, marks: Marks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._player = player
        self._session = session
        self._marks = marks
        self._connect_transport()
        self._connect_places()
        self._connect_marks()
        player.controls.follow(player.controls.loop, actions["loop"])
        player.controls.follow(player.controls.faces, actions["faces"])
        player.controls.follow(player.controls.mute, actions["mute sound"])

    def step_scene(self, step: int) -> None:
        """Moves to the previous (-1) or next (1) scene."""
        project = self._session.project
        if project is not None and project.scenes:
            self._player.seek(neighbour_start_s(project, self._player.time_s, step))

    def _connect_transport(self) -> None:
        on, transport = self._actions.on, self._player.transport
        on("play", transport.toggle)
        on("stop", transport.pause)
        on("shuttle back", transport.shuttle_backward)
        on("shuttle forward", transport.shuttle_forward)
        on("frame back", lambda: transport.step(-1))
        on("frame forward", lambda: transport.step(1))
        on("second back", lambda: transport.move(-1.0))
        on("second forward", lambda: transport.move(1.0))

    def _connect_places(self) -> None:
        on, transport = self._actions.on, self._player.transport
        on("start", lambda: transport.seek(0.0))
        on("end", lambda: transport.seek(transport.clock.last_s))
        on("previous scene", lambda: self.step_scene(-1))
        on("next scene", lambda: self.step_scene(1))
        on("next marker", lambda: self._to_marker(next_marker_s))
        on("previous marker", lambda: self._to_marker(previous_marker_s))
        on("go to timecode", self._player.ask_timecode)
        on("to in", lambda: self._to_mark(self._marks.in_s))
        on("to out", lambda: self._to_mark(self._marks.out_s, -transport.clock.frame_s))
        self._player.scene_step_wanted.connect(self.step_scene)

    def _connect_marks(self) -> None:
        on, player, marks = self._actions.on, self._player, self._marks
        on("mark in", lambda: marks.mark_in(player.time_s))
        on("mark out", lambda: marks.mark_out(player.time_s + player.transport.clock.frame_s))
        on("mark scene", self._mark_scene)
        on("clear marks", marks.clear)
        self._actions.on_toggled("loop", lambda _on: self.update_loop())
        marks.changed.connect(self.update_loop)

    def update_loop(self) -> None:
        """Loops the marked range, else the scene under the playhead."""
        wanted = self._range() if self._actions["loop"].isChecked() else None
        self._player.transport.set_loop(wanted)

    def _range(self) -> tuple[float, float] | None:
        if self._marks.range is not None:
            return self._marks.range
        return self._scene_range()

    def _scene_range(self) -> tuple[float, float] | None:
        project = self._session.project
        index = scene_at(project, self._player.time_s)
        if project is None or index is None:
            return None
        scene = project.scenes[index]
        return scene.start_s, scene.end_s

    def _mark_scene(self) -> None:
        scene = self._scene_range()
        if scene is not None:
            self._marks.set(*scene)

    def _to_mark(self, time_s: float | None, off_s: float = 0.0) -> None:
        """Goes to a mark, where there is one. off_s: an out lies behind its last frame."""
        if time_s is not None:
            self._player.seek(time_s + off_s)

    def _to_marker(self, find: Callable[[Project, float], float | None]) -> None:
        project = self._session.project
        time_s = find(project, self._player.time_s) if project else None
        if time_s is not None:
            self._player.seek(time_s)
