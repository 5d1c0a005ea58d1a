"""What becomes of picture and sound besides cuts: grade, frame, writing, mix, speed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]

SOUND_HZ = 16_000
_GREY = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True)
class Look:
    """How a film is written."""

    #: Width and height.
    size: tuple[int, int] = (192, 108)
    rate: Fraction = Fraction(25)
    #: Factor of contrast and level that is added: a grade.
    contrast: float = 1.0
    brightness: float = 0.0
    #: Factor of colours; 0 for black and white.
    saturation: float = 1.0
    #: Factors of red, green and blue.
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    #: Bits a second.
    bits: int = 300_000
    #: Share of the height that black bars cover, above and below together.
    bars: float = 0.0
    #: Share of the width and of the height that is shown, of the middle.
    shown: tuple[float, float] = (1.0, 1.0)
    #: Whether the whole picture stands between bars.
    boxed: bool = False
    #: What stands in the picture.
    burned: Literal["", "timecode", "subtitles", "watermark"] = ""
    #: Share of the sound that is another one: a new mix.
    other_sound: float = 0.0
    #: Which music is heard below the voices; 0 for none.
    music: int = 0
    #: How fast it runs.
    speed: float = 1.0
    has_picture: bool = True
    has_sound: bool = True


def finished(picture: NDArray[np.float32], look: Look, number: int) -> Picture:
    """Grades, frames and writes into a picture. number: of the frame."""
    graded: NDArray[np.floating] = picture
    if look.saturation != 1.0:
        grey = (picture @ _GREY)[:, :, None]
        graded = grey + (picture - grey) * look.saturation
    graded = graded * np.array(look.tint, np.float32) * look.contrast + look.brightness
    framed = _framed(np.clip(graded, 0, 255).astype(np.uint8), look)
    return _burned(framed, look, number)


def _framed(picture: Picture, look: Look) -> Picture:
    height, width = picture.shape[:2]
    x, y = (
        round(side * (1 - share) / 2)
        for side, share in zip((width, height), look.shown, strict=True)
    )
    cut = picture[y : height - y, x : width - x]
    if look.boxed:
        inner = (look.size[0], round(look.size[0] * height / width))
        above = (look.size[1] - inner[1]) // 2
        below = look.size[1] - inner[1] - above
        small = cv2.resize(cut, inner, interpolation=cv2.INTER_AREA)
        return np.asarray(np.pad(small, ((above, below), (0, 0), (0, 0))), np.uint8)
    resized = cv2.resize(cut, look.size, interpolation=cv2.INTER_AREA)
    bar = round(look.size[1] * look.bars / 2)
    if bar:
        resized[:bar], resized[-bar:] = 0, 0
    return np.asarray(resized, np.uint8)


def _burned(picture: Picture, look: Look, number: int) -> Picture:
    width, height = look.size
    if look.burned == "watermark":
        corner = picture[height // 12 : height // 4, -width // 4 : -width // 20]
        corner[:] = corner // 2 + 110
    elif look.burned == "timecode":
        cv2.rectangle(picture, (width // 3, 4), (width * 2 // 3, height // 8 + 4), (0, 0, 0), -1)
        place, font = (width // 3 + 3, height // 8), cv2.FONT_HERSHEY_PLAIN
        cv2.putText(picture, f"{number:08d}", place, font, 0.7, (255, 255, 255), 1)
    elif look.burned == "subtitles" and number // 45 % 3:
        words = np.random.default_rng(number // 45)
        left = int(words.integers(width // 12, width // 3))
        picture[-height // 5 : -height // 8, left : width - left : 2] = 240
    return picture


def mixed(voices: Sound, look: Look) -> Sound:
    """Mixes the sound of a film."""
    heard = voices
    if look.other_sound:
        other = _other_voices(len(voices))
        heard = heard * (1 - look.other_sound) + other * look.other_sound
    if look.music:
        heard = heard * 0.7 + _music(look.music, len(heard)) * 0.3
    if look.speed != 1.0:
        at = np.arange(int(len(heard) / look.speed)) * look.speed
        heard = np.interp(at, np.arange(len(heard)), heard)
    return np.asarray(heard, np.float32)


def _other_voices(count: int) -> Sound:
    rng = np.random.default_rng(9000)
    times_s = np.arange(count) / SOUND_HZ
    steps = rng.uniform(0, 1, int(times_s[-1] * 5) + 2) ** 2
    level = np.interp(times_s * 5, np.arange(len(steps)), steps)
    return np.asarray(0.4 * level * np.sin(2 * np.pi * 210 * times_s), np.float32)


def _music(number: int, count: int) -> Sound:
    """Notes on a beat."""
    rng = np.random.default_rng([number, 11])
    times_s, beat_s = np.arange(count) / SOUND_HZ, 60 / float(rng.uniform(70, 150))
    beats = times_s / beat_s
    notes = rng.choice([196.0, 220.0, 262.0, 294.0, 330.0], int(beats[-1]) + 1)[beats.astype(int)]
    strong = rng.uniform(0.4, 1.0, int(beats[-1]) + 1)[beats.astype(int)]
    return np.asarray(0.5 * strong * np.exp(-3 * (beats % 1)) * np.sin(6.28 * notes * times_s))
