"""Repeats the scene whose music is auditioned, with a pre-roll, and stays with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from aemo_studio.domain.scene import Scene
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.scene_focus import SceneFocus
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.player import Player

PRE_ROLL_S = 2.0
"""Seconds of the film before the scene, to hear how the music comes in."""

_OUTSIDE_S = 0.5
"""Seconds beside the loop from which somebody went elsewhere, and no frame is merely late."""


class AuditionLoop(QObject):
    """Sets the loop when an audition begins. It ends with the audition, where the playhead is taken
    elsewhere, and where another loop is set. ended: the loop that was there may come back."""

    ended = Signal()

    def __init__(
        self, player: Player, session: Session, focus: SceneFocus, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._session = session
        self._focus = focus
        self._range: tuple[float, float] | None = None
        player.position_changed.connect(self._on_position)
        player.transport.loop_changed.connect(self._on_loop)
        session.changed.connect(self._on_change)

    def begin(self, index: int | None) -> None:
        """Repeats scene `index` from its pre-roll on; where it is repeated already, it goes on."""
        project = self._session.project
        if project is None or index is None:
            return
        scene = project.scenes[index]
        wanted = _with_pre_roll(scene)
        if wanted == self._range:
            return
        self._range = None
        self._focus.hold(scene.start_s)
        self._player.seek(wanted[0])
        self._player.transport.set_loop(wanted)
        self._range = wanted

    def end(self) -> None:
        """Follows the playhead again, without this loop."""
        if self._range is not None:
            self._let_go()
            self.ended.emit()

    def _let_go(self) -> None:
        self._range = None
        self._focus.hold(None)

    def _on_position(self, time_s: float) -> None:
        if self._range is None:
            return
        start_s, end_s = self._range
        if not start_s - _OUTSIDE_S <= time_s <= end_s + _OUTSIDE_S:
            self.end()

    def _on_loop(self, loop: tuple[float, float] | None) -> None:
        if self._range is not None and loop != self._range:
            self._let_go()

    def _on_change(self, change: Change) -> None:
        if change & (Change.PROJECT | Change.SCENES) and not self._still_there():
            self.end()

    def _still_there(self) -> bool:
        """Returns whether the scene is one still; its emotion may be another."""
        project = self._session.project
        scenes = project.scenes if project else ()
        return any(_with_pre_roll(scene) == self._range for scene in scenes)


def _with_pre_roll(scene: Scene) -> tuple[float, float]:
    return max(0.0, scene.start_s - PRE_ROLL_S), scene.end_s
