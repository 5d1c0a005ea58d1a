"""Decodes the pictures of rows: files, members of archives, lines of pixels."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.base.errors import MediaError
from aemo_studio.workbench.corpora.fer2013 import SIDE
from aemo_studio.workbench.corpora.rows import Row
from aemo_studio.workbench.corpora.tables import lines

Picture = NDArray[np.uint8]


def pictures(rows: Sequence[Row]) -> Iterator[Picture]:
    """Decodes the picture of each row, in order: uint8[h, w] (grey) or uint8[h, w, 3] (RGB).

    Neighbours in one table or archive are read in one pass. Raises MediaError naming the
    first picture that cannot be decoded.
    """
    for path, group in groupby(rows, key=lambda row: row.path):
        members = [row.member for row in group]
        suffix = path.suffix.lower()
        if suffix == ".csv":
            yield from _from_table(path, members)
        elif suffix == ".zip":
            yield from _from_archive(path, members)
        else:
            yield from (_decoded(path.read_bytes(), str(path)) for _ in members)


def _from_table(path: Path, members: Sequence[str]) -> Iterator[Picture]:
    wanted = iter(members)
    member = next(wanted)
    for line in lines(path):
        if member == f"line {line.number}":
            values = np.array(line.cells["pixels"].split(), dtype=np.uint8)
            yield values.reshape(SIDE, SIDE)
            following = next(wanted, None)
            if following is None:
                return
            member = following
    raise MediaError(
        "{path} has no {member} any more; read the corpus again.", path=path, member=member
    )


def _from_archive(path: Path, members: Sequence[str]) -> Iterator[Picture]:
    with zipfile.ZipFile(path) as archive:
        for member in members:
            yield _decoded(archive.read(member), f"{member} in {path}")


def _decoded(data: bytes, name: str) -> Picture:
    import cv2

    stored = np.frombuffer(data, np.uint8)
    picture = cv2.imdecode(stored, cv2.IMREAD_ANYCOLOR) if len(stored) else None
    if picture is None:
        raise MediaError("The picture {name} cannot be decoded; download it again.", name=name)
    return np.asarray(picture if picture.ndim == 2 else picture[..., ::-1], np.uint8)
