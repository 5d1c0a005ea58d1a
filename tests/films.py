"""Short films with a real face and a real voice, for tests of the whole chain."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from skimage import data

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.base.resources import resources_dir
from tests.media_factory import Picture, Sound, cuts, make_video, plain, with_inset

VOICE_HZ = 16_000
SLOW = Fraction(10)
WIDE = (320, 180)

TALK_S = (37.5, 42.7)
"""Where the sample film's voice speaks nearly without a pause."""


@cache
def voice() -> Sound:
    """The sound of the sample film, float32[n] at 16 kHz."""
    return load_audio(resources_dir() / "sample.mp4")


def talk(seconds: float = 4.0) -> Sound:
    """Somebody speaking, from the first moment on; at most 5.2 s."""
    start = round(TALK_S[0] * VOICE_HZ)
    return voice()[start : start + round(seconds * VOICE_HZ)]


def portrait(side: int) -> Picture:
    """The public-domain portrait of an astronaut, [side, side, 3]. The middle of her face
    lies 0.44 of the width from the left and 0.23 of the height from the top."""
    picture = np.asarray(data.astronaut(), np.uint8)  # type: ignore[no-untyped-call]
    return np.asarray(cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA), np.uint8)


def face_picture(size: tuple[int, int] = WIDE) -> Picture:
    """The portrait in the middle of a grey picture (width, height)."""
    side = min(size)
    left, top = (size[0] - side) // 2, (size[1] - side) // 2
    return with_inset(plain(96, size), portrait(side), left, top)


def make_talk(path: Path, picture: Picture, seconds: float = 4.0) -> Path:
    """Somebody speaks while one picture is shown."""
    return make_video(
        path,
        frames=cuts([(picture, seconds)], SLOW),
        rate=SLOW,
        audio=talk(seconds),
        audio_rate=VOICE_HZ,
    )
