"""Finds the folder of what the program keeps for its user across films."""

from __future__ import annotations

import os
from pathlib import Path

_SETTINGS = "AEMO_STUDIO_SETTINGS"


def data_folder() -> Path:
    """Returns the user's own folder for the program's data; beside the settings where
    `AEMO_STUDIO_SETTINGS` moved those."""
    own = os.environ.get(_SETTINGS)
    if own:
        return Path(own) / "data"
    # Imported late: `--help` needs no folder and should not wait for it.
    import platformdirs

    return Path(platformdirs.user_data_dir("aemo-studio"))
