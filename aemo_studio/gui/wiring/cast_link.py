"""Connects the list of characters to edits, to the spotlight, and to what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.cast_panel import CastPanel
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.document.spotlight import Spotlight
from aemo_studio.gui.remembered.settings import settings
from aemo_studio.gui.timeline.view import TimelineView

if TYPE_CHECKING:
    from aemo_studio.gui.cast_panel.divide import DivideDialog

_PANEL = "cast/panel"
_LANES = "cast/lanes"


class CastLink(QObject):
    """Does what the panel asks for, and shows and hides it. window: the parent of its dialog."""

    def __init__(
        self,
        panel: CastPanel,
        timeline: TimelineView,
        session: Session,
        spotlight: Spotlight,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._panel, self._timeline = panel, timeline
        self._session, self._window = session, window
        self._wanted, self._has_project = True, False
        panel.renamed.connect(session.rename_character)
        panel.merged.connect(session.merge_characters)
        panel.coloured.connect(session.colour_character)
        panel.hidden.connect(session.hide_character)
        panel.not_a_person.connect(session.not_a_person)
        panel.divide_wanted.connect(self.divide)
        panel.light_wanted.connect(spotlight.toggle)
        panel.dark_wanted.connect(spotlight.clear)
        timeline.character_chosen.connect(spotlight.toggle)

    def follow(self, actions: Actions) -> None:
        """Connects the actions that show panel and lanes, and restores what was shown last."""
        shown, lanes = actions["characters"], actions["character lanes"]
        shown.toggled.connect(self._want)
        lanes.toggled.connect(lambda on: self._timeline.set_folded(not on))
        self._timeline.folded.connect(lambda folded: lanes.setChecked(not folded))
        store = settings()
        shown.setChecked(str(store.value(_PANEL, "true")) == "true")
        lanes.setChecked(str(store.value(_LANES, "true")) == "true")
        self._want(shown.isChecked())
        self._timeline.set_folded(not lanes.isChecked())

    def remember(self, actions: Actions) -> None:
        """Keeps what is shown for the next time."""
        store = settings()
        for key, name in ((_PANEL, "characters"), (_LANES, "character lanes")):
            store.setValue(key, str(actions[name].isChecked()).lower())

    def set_has_project(self, has_project: bool) -> None:
        """Takes whether there is a project; without one there is nothing to list."""
        self._has_project = has_project
        self._update()

    def _want(self, wanted: bool) -> None:
        self._wanted = wanted
        self._update()

    def _update(self) -> None:
        shown = self._wanted and self._has_project
        if not shown and self._panel.isAncestorOf(self._window.focusWidget() or self._window):
            self._timeline.setFocus()
        self._panel.setVisible(shown)

    def divide(self, number: int) -> None:
        """Asks which parts of a character are somebody else's, and moves them."""
        from aemo_studio.gui.cast_panel.divide import DivideDialog

        project = self._session.project
        if project is None:
            return
        dialog = DivideDialog(project, number, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._move(dialog))
        dialog.open()

    def _move(self, dialog: DivideDialog) -> None:
        parts = dialog.parts
        faces = tuple(face.number for face in parts.faces)
        lines = tuple(line.number for line in parts.lines)
        self._session.move_parts(faces, lines, dialog.belongs_to)
