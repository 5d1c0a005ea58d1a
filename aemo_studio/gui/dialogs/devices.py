"""Finds the processors that the models could run on; a child looks, as that loads torch."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QProcess, Signal

from aemo_studio.base.own_program import own_module
from aemo_studio.gui.processes.child import child_environment, end_process

_LISTING = "aemo_studio.analysis.speech.device"


class DeviceFinder(QObject):
    """Asks a child for the devices. found carries their names (cuda, mps, cpu): the CPU alone where
    the child fails."""

    found = Signal(tuple)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(child_environment())
        self._process.finished.connect(self._on_finished)

    def start(self) -> None:
        program, *words = own_module(_LISTING)
        self._process.start(program, words)

    def stop(self) -> None:
        """Ends the child if it still runs."""
        end_process(self._process)

    def _on_finished(self) -> None:
        try:
            words = json.loads(bytes(self._process.readAllStandardOutput().data()))
        except ValueError:
            words = ["cpu"]
        self.found.emit(tuple(str(word) for word in words))
