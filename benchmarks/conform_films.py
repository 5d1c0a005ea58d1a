"""Makes films and recuts of them: moving shots, takes that hardly differ, shots that come twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Sound = NDArray[np.float32]

SOUND_HZ = 16_000
FIELD = (240, 144)


@dataclass(frozen=True)
class Take:
    """A recorded take, from which shots are cut."""

    #: What is to be seen, and how it moves.
    setting: int
    #: Takes of one setting hardly differ.
    take: int = 0


@dataclass(frozen=True)
class Cut:
    """A part of a take in a film."""

    take: Take
    #: Seconds of the take.
    from_s: float
    length_s: float
    #: Whether it is a second use of material that is in the film already.
    again: bool = False


@dataclass(frozen=True)
class Look:
    """How a film is written."""

    size: tuple[int, int] = (192, 108)
    rate: Fraction = Fraction(25)
    #: Factor of contrast and level that is added: a grade.
    contrast: float = 1.0
    brightness: float = 0.0
    #: Bits a second.
    bits: int = 300_000
    #: Share of the sound that is another one: a new mix.
    other_sound: float = 0.0


def write_film(path: Path, cuts: Sequence[Cut], look: Look) -> Path:
    """Writes a film of cuts."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=look.rate, options={"preset": "ultrafast"})
        sound = container.add_stream("aac", rate=SOUND_HZ, layout="mono")
        assert isinstance(video, VideoStream)
        assert isinstance(sound, AudioStream)
        video.width, video.height = look.size
        video.pix_fmt, video.bit_rate = "yuv420p", look.bits
        for picture in _pictures(cuts, look):
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        container.mux(video.encode(None))
        frame = av.AudioFrame.from_ndarray(_sound(cuts, look)[None], "fltp", "mono")
        frame.sample_rate = SOUND_HZ
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def _pictures(cuts: Sequence[Cut], look: Look) -> Iterator[Picture]:
    ends = np.cumsum([cut.length_s for cut in cuts])
    for n in range(round(float(ends[-1]) * look.rate)):
        time_s = float(n / look.rate)
        index = min(int(np.searchsorted(ends, time_s + 1e-6, side="right")), len(cuts) - 1)
        cut = cuts[index]
        picture = picture_of(cut.take, cut.from_s + time_s - float(ends[index]) + cut.length_s)
        graded = np.clip(picture * look.contrast + look.brightness, 0, 255).astype(np.uint8)
        yield cv2.resize(graded, look.size, interpolation=cv2.INTER_AREA)


@cache
def _field(setting: int) -> NDArray[np.float32]:
    """A wide still of a setting, float32[h, w, 3]: blurred noise in its own colours."""
    rng = np.random.default_rng(setting)
    coarse = rng.normal(0, 1, (9, 15, 3)).astype(np.float32)
    fine = rng.normal(0, 1, (36, 60, 3)).astype(np.float32)
    tint = rng.uniform(70, 180, 3).astype(np.float32)
    wide = cv2.resize(coarse, FIELD, interpolation=cv2.INTER_CUBIC) * 38
    wide = wide + cv2.resize(fine, FIELD, interpolation=cv2.INTER_LINEAR) * 12
    mixed = wide.mean(axis=2, keepdims=True) * 0.7 + wide * 0.3 + tint
    return np.asarray(np.clip(mixed, 0, 255), np.float32)


def picture_of(take: Take, time_s: float) -> NDArray[np.float32]:
    """What a take shows at a time: a slow pan or none, and somebody who moves."""
    rng = np.random.default_rng(take.setting)
    speed, phase = rng.choice([0.0, 0.0, 2.0, 5.0]), rng.uniform(0, 6.28)
    own = np.random.default_rng([take.setting, take.take])
    left = 24 + 20 * np.sin(speed * time_s / 20 + phase)
    shift = np.array([[1, 0, -left], [0, 1, -18]], np.float32)
    picture = cv2.warpAffine(_field(take.setting), shift, (192, 108))
    walk, sway, stands = own.uniform(0.3, 1.2), own.uniform(0, 6.28), own.uniform(50, 82)
    x, y = 96 + 55 * np.sin(walk * time_s + sway), stands + 8 * np.sin(2.1 * time_s)
    centre = (int(x), int(y))
    colour = tuple(rng.uniform(20, 235, 3).tolist())
    drawn = cv2.ellipse(picture.copy(), centre, (16, 34), 0, 0, 360, colour, -1)
    return np.asarray(drawn, np.float32)


