"""Small films whose shots move as those of a camera do, for tests of the sparse decode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from tests.media_factory import Picture, TimedPicture, card, make_video

SIZE = (160, 96)
RATE = Fraction(30)

_WIDE = (480, 160)
_NOISE = 4.0


def shot(number: int, frames: int, speed: float = 1.0) -> list[Picture]:
    """A camera that pans over a picture at `speed` pixels a frame, with the noise of a sensor."""
    wide, rng = card(number, _WIDE), np.random.default_rng(number)
    last = _WIDE[0] - SIZE[0]
    seen = []
    for frame in range(frames):
        x = round(abs((frame * speed + last) % (2 * last) - last))
        part = wide[8 : 8 + SIZE[1], x : x + SIZE[0]]
        noisy = part + rng.normal(0, _NOISE, part.shape)
        seen.append(np.clip(noisy, 0, 255).astype(np.uint8))
    return seen


def timed(pictures: Sequence[Picture]) -> Iterator[TimedPicture]:
    """The pictures at `RATE`."""
    return ((float(number / RATE), picture) for number, picture in enumerate(pictures))


def film(path: Path, pictures: Sequence[Picture], codec: str = "libx264", **options: str) -> Path:
    """Writes the pictures as encoders do that were told nothing but `options`."""
    usual = {"preset": "veryfast", "crf": "16", "bf": "3", **options}
    return make_video(path, frames=timed(pictures), rate=RATE, codec=codec, options=usual)
