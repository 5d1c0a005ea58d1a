"""Opens the store of what the window remembers between sessions."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings

_FOLDER = "AEMO_STUDIO_SETTINGS"


def settings_folder() -> Path:
    """Returns the user's own folder for settings; `AEMO_STUDIO_SETTINGS` names another."""
    own = os.environ.get(_FOLDER)
    return Path(own) if own else Path(platformdirs.user_config_dir("aemo-studio"))


def settings() -> QSettings:
    """Opens the settings file. Cheap; all objects of one process share what they hold."""
    return QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)


def data_folder() -> Path:
    """Returns the folder for what the program keeps for the user; beside the settings where those
    were moved."""
    own = os.environ.get(_FOLDER)
    return Path(own) / "data" if own else Path(platformdirs.user_data_dir("aemo-studio"))


def state_folder() -> Path:
    """Returns the folder for recovery files; beside the settings where those were moved."""
    own = os.environ.get(_FOLDER)
    return Path(own) / "state" if own else Path(platformdirs.user_state_dir("aemo-studio"))
