"""Tells files whose content is encrypted for one shop's programs (DRM): decoded they are noise."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

_TO_SAMPLES = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
_PROTECTED = frozenset({b"drms", b"drmi", b"drmt", b"p608", b"enca", b"encv", b"aavd"})
"""Names that FairPlay, Common Encryption and Audible give to the description of a track."""

_ASF_HEADER = UUID("75B22630-668E-11CF-A6D9-00AA0062CE6C").bytes_le
_ASF_ENCRYPTION = frozenset(
    UUID(text).bytes_le
    for text in (
        "2211B3FB-BD23-11D2-B4B7-00A0C955FC6E",
        "298AE614-2622-4C17-B935-DAE07EE9289C",
        "43058533-6981-49E6-9B74-AD12CB86D58C",
    )
)
_MOST_OBJECTS = 1000


def is_protected(path: Path) -> bool:
    """Reports whether a MP4 or ASF file (.m4p, .aax, .wma) is protected by DRM; no for a file that
    is damaged."""
    try:
        with path.open("rb") as file:
            if file.read(16) == _ASF_HEADER:
                return any(name in _ASF_ENCRYPTION for name in _asf_objects(file))
            size = file.seek(0, 2)
            return any(name in _PROTECTED for name in _sample_kinds(file, 0, size, _TO_SAMPLES))
    except (OSError, struct.error):
        return False


def _asf_objects(file: BinaryIO) -> Iterator[bytes]:
    """Yields the kinds of the objects in the header."""
    (count,) = struct.unpack("<8xI2x", file.read(14))
    for _ in range(min(count, _MOST_OBJECTS)):
        name, size = struct.unpack("<16sQ", file.read(24))
        yield name
        file.seek(max(0, size - 24), 1)


def _sample_kinds(file: BinaryIO, start: int, end: int, way: tuple[bytes, ...]) -> Iterator[bytes]:
    """Yields how the tracks say that their samples are coded. way: boxes still to go into."""
    for name, inside, after in _boxes(file, start, end):
        if way and name == way[0]:
            yield from _sample_kinds(file, inside, after, way[1:])
        elif not way and name == b"stsd":
            # Behind version, flags and count.
            yield from (kind for kind, _, _ in _boxes(file, inside + 8, after))


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yields name, begin of the content and end of each box."""
    for _ in range(_MOST_OBJECTS):
        if start + 8 > end:
            return
        file.seek(start)
        size, name = struct.unpack(">I4s", file.read(8))
        head = 8
        if size == 1:
            (size,), head = struct.unpack(">Q", file.read(8)), 16
        after = end if size == 0 else start + size
        if after < start + head:
            return
        yield name, start + head, min(after, end)
        start = after
