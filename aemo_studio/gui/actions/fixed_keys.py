"""Lists the keys that belong to what has the focus: the sheet shows them, nobody changes them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

FixedKeys = tuple[object, tuple[tuple[object, str], ...]]
"""A heading; then what is done and its keys, in Qt's portable words, divided by blanks."""

FIXED: tuple[FixedKeys, ...] = (
    (
        QT_TRANSLATE_NOOP("Actions", "In the list of music"),
        (
            (QT_TRANSLATE_NOOP("Actions", "Pick the track"), "Return"),
            (QT_TRANSLATE_NOOP("Actions", "Lock the pick"), "L"),
            (QT_TRANSLATE_NOOP("Actions", "Reject the track"), "Del"),
            (QT_TRANSLATE_NOOP("Actions", "Audition the track"), "A"),
            (QT_TRANSLATE_NOOP("Actions", "Open its page"), "O"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "In the list of sound effects"),
        (
            (QT_TRANSLATE_NOOP("Actions", "Pick the effect, or remove it"), "Return"),
            (QT_TRANSLATE_NOOP("Actions", "Remove the picked effect"), "Del"),
            (QT_TRANSLATE_NOOP("Actions", "Move it by a frame"), "Alt+Left Alt+Right"),
            (QT_TRANSLATE_NOOP("Actions", "Move it by a second"), "Alt+Shift+Left Alt+Shift+Right"),
            (QT_TRANSLATE_NOOP("Actions", "Listen to it at its place"), "A"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "In the list of scenes"),
        (
            (QT_TRANSLATE_NOOP("Actions", "Go to the scene"), "Up Down"),
            (QT_TRANSLATE_NOOP("Actions", "Loop the scene"), "Return"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "In the list of characters"),
        (
            (QT_TRANSLATE_NOOP("Actions", "Name the character"), "F2"),
            (QT_TRANSLATE_NOOP("Actions", "Show the character alone"), "Return"),
            (QT_TRANSLATE_NOOP("Actions", "Show everybody"), "Esc"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "On the timeline and the picture"),
        (
            (QT_TRANSLATE_NOOP("Actions", "Loop the scene"), "Return"),
            (QT_TRANSLATE_NOOP("Actions", "Let go of what is dragged"), "Esc"),
            (QT_TRANSLATE_NOOP("Actions", "Leave the whole screen"), "Esc"),
        ),
    ),
)
