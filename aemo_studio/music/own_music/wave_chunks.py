"""Reads what broadcast wave files state beside their sound: `bext`, and iXML as Soundminer,
Steinberg and the Audio Software Working Group fill it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

_ORDERS = {b"RIFF": "<", b"RF64": "<", b"BW64": "<", b"FORM": ">"}
_LARGEST = 1 << 20
_MOST_CHUNKS = 1000
_BY_DS64 = 0xFFFFFFFF
_DESCRIPTION = 256


def read_chunks(path: Path, names: frozenset[bytes]) -> dict[str, bytes]:
    """Reads the named chunks of a wave or AIFF file; none of another file."""
    try:
        with path.open("rb") as file:
            return {name.decode(): data for name, data in _chunks(file, names)}
    except (OSError, struct.error):
        return {}


def description(bext: bytes) -> bytes:
    """Returns the description in a `bext` chunk, of unknown code page."""
    return bext[:_DESCRIPTION].split(b"\0", 1)[0].strip()


def ixml_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yields the texts of an iXML document by the names of their elements, and by those that
    Steinberg's attributes have; none of one that is damaged."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return
    try:
        root = ElementTree.fromstring(data.strip(b"\0 \t\r\n"))
    except (ElementTree.ParseError, ValueError, LookupError):
        return
    for element in root.iter():
        name, text = element.tag.rpartition("}")[2], (element.text or "").strip()
        if name == "ATTR":
            name, text = element.findtext("NAME", ""), element.findtext("VALUE", "").strip()
        if text:
            yield name, text


def _chunks(file: BinaryIO, names: frozenset[bytes]) -> Iterator[tuple[bytes, bytes]]:
    order = _ORDERS.get(file.read(12)[:4])
    sound = 0
    for _ in range(_MOST_CHUNKS if order else 0):
        head = file.read(8)
        if len(head) < len(b"nameSIZE"):
            return
        name, size = head[:4], struct.unpack(f"{order}I", head[4:])[0]
        start = file.tell()
        if name == b"ds64":
            sound = struct.unpack("<Q", file.read(16)[8:])[0]
        elif name in names and size <= _LARGEST:
            yield name, file.read(size)
        size = sound if name == b"data" and size == _BY_DS64 else size
        file.seek(start + size + size % 2)
