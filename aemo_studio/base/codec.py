"""Encodes and decodes JSON documents that hold arrays, fractions and paths.

Arrays are base64 of little-endian floats. Those above a kilobyte are zlib-packed after
their bytes were regrouped (all first bytes, then all second bytes …), which is exact and
packs floats far better than the plain order.
"""

from __future__ import annotations

import math
import os
import zlib
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

_DTYPES: dict[str, np.dtype[Any]] = {"<f4": np.dtype("<f4"), "<f2": np.dtype("<f2")}
_PACK_FROM_BYTES = 1024
_MAX_ITEMS = 100_000_000


class PackedArray(msgspec.Struct, frozen=True):
    """A float array as a document holds it."""

    #: Type of the values: "<f4" (float32) or "<f2" (float16), little-endian.
    dtype: str
    #: Length of each axis.
    shape: tuple[int, ...]
    #: The values in C order (base64 in the document); see `packed`.
    data: bytes
    #: Whether `data` is regrouped byte by byte and zlib-compressed.
    packed: bool = False


class PackedPath(msgspec.Struct, frozen=True):
    """A path whose bytes are no valid text (possible on Linux)."""

    #: The path as the file system holds it (base64 in the document).
    path_bytes: bytes


def encode(value: object) -> bytes:
    """Encodes `value` as one JSON document. Raises TypeError or ValueError if it cannot be one."""
    return msgspec.json.encode(value, enc_hook=_encode_value)


def decoder(type_: type[Any]) -> msgspec.json.Decoder[Any]:
    """Makes a decoder of documents of `type_`; it raises msgspec.MsgspecError."""
    return msgspec.json.Decoder(type_, dec_hook=_decode_value)


def convert(value: object, type_: type[Any]) -> Any:
    """Converts plain JSON values (after a migration) to `type_`. Raises msgspec.ValidationError."""
    return msgspec.convert(value, type_, dec_hook=_decode_value)


def _encode_value(value: object) -> object:
    if isinstance(value, np.ndarray):
        return pack_array(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, Path):
        return _pack_path(value)
    raise NotImplementedError(f"{type(value).__name__} has no place in a document")


def _decode_value(type_: Any, value: Any) -> object:
    if getattr(type_, "__origin__", type_) is np.ndarray:
        return unpack_array(msgspec.convert(value, PackedArray))
    if type_ is Fraction:
        return _fraction(value)
    if type_ is Path:
        return _unpack_path(value)
    raise NotImplementedError(f"{type_} has no place in a document")


def pack_array(array: NDArray[Any]) -> PackedArray:
    """Packs a float32 or float16 array. Raises TypeError for other types, ValueError for NaN or
    infinity."""
    name = {"f": "<f4", "e": "<f2"}.get(array.dtype.char)
    if name is None:
        raise TypeError(f"documents hold float32 arrays, not {array.dtype}")
    if not np.isfinite(array).all():
        raise ValueError("an array holds values that are not finite")
    plain = np.ascontiguousarray(array, dtype=_DTYPES[name])
    if plain.nbytes < _PACK_FROM_BYTES:
        return PackedArray(name, tuple(array.shape), plain.tobytes())
    grouped = plain.reshape(-1).view(np.uint8).reshape(-1, plain.itemsize).T
    data = zlib.compress(grouped.tobytes(), level=3)
    return PackedArray(name, tuple(array.shape), data, packed=True)


def unpack_array(packed: PackedArray) -> NDArray[np.float32]:
    """Unpacks an array as float32, read-only. Raises ValueError if data and shape disagree."""
    dtype = _DTYPES.get(packed.dtype)
    count = math.prod(packed.shape)
    if dtype is None or min(packed.shape, default=0) < 0 or count > _MAX_ITEMS:
        raise ValueError("array of unknown type or impossible shape")
    size = count * dtype.itemsize
    raw = _regrouped(packed.data, size, dtype.itemsize) if packed.packed else packed.data
    if len(raw) != size:
        raise ValueError("array data shorter or longer than its shape")
    result: NDArray[np.float32] = np.frombuffer(raw, dtype=dtype).reshape(packed.shape)
    result = result.astype(np.float32, copy=False)
    if not np.isfinite(result).all():
        raise ValueError("array holds values that are not finite")
    result.flags.writeable = False
    return result


def _regrouped(data: bytes, size: int, itemsize: int) -> bytes:
    """Decompresses packed data and puts the bytes of each value together again."""
    raw = _inflate(data, size)
    if len(raw) % itemsize:
        raise ValueError("array data ends within a value")
    return np.frombuffer(raw, dtype=np.uint8).reshape(itemsize, -1).T.tobytes()


def _inflate(data: bytes, size: int) -> bytes:
    """Decompresses at most `size` + 1 bytes, so that a forged document cannot fill the memory."""
    try:
        return zlib.decompressobj().decompress(data, size + 1)
    except zlib.error as error:
        raise ValueError(f"array data damaged ({error})") from error


def _fraction(value: Any) -> Fraction:
    if not isinstance(value, str):
        raise ValueError("expected a fraction like 30000/1001")
    try:
        return Fraction(value)
    except ZeroDivisionError as error:
        raise ValueError("fraction with a zero below the line") from error


def _pack_path(path: Path) -> str | PackedPath:
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return PackedPath(os.fsencode(path))
    return text


def _unpack_path(value: Any) -> Path:
    if isinstance(value, str):
        return Path(value)
    packed = msgspec.convert(value, PackedPath)
    return Path(os.fsdecode(packed.path_bytes))
