"""Carries every message to the user, on one road.

News goes to the status area. What failed goes there too, and into a dialog that blocks nothing.
Cancelling is no error and ends as news.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections import deque
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

_KEPT = 50
_LOG = logging.getLogger(__name__)


class Messages(QObject):
    """Sends messages to the window. news: one sentence for the status area. warned: one that stays
    until it is read. `latest` keeps those for a report of a problem."""

    news = Signal(str)
    warned = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: QMessageBox | None = None
        self.latest: deque[str] = deque(maxlen=_KEPT)
        self._failure_shown = False

    def report(self, sentence: str) -> None:
        self._failure_shown = False
        self.news.emit(sentence)

    def warn(self, sentence: str) -> None:
        self._failure_shown = False
        self.latest.append(sentence)
        self.warned.emit(sentence)

    def go_on(self) -> None:
        """Takes a failure out of the status area: the user has done something since that worked.
        Warnings stay until they are read."""
        if self._failure_shown:
            self.report("")

    def fail(self, sentence: str, details: str = "") -> None:
        """Reports a failure in a sentence: what, where and what to do."""
        self.latest.append(f"{sentence}\n{details}".rstrip())
        self.warned.emit(sentence)
        self._failure_shown = True
        if self.dialog is not None and self.dialog.text() == sentence:
            return
        box = QMessageBox(QMessageBox.Icon.Warning, self._title(), sentence, parent=self._window)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setDetailedText(details)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _result: self._forget(box))
        self.dialog = box
        box.open()

    def _title(self) -> str:
        return self.tr("AEMO Studio")

    def _forget(self, box: QMessageBox) -> None:
        if self.dialog is box:
            self.dialog = None


def catch_everything(messages: Messages) -> None:
    """Turns exceptions that nobody caught into messages; the window lives on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error("%s", details)
        messages.fail(
            QCoreApplication.translate(
                "Failure",
                "Something unexpected went wrong ({0}). Save your project under another name, "
                "start the program again, and please report it.",
            ).format(f"{kind.__name__}: {error}"),
            details,
        )

    sys.excepthook = hook
