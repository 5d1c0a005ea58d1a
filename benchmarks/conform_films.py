"""Makes films and recuts of them: moving shots, takes that hardly differ, shots that come twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from numpy.typing import NDArray

from benchmarks.conform_looks import SOUND_HZ, Look, Picture, Sound, finished, mixed

FIELD = (240, 144)
TITLES = 999_999
"""The setting whose takes are titles."""


@dataclass(frozen=True)
class Take:
    """A recorded take, from which shots are cut."""

    #: What is to be seen, and how it moves.
    setting: int
    #: Takes of one setting hardly differ.
    take: int = 0
    #: Whether somebody sits there and talks, as in an interview, rather than walks.
    seated: bool = False


@dataclass(frozen=True)
class Cut:
    """A part of a take in a film."""

    take: Take
    #: Seconds of the take.
    from_s: float
    length_s: float
    #: Whether it is a second use of material that is in the film already.
    again: bool = False
    #: Whether left and right are exchanged.
    mirrored: bool = False


def write_film(path: Path, cuts: Sequence[Cut], look: Look) -> Path:
    """Writes a film of cuts."""
    with av.open(str(path), "w") as container:
        if look.has_picture:
            video = container.add_stream("libx264", rate=look.rate, options={"preset": "ultrafast"})
            assert isinstance(video, VideoStream)
            video.width, video.height = look.size
            video.pix_fmt, video.bit_rate = "yuv420p", look.bits
        if look.has_sound:
            sound = container.add_stream("aac", rate=SOUND_HZ, layout="mono")
            assert isinstance(sound, AudioStream)
        for picture in _pictures(cuts, look) if look.has_picture else ():
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        if look.has_picture:
            container.mux(video.encode(None))
        if look.has_sound:
            heard = mixed(_sound(cuts), look)
            frame = av.AudioFrame.from_ndarray(heard[None], "fltp", "mono")
            frame.sample_rate = SOUND_HZ
            container.mux(sound.encode(frame))
            container.mux(sound.encode(None))
    return path


def _pictures(cuts: Sequence[Cut], look: Look) -> Iterator[Picture]:
    ends = np.cumsum([cut.length_s for cut in cuts])
    for n in range(round(float(ends[-1] / look.speed) * look.rate)):
        time_s = float(n / look.rate) * look.speed
        index = min(int(np.searchsorted(ends, time_s + 1e-6, side="right")), len(cuts) - 1)
        cut = cuts[index]
        picture = picture_of(cut.take, cut.from_s + time_s - float(ends[index]) + cut.length_s)
        yield finished(picture[:, ::-1] if cut.mirrored else picture, look, n)


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
    if take.setting == TITLES:
        return _title(take.take)
    picture = cv2.warpAffine(_field(take.setting), shift, (192, 108))
    walk, sway, stands = own.uniform(0.3, 1.2), own.uniform(0, 6.28), own.uniform(50, 82)
    x, y = 96 + 55 * np.sin(walk * time_s + sway), stands + 8 * np.sin(2.1 * time_s)
    if take.seated:
        x, y = 110 + 4 * np.sin(walk * time_s + sway), 70 + 2 * np.sin(2.1 * time_s + sway)
    centre = (int(x), int(y))
    colour = tuple(rng.uniform(20, 235, 3).tolist())
    drawn = cv2.ellipse(picture.copy(), centre, (16, 34), 0, 0, 360, colour, -1)
    return np.asarray(drawn, np.float32)


def _sound(cuts: Sequence[Cut]) -> Sound:
    return np.concatenate([sound_of(cut.take, cut.from_s, cut.length_s) for cut in cuts])


def sound_of(take: Take, from_s: float, length_s: float) -> Sound:
    """What is heard in a take: somebody who speaks in syllables, and a room."""
    rng = np.random.default_rng([take.setting, take.take, 7])
    steps = rng.uniform(0, 1, 900) ** 2
    times = from_s + np.arange(round(length_s * SOUND_HZ)) / SOUND_HZ
    level = np.interp(times * 5, np.arange(900), steps)
    carrier = np.sin(2 * np.pi * rng.uniform(120, 400) * times)
    room = 0.01 * np.random.default_rng(take.setting).standard_normal(len(times))
    return (0.4 * level * carrier + room).astype(np.float32)


def _title(number: int) -> NDArray[np.float32]:
    """A title: light lines of words on black."""
    rng, picture = np.random.default_rng([TITLES, number]), np.full((108, 192, 3), 8, np.float32)
    for line in range(int(rng.integers(1, 4))):
        half, y = int(rng.integers(20, 70)), 40 + 16 * line
        picture[y : y + 7, 96 - half : 96 + half : 2] = 230
    return picture


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


def interview(rng: np.random.Generator, count: int, first_setting: int) -> list[Cut]:
    """Draws a film of three people who sit before the same background each, with jump cuts."""
    said = dict[int, float]()
    cuts = list[Cut]()
    while len(cuts) < count:
        who = first_setting + int(rng.integers(0, 3))
        length_s = round(float(rng.choice([1.6, 2.4, 4.0])), 2)
        from_s = said.get(who, 1.0)
        said[who] = from_s + length_s + float(rng.integers(1, 4))
        cuts.append(Cut(Take(who, seated=True), from_s, length_s))
    return cuts


def quick_film(rng: np.random.Generator, count: int, first_setting: int) -> list[Cut]:
    """Draws a film of very short shots."""
    lengths_s = rng.choice([0.32, 0.4, 0.6, 0.8], count).tolist()
    return [Cut(Take(first_setting + 2 * n), 2.0, length_s) for n, length_s in enumerate(lengths_s)]


def with_mirrored(rng: np.random.Generator, cuts: Sequence[Cut]) -> list[Cut]:
    """Mirrors one shot in six."""
    return [replace(cut, mirrored=rng.random() < 1 / 6) for cut in cuts]


def with_doubled(rng: np.random.Generator, cuts: Sequence[Cut]) -> list[Cut]:
    """Shows one shot in eight a second time, some shots later."""
    made = list(cuts)
    for _ in range(len(cuts) // 8):
        at = int(rng.integers(0, len(made) - 4))
        made.insert(at + int(rng.integers(2, 5)), made[at])
    return made


def with_titles(rng: np.random.Generator, cuts: Sequence[Cut]) -> list[Cut]:
    """Inserts titles."""
    made = list(cuts)
    for n in range(max(1, len(cuts) // 10)):
        made.insert(int(rng.integers(0, len(made))), Cut(Take(TITLES, n), 0.0, 2.0))
    return made


def _trimmed(rng: np.random.Generator, cut: Cut) -> Cut:
    head, tail = (round(float(rng.uniform(0, 0.3)) * cut.length_s * 25) / 25 for _ in range(2))
    if rng.random() < 0.5:
        head = 0.0
    return Cut(cut.take, cut.from_s + head, round(cut.length_s - head - tail, 4), cut.again)
