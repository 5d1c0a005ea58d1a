"""What lies beside a catalogue of own music: how well each track fits scenes of each length.

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
    """Where the listening store of a catalogue file lies, if it has one."""
    return catalogue.with_suffix(SUFFIX)


def read_fits(catalogue: Path) -> Mapping[str, FloatArray]:
    """Track id to float32[32], the fit for each of FIT_LENGTHS_S.

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
    """Raises sqlite3.Error. Neither changes the file nor makes one."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
