"""Reads the wire format of protocol buffers, without their descriptions."""

from __future__ import annotations

from typing import Any

Fields = dict[int, list[Any]]
"""The values of each field by its number, in order."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(message: bytes) -> Fields:
    """The fields of a protocol buffer by their numbers."""
    found: Fields = {}
    at = 0
    while at < len(message):
        tag, at = varint(message, at)
        value: Any
        if tag & 7 == 0:
            value, at = varint(message, at)
        else:
            size, at = (4, at) if tag & 7 == 5 else varint(message, at)
            value, at = message[at : at + size], at + size
        found.setdefault(tag >> 3, []).append(value)
    return found
