"""Finds the program's own files: models, catalogues, the sample, the licence.

In a checkout they stand beside the package (also for an editable install, which is what
`make` sets up); the wheel carries them inside the package, in `aemo_studio/data`.
`AEMO_STUDIO_HOME` points elsewhere, for tests and packagers.
"""

from __future__ import annotations

import os
from pathlib import Path

_INSTALLED = "data"


def home() -> Path:
    """Finds the folder that holds models/, catalog/ and resources/."""
    override = os.environ.get("AEMO_STUDIO_HOME")
    return Path(override) if override else _own_home()


def _own_home() -> Path:
    # Imported late: `--help` needs no files and should not wait for it.
    from importlib.resources import files

    package = Path(str(files("aemo_studio")))
    installed = package / _INSTALLED
    return installed if installed.is_dir() else package.parent


def models_dir() -> Path:
    """Returns the folder of the model files and their manifest."""
    return home() / "models"


def catalogue_dir() -> Path:
    """Returns the folder of the shipped catalogues and of the tables about moods."""
    return home() / "catalog"


def resources_dir() -> Path:
    """Returns the folder of icons, translations, desktop files and the sample."""
    return home() / "resources"
