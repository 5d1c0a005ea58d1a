"""Writes in words how far work is, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.time import clock

_MINUTE_S = 60
_HOUR_S = 3600


def time_left(seconds: float) -> str:
    """Writes how long work still takes: `40 s left`, `9 min left`, `1:05:00 left`."""
    translate = QCoreApplication.translate
    if seconds < _MINUTE_S:
        return translate("ProgressWords", "{0} s left").format(max(1, round(seconds)))
    if seconds < _HOUR_S:
        return translate("ProgressWords", "{0} min left").format(round(seconds / _MINUTE_S))
    return translate("ProgressWords", "{0} left").format(clock(seconds))


def file_of(number: int, count: int, name: str, left_s: float | None) -> str:
    """Writes `3 of 214 · name · 9 min left`."""
    words = [QCoreApplication.translate("ProgressWords", "{0} of {1}").format(number, count)]
    words += [name] if name else []
    words += [] if left_s is None else [time_left(left_s)]
    return " · ".join(words)
