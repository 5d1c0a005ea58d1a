"""Maps keys to what they do with a card in the list."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

TO_END = 1_000_000


class Act(StrEnum):
    """Names what a key does with the card that has the focus."""

    PICK = "pick"
    LOCK = "lock"
    REJECT = "reject"
    AUDITION = "audition"
    LINK = "link"


_KEYS: dict[int, Act | int] = {
    Qt.Key.Key_Return: Act.PICK,
    Qt.Key.Key_Enter: Act.PICK,
    Qt.Key.Key_Delete: Act.REJECT,
    Qt.Key.Key_Backspace: Act.REJECT,
    Qt.Key.Key_L: Act.LOCK,
    Qt.Key.Key_A: Act.AUDITION,
    Qt.Key.Key_O: Act.LINK,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -TO_END,
    Qt.Key.Key_End: TO_END,
}


def meaning(event: QKeyEvent) -> Act | int | None:
    """Returns an act, steps to another card, or None for a key that is not ours (with
    Ctrl, say)."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    return _KEYS.get(event.key())
