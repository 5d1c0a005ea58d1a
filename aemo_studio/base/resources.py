"""Where the program's own files lie: models, catalogues, the sample.

They stand beside the package in a checkout (and in an editable install, which is what
`make` sets up). `AEMO_STUDIO_HOME` points elsewhere, for tests and packagers.
"""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder that holds models/, catalog/ and resources/."""
    override = os.environ.get("AEMO_STUDIO_HOME")
    return Path(override) if override else Path(__file__).resolve().parents[2]


def models_dir() -> Path:
    return home() / "models"


def catalogue_dir() -> Path:
    return home() / "catalog"


def resources_dir() -> Path:
    return home() / "resources"
