"""Small corpora on disk with the true names; the content is not sound unless it must be."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

from aemo_studio.workbench.corpora.fer2013 import SIDE


def grow(root: Path, names: Iterable[str]) -> Path:
    """Files that are not empty, in `root`."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"RIFF")
    return root


def pixels(level: int) -> str:
    """A grey picture as FER2013 writes it."""
    return " ".join([str(level)] * (SIDE * SIDE))


def jpeg(level: int) -> bytes:
    done, data = cv2.imencode(".jpg", np.full((SIDE, SIDE), level, np.uint8))
    assert done
    return data.tobytes()


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path
