"""Makes the films that the benchmarks measure on, once; then keeps them in work/benchmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice
from math import pi, sin
from pathlib import Path

import av
import cv2
import numpy as np
import skimage.data
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

from aemo_studio.analysis.media.audio import load_audio
from aemo_studio.base.resources import home, resources_dir
from tests.media_factory import RATE, Picture, TimedPicture, frame_times, make_video

FOLDER = home() / "work" / "benchmarks"
CLIP_S = 60.0
SIZE = (1920, 1080)
BIT_RATE = 6_500_000
SOUND_RATE_HZ = 48_000

_PLAYED_RATE = 30
_PLAYED_S = 10.0
_PLAYED_TIMES = 12

_EASY_BIT_RATE = 2_500_000

_LARGE_SIZE = (3840, 2160)
_LARGE_S = 20.0
_LARGE_KBITS = 20_000

_PORTRAIT = "astronaut"
_SHOT_S = 5.0
_NOISE_FRAMES = 8
_NOISE = 5.0


def one_minute() -> Path:
    """Makes 60 s of 1080p H.264 at 25 frames a second: a moving face, a cut every 5 s, a voice."""
    options = {"preset": "veryfast", "crf": "-1", "b": str(BIT_RATE), "g": "100", "bf": "2"}
    return _kept(
        "one_minute.mp4",
        lambda path: make_video(
            path, frames=_frames(), audio=_voice(), audio_rate=SOUND_RATE_HZ, options=options
        ),
    )


def easy_minute(seconds: float = CLIP_S) -> Path:
    """Makes 60 s of 1080p H.264 that is easy to decode: 30 frames a second, 2.5 Mbit/s."""
    options = {"preset": "veryfast", "crf": "-1", "b": str(_EASY_BIT_RATE), "g": "250", "bf": "3"}
    return _kept(
        f"easy_{seconds:.0f}.mp4",
        lambda path: make_video(
            path,
            frames=_frames(seconds, Fraction(_PLAYED_RATE)),
            rate=Fraction(_PLAYED_RATE),
            audio=_voice()[: round(seconds * SOUND_RATE_HZ)],
            audio_rate=SOUND_RATE_HZ,
            options=options,
        ),
    )


def large_film(seconds: float = _LARGE_S) -> Path | None:
    """Makes 20 s of 4K HEVC with 10 bits a colour; None where there is no encoder for it."""
    if "libx265" not in av.codecs_available:
        return None
    still = ((time_s, cv2.resize(seen, _LARGE_SIZE)) for time_s, seen in _frames(seconds))
    options = {"preset": "ultrafast", "x265-params": f"bitrate={_LARGE_KBITS}:log-level=error"}
    return _kept(
        f"large_{seconds:.0f}.mp4",
        lambda path: make_video(
            path,
            frames=((time_s, np.asarray(seen, np.uint8)) for time_s, seen in still),
            audio=_voice()[: round(seconds * SOUND_RATE_HZ)],
            audio_rate=SOUND_RATE_HZ,
            codec="libx265",
            pixel_format="yuv420p10le",
            options=options,
        ),
    )


def _kept(name: str, make: Callable[[Path], Path]) -> Path:
    """Returns the film of this name, which is made whole or not at all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / name
    if not path.exists():
        make(path.with_name(f"unfinished_{name}")).replace(path)
    return path


def two_minutes() -> Path:
    """Makes 120 s of 1080p H.264 at 30 frames a second to be played, 250 frames between key
    pictures, which is what encoders do that were told nothing."""
    stills = islice(_frames(), round(_PLAYED_S * _PLAYED_RATE))
    path = _kept(
        "played.mp4",
        lambda path: make_video(
            path,
            frames=((number / _PLAYED_RATE, picture) for number, (_, picture) in enumerate(stills)),
            rate=Fraction(_PLAYED_RATE),
            audio=_voice()[: round(_PLAYED_S * SOUND_RATE_HZ)],
            audio_rate=SOUND_RATE_HZ,
            options={"preset": "veryfast", "crf": "-1", "b": "8000000", "g": "250", "bf": "2"},
        ),
    )
    return repeated(path, _PLAYED_TIMES)


