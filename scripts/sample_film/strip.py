"""Writes the frame number into the picture: timecode for people, blocks for programs.

A row of small cells in the lower left corner: white, black, twelve bits of the frame
number (most significant first), one cell that makes the count of white bits even.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]

BITS = 12
_CELLS = 2 + BITS + 1
_LEFT, _BOTTOM, _WIDTH, _HEIGHT = 18, 16, 8, 6
_FULL_HEIGHT = 540
_WHITE, _BLACK = 225, 20


def draw_strip(picture: Picture, number: int, timecode: str) -> None:
    """Writes both into uint8[540, w, 3], in place. Raises ValueError beyond 4095."""
    if not 0 <= number < 1 << BITS:
        raise ValueError(f"{number} does not fit {BITS} bits")
    top = picture.shape[0] - _BOTTOM - _HEIGHT
    for cell, bit in enumerate(_pattern(number)):
        left = _LEFT + cell * _WIDTH
        picture[top : top + _HEIGHT, left : left + _WIDTH] = _WHITE if bit else _BLACK
    _draw_timecode(picture, timecode, top)


def read_strip(picture: Picture) -> int | None:
    """The frame number in uint8[h, w, 3] of any size with the film's shape; None if unreadable."""
    scale = picture.shape[0] / _FULL_HEIGHT
    y = round((_FULL_HEIGHT - _BOTTOM - _HEIGHT / 2) * scale - 0.5)
    centres = (np.arange(_CELLS) + 0.5) * _WIDTH + _LEFT
    columns = np.round(centres * scale - 0.5).astype(int)
    levels = picture[y, columns].mean(axis=-1)
    bits = [bool(level > 122) for level in levels]
    number = sum(1 << (BITS - 1 - place) for place, bit in enumerate(bits[2:-1]) if bit)
    return number if bits == _pattern(number) else None


def _pattern(number: int) -> list[bool]:
    bits = [bool(number >> place & 1) for place in reversed(range(BITS))]
    return [True, False, *bits, sum(bits) % 2 == 1]


def _draw_timecode(picture: Picture, timecode: str, strip_top: int) -> None:
    left, right, top = _LEFT, _LEFT + _CELLS * _WIDTH, strip_top - 20
    image = Image.fromarray(picture[top:strip_top, left:right])
    draw = ImageDraw.Draw(image, "RGBA")
    draw.rectangle((0, 0, right - left, strip_top - top), fill=(0, 0, 0, 110))
    draw.text((6, 2), timecode, font=ImageFont.load_default(14), fill=(255, 255, 255, 225))
    picture[top:strip_top, left:right] = np.asarray(image)
