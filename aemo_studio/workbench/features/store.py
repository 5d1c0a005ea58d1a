"""Feature files: what a training run needs of its clips, and nothing else.

One `.npz` of plain arrays, so that a machine with only torch and numpy can train on it.
Nothing in it is ever unpickled.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import UsageError
from aemo_studio.domain.emotion import N_EMOTIONS, FloatArray
from aemo_studio.workbench.protocols.clips import TextArray

FORMAT = 1


@dataclass(frozen=True, eq=False)
class FeatureFile:
    """One feature of n labelled clips.

    Raises ValueError where the arrays do not belong together.
    """

    #: Of the feature ("log-mel").
    name: str
    #: float32[n, …], finite.
    x: FloatArray
    #: int64[n]: positions in `EMOTIONS`.
    label: NDArray[np.int64]
    #: str[n], unique over all corpora ("ravdess/07").
    speaker: TextArray
    #: str[n].
    corpus: TextArray
    #: str[n].
    path: TextArray
    #: With which x was computed; two files may be put together only where it is the same.
    version: str = ""

    def __post_init__(self) -> None:
        for word, column in self._columns().items():
            if column.shape != (len(self.x),):
                raise ValueError(f"{word} must have shape [{len(self.x)}], got {column.shape}")
        if self.x.dtype != np.float32 or not np.isfinite(self.x).all():
            raise ValueError("x must be finite float32")
        if ((self.label < 0) | (self.label >= N_EMOTIONS)).any():
            raise ValueError(f"labels must lie in 0 to {N_EMOTIONS - 1}")

    def __len__(self) -> int:
        return len(self.x)

    def _columns(self) -> dict[str, NDArray[np.int64] | TextArray]:
        return {
            "label": self.label,
            "speaker": self.speaker,
            "corpus": self.corpus,
            "path": self.path,
        }


def save_features(path: Path, file: FeatureFile) -> None:
    """Writes `file` to `path` (`.npz`), or leaves what was there and raises OutputError."""
    buffer = io.BytesIO()
    np.savez(
        buffer,
        format=np.int64(FORMAT),
        name=np.str_(file.name),
        version=np.str_(file.version),
        x=file.x,
        label=file.label,
        speaker=file.speaker,
        corpus=file.corpus,
        path=file.path,
    )
    write_atomic(path, buffer.getvalue())


def load_features(path: Path) -> FeatureFile:
    """Reads a feature file.

    Raises UsageError if it cannot be read, is no feature file, or is from a newer version.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            _check_format(path, int(stored["format"]))
            return FeatureFile(
                name=str(stored["name"]),
                x=stored["x"],
                label=stored["label"],
                speaker=stored["speaker"],
                corpus=stored["corpus"],
                path=stored["path"],
                version=str(stored["version"]),
            )
    except OSError as error:
        raise UsageError(
            "Cannot read {path}: {reason}.", path=path, reason=error.strerror or error
        ) from error
    except (ValueError, KeyError, TypeError, EOFError, AttributeError, zipfile.BadZipFile) as error:
        raise UsageError(
            "{path} is not a feature file; make one with aemo-studio train features.", path=path
        ) from error


def _check_format(path: Path, found: int) -> None:
    if found > FORMAT:
        raise UsageError(
            "{path} is from a newer version of AEMO Studio; update to read it.", path=path
        )
