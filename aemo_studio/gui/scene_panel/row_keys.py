"""Maps keys to what they do with a row of the list."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Act(StrEnum):
    """Names what can be done with a row."""

    PICK = "pick"
    LOCK = "lock"
    REJECT = "reject"
    AUDITION = "audition"
    LINK = "link"
    FAVOURITE = "favourite"
    DETAILS = "details"
    FILE = "file"
    CREDIT = "credit"
    LIKE = "like"
    INSTEAD = "instead"


_KEYS: dict[int, Act] = {
    Qt.Key.Key_Return: Act.PICK,
    Qt.Key.Key_Enter: Act.PICK,
    Qt.Key.Key_Delete: Act.REJECT,
    Qt.Key.Key_Backspace: Act.REJECT,
    Qt.Key.Key_L: Act.LOCK,
    Qt.Key.Key_A: Act.AUDITION,
    Qt.Key.Key_O: Act.LINK,
    Qt.Key.Key_Asterisk: Act.FAVOURITE,
    Qt.Key.Key_D: Act.DETAILS,
}


def meaning(event: QKeyEvent) -> Act | None:
    """Returns an act, or None for a key that is not ours (with Ctrl, say)."""
    usual = Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Asterisk:
        usual |= Qt.KeyboardModifier.ShiftModifier
    return None if event.modifiers() & ~usual else _KEYS.get(event.key())