def _sound(cuts: Sequence[Cut], look: Look) -> Sound:
    parts = [sound_of(cut.take, cut.from_s, cut.length_s) for cut in cuts]
    whole = np.concatenate(parts)
    if look.other_sound:
        other = np.concatenate([sound_of(Take(9000 + n), 0.0, 1.0) for n in range(400)])
        mixed = whole * (1 - look.other_sound) + other[: len(whole)] * look.other_sound
        return mixed.astype(np.float32)
    return whole


def sound_of(take: Take, from_s: float, length_s: float) -> Sound:
    """What is heard in a take: somebody who speaks in syllables, and a room."""
    rng = np.random.default_rng([take.setting, take.take, 7])
    steps = rng.uniform(0, 1, 900) ** 2
    times = from_s + np.arange(round(length_s * SOUND_HZ)) / SOUND_HZ
    level = np.interp(times * 5, np.arange(900), steps)
    carrier = np.sin(2 * np.pi * rng.uniform(120, 400) * times)
    room = 0.01 * np.random.default_rng(take.setting).standard_normal(len(times))
    return (0.4 * level * carrier + room).astype(np.float32)


def drawn_film(rng: np.random.Generator, count: int, first_setting: int) -> list[Cut]:
    """Draws a film: some settings are seen alternately (two people who talk), some takes hardly
    differ, and a flashback shows a part of what was seen before."""
    cuts: list[Cut] = []
    used: dict[Take, float] = {}
    setting = first_setting
    while len(cuts) < count:
        setting += 2
        talk = rng.random() < 0.5
        for n in range(int(rng.integers(4, 8)) if talk else 2):
            take = Take(setting + n % 2, int(rng.integers(0, 2)) if talk else 0)
            length_s = round(float(rng.choice([0.6, 1.2, 2.0, 3.0, 4.4])), 2)
            from_s = used.get(take, 2.0)
            used[take] = from_s + length_s + 1.0
            cuts.append(Cut(take, from_s, length_s))
        if len(cuts) > 8 and rng.random() < 0.35:
            old = cuts[int(rng.integers(0, len(cuts) - 6))]
            cuts.append(Cut(old.take, old.from_s, old.length_s, again=True))
    return cuts[:count]


def recut(rng: np.random.Generator, cuts: Sequence[Cut], first_setting: int) -> list[Cut]:
    """Recuts a film: removes, trims, moves and inserts shots."""
    made: list[Cut] = []
    for n, cut in enumerate(cuts):
        drawn = rng.random()
        if drawn < 0.12:
            continue
        made.append(_trimmed(rng, cut) if drawn < 0.35 and cut.length_s >= 1.2 else cut)
        if rng.random() < 0.08:
            length_s = float(rng.choice([0.8, 2.0, 5.0]))
            made.append(Cut(Take(first_setting + n), 2.0, length_s))
        follows = n + 1 < len(cuts) and cuts[n + 1].take.setting == cut.take.setting
        if rng.random() < 0.05 and not follows and len(made) > 1:
            # A take that was never used, of the setting before: seen, as usual, from both sides.
            made.append(Cut(Take(made[-2].take.setting, 5), 2.0, 2.0))
    for _ in range(max(1, len(made) // 12)):
        one = made.pop(int(rng.integers(0, len(made))))
        made.insert(int(rng.integers(0, len(made))), one)
    return made


def _trimmed(rng: np.random.Generator, cut: Cut) -> Cut:
    head, tail = (round(float(rng.uniform(0, 0.3)) * cut.length_s * 25) / 25 for _ in range(2))
    if rng.random() < 0.5:
        head = 0.0
    return Cut(cut.take, cut.from_s + head, round(cut.length_s - head - tail, 4), cut.again)