def repeated(source: Path, times: int) -> Path:
    """Copies `source` that many times in a row, its packets not encoded again."""
    path = source.with_name(f"{source.stem}_x{times}.mp4")
    if path.exists() and path.stat().st_mtime > source.stat().st_mtime:
        return path
    unfinished = path.with_name("unfinished_repeat.mp4")
    with av.open(str(unfinished), "w") as target:
        joiner = _Joiner(target)
        for _ in range(times):
            with av.open(str(source)) as original:
                joiner.append(original)
    unfinished.replace(path)
    return path


class _Joiner:
    """Joins films of one kind; the picture goes on without a gap."""

    def __init__(self, target: OutputContainer) -> None:
        self._target = target
        self._streams: dict[int, Stream] = {}
        self._last_dts: dict[int, int] = {}
        self._offset_s = Fraction(0)

    def append(self, original: InputContainer) -> None:
        for stream in original.streams:
            if stream.index not in self._streams:
                self._streams[stream.index] = self._target.add_stream_from_template(stream)
        picture_end_s = self._offset_s
        for packet in original.demux():
            if packet.dts is None or packet.pts is None:
                continue
            end_s = self._offset_s + (packet.pts + (packet.duration or 0)) * packet.time_base
            if packet.stream.type == "video":
                picture_end_s = max(picture_end_s, end_s)
            self._write(packet)
        self._offset_s = picture_end_s

    def _write(self, packet: Packet[Stream]) -> None:
        """A packet at its new time. Sound that would overlap the copy before is left out."""
        index, shift = packet.stream.index, round(self._offset_s / packet.time_base)
        assert packet.dts is not None
        assert packet.pts is not None
        dts = packet.dts + shift
        if dts <= self._last_dts.get(index, dts - 1):
            return
        self._last_dts[index] = dts
        packet.dts, packet.pts = dts, packet.pts + shift
        packet.stream = self._streams[index]
        self._target.mux(packet)


def _voice() -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    voice = load_audio(resources_dir() / "sample.mp4", SOUND_RATE_HZ)
    return np.resize(voice, round(CLIP_S * SOUND_RATE_HZ)).astype(np.float32)


def _frames(seconds: float = CLIP_S, rate: Fraction = RATE) -> Iterator[TimedPicture]:
    """Draws a handheld camera on a portrait, near and far in turn, with the noise of a real
    sensor."""
    portrait: Picture = getattr(skimage.data, _PORTRAIT)()
    stills = (portrait, np.ascontiguousarray(portrait[:, ::-1]))
    rng = np.random.default_rng(0)
    shape = (_NOISE_FRAMES, SIZE[1] // 2, SIZE[0] // 2, 3)
    noise = [
        cv2.resize(field, SIZE, interpolation=cv2.INTER_LINEAR)
        for field in rng.normal(0, _NOISE, shape).astype(np.float32)
    ]
    signed = [np.round(field).astype(np.int16) for field in noise]
    for number, time_s in enumerate(frame_times(seconds, rate)):
        shot = int(time_s // _SHOT_S)
        seen = _seen(stills[shot % 2], shot, time_s)
        noisy = cv2.add(seen.astype(np.int16), signed[number % _NOISE_FRAMES])
        yield time_s, np.clip(noisy, 0, 255).astype(np.uint8)


def _seen(still: Picture, shot: int, time_s: float) -> Picture:
    width = (260, 480, 360)[shot % 3] * (1 - 0.02 * (time_s % _SHOT_S))
    x = (still.shape[1] - 224 if shot % 2 else 224) + 14 * sin(2 * pi * 0.4 * time_s)
    y = 130 + 8 * sin(2 * pi * 0.7 * time_s + 1)
    move = np.array(cv2.getRotationMatrix2D((x, y), 3 * sin(time_s), SIZE[0] / width))
    move[:, 2] += np.array((SIZE[0] / 2 - x, SIZE[1] / 2 - y))
    seen = cv2.warpAffine(still, move, SIZE, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(seen, np.uint8)
