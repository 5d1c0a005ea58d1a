"""Offers the way back for tracks that were rejected for a scene."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.gui.look import theme
from aemo_studio.gui.scene_panel.base import LANGUAGE_EVENTS
from aemo_studio.gui.scene_panel.chips import CHIP_SHEET

MOST_TITLES = 500


class RejectedButton(QToolButton):
    """Shows how many tracks are rejected; its menu allows them again. Hidden without any.

    A project stores the keys of rejected tracks only, so the button remembers the titles of the
    last `MOST_TITLES` tracks that the list has shown.
    """

    allowed = Signal(object)
    """A TrackKey."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[TrackKey, ...] = ()
        self._titles: dict[TrackKey, str] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.setFont(theme.font(theme.TEXT_SMALL))
        self.setStyleSheet(CHIP_SHEET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def remember(self, tracks: Iterable[Track]) -> None:
        for track in tracks:
            self._titles.pop(track.key, None)
            self._titles[track.key] = track.title
        while len(self._titles) > MOST_TITLES:
            del self._titles[next(iter(self._titles))]

    def show_rejected(self, keys: Sequence[TrackKey]) -> None:
        self._keys = tuple(keys)
        menu = self.menu()
        menu.clear()
        for key in keys:
            text = self.tr("Allow “{0}” again").format(self._title(key)).replace("&", "&&")
            menu.addAction(text, partial(self.allowed.emit, key))
        if len(keys) > 1:
            menu.addSeparator()
            menu.addAction(self.tr("Allow all again"), self._allow_all)
        self.setText(self.tr("%Ln rejected", "", len(keys)))
        self.setAccessibleName(self.tr("%Ln track(s) rejected here", "", len(keys)))
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(keys))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in LANGUAGE_EVENTS:
            self.show_rejected(self._keys)

    def _title(self, key: TrackKey) -> str:
        return self._titles.get(key, f"{key.catalogue}: {key.track_id}")

    def _allow_all(self) -> None:
        for key in self._keys:
            self.allowed.emit(key)
