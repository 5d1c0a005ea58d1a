"""Keeps keys that a focused widget needs itself from triggering shortcuts of the window.

Space presses a focused button and the arrows move a focused slider or list, although the window
plays and steps with them. Text fields look after themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QWidget,
)

_KEY = Qt.Key
_ARROWS = {_KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down}
_ENDS = {_KEY.Key_Home, _KEY.Key_End}
_NEEDS: tuple[tuple[type[QWidget], set[Qt.Key]], ...] = (
    (QAbstractButton, {_KEY.Key_Space}),
    (QAbstractSlider, _ARROWS | _ENDS),
    (QAbstractSpinBox, _ARROWS | _ENDS),
    (QComboBox, {_KEY.Key_Space, _KEY.Key_Up, _KEY.Key_Down} | _ENDS),
    (QAbstractItemView, {_KEY.Key_Space} | _ARROWS | _ENDS),
)


class KeyGuard(QObject):
    """Filters the key events of the whole application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # The kind first: every event of the application comes here, and asking its type is slow.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if bare and isinstance(watched, QWidget) and needs(watched, Qt.Key(event.key())):
                event.accept()
                return True
        return False


def needs(widget: QWidget, key: Qt.Key) -> bool:
    """Returns whether a focused widget has its own use for the key; `leaves_keys` of a widget
    names those that it has none for."""
    if key in getattr(widget, "leaves_keys", ()):
        return False
    return any(isinstance(widget, kind) and key in keys for kind, keys in _NEEDS)
