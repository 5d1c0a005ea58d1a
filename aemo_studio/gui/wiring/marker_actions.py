"""Connects the keys, menu entries and double clicks that set, describe and remove markers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from aemo_studio.domain.project import MarkerHue
from aemo_studio.gui.actions.actions import Actions
from aemo_studio.gui.document.playhead import marker_at
from aemo_studio.gui.document.session import Session
from aemo_studio.gui.player import Player
from aemo_studio.gui.timeline.view import TimelineView

WITHIN_S = 0.5
"""Seconds from the playhead in which a marker is meant."""


class MarkerActions(QObject):
    """Connects the actions; a marker that is added a second time is described instead, as in other
    programs."""

    def __init__(
        self,
        actions: Actions,
        player: Player,
        timeline: TimelineView,
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._player = player
        self._session = session
        actions.on("add marker", self._add)
        actions.on("describe marker", self._describe_here)
        actions.on("remove marker", self._remove)
        actions.on("remove all markers", session.remove_all_markers)
        timeline.marker_moved.connect(session.move_marker)
        timeline.marker_activated.connect(self.describe)

    def describe(self, index: int) -> None:
        """Asks for name, colour and note of marker `index`."""
        from aemo_studio.gui.dialogs.marker import MarkerDialog

        project = self._session.project
        if project is None or index >= len(project.markers):
            return
        marker = project.markers[index]
        rate = project.analysis.video.timecode_rate
        timecode = rate.format(marker.time_s, project.start_timecode)
        dialog = MarkerDialog(marker, timecode, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.described.connect(lambda *told: self._take(index, *told))
        dialog.removed.connect(lambda: self._session.remove_marker(index))
        dialog.open()

    def _take(self, index: int, name: str, hue: MarkerHue, note: str) -> None:
        self._session.describe_marker(index, name, hue, note)

    def _add(self) -> None:
        half_s = self._player.transport.clock.frame_s / 2
        here = self._marker(half_s)
        if here is None:
            self._session.add_marker(self._player.time_s)
        else:
            self.describe(here)

    def _describe_here(self) -> None:
        here = self._marker(WITHIN_S)
        if here is not None:
            self.describe(here)

    def _remove(self) -> None:
        here = self._marker(WITHIN_S)
        if here is not None:
            self._session.remove_marker(here)

    def _marker(self, within_s: float) -> int | None:
        project = self._session.project
        return marker_at(project, self._player.time_s, within_s) if project else None
