"""Reads the fits beside a catalogue of own music: how well each track suits scenes of each length.

`mine.csv` has its listening store in `mine.listening` (SQLite, written by own_music). Here
only the part is read that ranking needs.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.domain.listening import FIT_LENGTHS_S

SUFFIX = ".listening"


def sidecar_path(catalogue: Path) -> Path:
    """Builds the path of a catalogue file's listening store, whether or not there is one."""
    return catalogue.with_suffix(SUFFIX)


def read_fits(catalogue: Path) -> Mapping[str, FloatArray]:
    """Reads track id to float32[32], the fit for each of FIT_LENGTHS_S.

    Empty where there is no store, or none that can be read: the tracks are then ranked
    without the score part "fit".
    """
    path = sidecar_path(catalogue)
    if not path.is_file():
        return {}
    size = 4 * len(FIT_LENGTHS_S)
    try:
        with contextlib.closing(open_read_only(path)) as store:
            rows = store.execute("SELECT track_id, fit FROM files WHERE fit IS NOT NULL")
            return {
                track_id: np.frombuffer(fit, "<f4") for track_id, fit in rows if len(fit) == size
            }
    except sqlite3.Error:
        return {}


def open_read_only(path: Path) -> sqlite3.Connection:
    """Opens a store, without changing or making the file. Raises sqlite3.Error."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
