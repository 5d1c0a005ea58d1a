"""Connects the list of scenes to the film, and shows and hides it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.document.changes import Change
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.language.messages import Messages
from aemo_studio.gui.player import Player
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.scene_list import SceneListDock, SceneListPanel
from aemo_studio.gui.wiring.scene_drag import SceneDrag

_SHOWN = "scenes/list"
_ACTION = "scene list"
_CONCERNED = (
    Change.PROJECT | Change.SCENES | Change.TRACKS | Change.PICKS | Change.CAST | Change.TIMECODE
)


class SceneListLink(QObject):
    """Owns the dock. A hidden list is not kept up to date: it is filled when it is shown."""

    def __init__(
        self, window: QMainWindow, player: Player, session: Session, messages: Messages
    ) -> None:
        super().__init__(window)
        self.panel = SceneListPanel()
        self.dock = SceneListDock(self.panel)
        self.drag = SceneDrag(self.panel.list, session, messages)
        self._session = session
        self._player = player
        self._wanted, self._has_project = False, False
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        self.dock.hide()
        self.panel.chosen.connect(self._go_to)
        session.changed.connect(self._on_change)

    def follow(self, actions: Actions) -> None:
        """Connects the action that shows the list, and restores whether it was shown last."""
        action = actions[_ACTION]
        action.toggled.connect(self._want)
        self.dock.left.connect(lambda: action.setChecked(False))
        action.setChecked(str(settings().value(_SHOWN, "false")) == "true")
        self._update()

    def remember(self, actions: Actions) -> None:
        """Keeps whether it is shown for the next time."""
        settings().setValue(_SHOWN, str(actions[_ACTION].isChecked()).lower())

    def set_has_project(self, has_project: bool) -> None:
        """Takes whether there is a project; without one there is nothing to list."""
        self._has_project = has_project
        self._update()

    def show_scene(self, index: int | None) -> None:
        """Takes which scene is worked on."""
        self.panel.show_scene(index)

    def _want(self, wanted: bool) -> None:
        self._wanted = wanted
        self._update()

    def _update(self) -> None:
        shown = self._wanted and self._has_project
        if shown and self.dock.isHidden():
            self.panel.show_project(self._session.project)
        self.dock.setVisible(shown)

    def _on_change(self, change: Change) -> None:
        if change & _CONCERNED and not self.dock.isHidden():
            self.panel.show_project(self._session.project)

    def _go_to(self, index: int) -> None:
        project = self._session.project
        if project is not None and index < len(project.scenes):
            self._player.seek(project.scenes[index].start_s)
