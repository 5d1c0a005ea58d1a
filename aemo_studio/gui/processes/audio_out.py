"""Prints the audio outputs as JSON: `python -m aemo_studio.gui.processes.audio_out`.

A program of its own because asking Qt loads the sound system's libraries, which may be missing or
hang; `doctor` starts it as a child.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtMultimedia import QMediaDevices


def audio_outputs() -> list[dict[str, object]]:
    """Lists the name of each output and whether sound goes there by default."""
    default = QMediaDevices.defaultAudioOutput()
    return [
        {"name": device.description(), "default": device.id() == default.id()}
        for device in QMediaDevices.audioOutputs()
    ]


def main() -> int:
    """Prints `{"outputs": […]}`."""
    application = QCoreApplication(sys.argv)
    print(json.dumps({"outputs": audio_outputs()}))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
