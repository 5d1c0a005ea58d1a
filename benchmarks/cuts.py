"""Counts the cuts that are found in made-up films that make it hard.

    python -m benchmarks.cuts [--films 10]

Shots of textures that pan, shake and grain, four in ten of them the shot before, mirrored and
tinted. Beside the pictures of the analysis stand those of two filters of swscale. Writes
docs/speed.md; no models are needed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from aemo_studio.analysis.media.decode import DecodePlan
from aemo_studio.analysis.media.pictures import Picture, SmallPictures, Target, fitted
from aemo_studio.analysis.media.shots import ShotFinder
from benchmarks.report import table, write_section

SIZE = (1920, 1080)
RATE_HZ = 25
SHOTS = 12
_ROOM = (380, 220)
"""Pixels that a texture is larger than the frame, for the camera to move in."""

_FRAMES = (14, 30)
_AGAIN = 0.4
_SPEED = 9.0
_SHAKES = (0.0, 4.0, 12.0)
_GRAINS = (0, 10, 30)
_NEAR_S = 0.5 / RATE_HZ

Shrink = Callable[[VideoFrame], Picture]


@dataclass
class Count:
    """Cuts that were found, that are there, and that were found where there is none."""

    found: int = 0
    there: int = 0
    false: int = 0

    def add(self, cuts_s: list[float], found_s: list[float]) -> None:
        self.there += len(cuts_s)
        self.found += sum(_any_near(cut, found_s) for cut in cuts_s)
        self.false += sum(not _any_near(cut, cuts_s) for cut in found_s)


def main() -> int:
    parser = argparse.ArgumentParser(description="Counts the cuts found in hard films.")
    parser.add_argument("--films", type=int, default=10)
    counts = measure(parser.parse_args().films)
    body = report(counts)
    write_section("Cuts", body)
    print(body)
    return 0


def measure(films: int) -> dict[str, Count]:
    """Finds cuts as the analysis does, on the small pictures."""
    ways = {"as shipped": _shipped(), "area": _swscale("AREA"), "quick": _swscale("FAST_BILINEAR")}
    counts = {name: Count() for name in ways}
    for seed in range(films):
        finders = {name: ShotFinder() for name in ways}
        cuts_s: list[float] = []
        frames = 0
        for is_cut, picture in film(np.random.default_rng(seed)):
            time_s = frames / RATE_HZ
            if is_cut:
                cuts_s.append(time_s)
            frame = VideoFrame.from_ndarray(picture, "bgr24").reformat(format="yuv420p")
            for name, shrink in ways.items():
                finders[name].add(time_s, shrink(frame))
            frames += 1
        for name, finder in finders.items():
            shots = finder.finish(frames / RATE_HZ)
            counts[name].add(cuts_s, [shot.start_s for shot in shots[1:]])
    return counts


def film(rng: np.random.Generator) -> Iterator[tuple[bool, Picture]]:
    """Draws frames uint8[1080, 1920, 3] in BGR, and whether each is the first after a cut."""
    texture: Picture | None = None
    for shot in range(SHOTS):
        if texture is not None and rng.random() < _AGAIN:
            texture = _tinted(texture, rng)
        else:
            texture = _texture(rng)
        for number, picture in enumerate(_camera(texture, rng)):
            yield shot > 0 and number == 0, picture


def report(counts: dict[str, Count]) -> str:
    rows = [
        (name, f"{count.found} of {count.there}", str(count.false))
        for name, count in counts.items()
    ]
    return "\n\n".join(
        (
            "Made-up films whose shots pan, shake and grain; cuts found to the frame.",
            table(("small pictures", "found", "false"), rows),
            "*area* and *quick* are swscale's area and fast bilinear filters at the same size. "
            "`python -m benchmarks.cuts` counts this.",
        )
    )


def _texture(rng: np.random.Generator) -> Picture:
    """Draws noise of one of three grain sizes, striped in one of four, around a colour."""
    width, height = SIZE[0] + _ROOM[0], SIZE[1] + _ROOM[1]
    noise = rng.standard_normal((height, width, 3), dtype=np.float32)
    noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), float(rng.choice([1.2, 4, 20]))))
    noise /= noise.std()
    if rng.integers(4) == 0:
        noise = 0.5 * noise + np.sin(np.arange(width) * rng.uniform(0.3, 2.5))[None, :, None]
    colour = rng.uniform(60, 190, 3)
    return np.clip(colour + noise * rng.uniform(15, 45), 0, 255).astype(np.uint8)


def _tinted(texture: Picture, rng: np.random.Generator) -> Picture:
    tint = rng.integers(-25, 25, 3)
    return np.clip(texture[:, ::-1].astype(np.int16) + tint, 0, 255).astype(np.uint8)


def _camera(texture: Picture, rng: np.random.Generator) -> Iterator[Picture]:
    """Films one shot of a texture: a pan, by hand more or less steady, on grainy film or not."""
    count = int(rng.integers(*_FRAMES))
    speed = rng.uniform(-_SPEED, _SPEED, 2)
    shake, grain = float(rng.choice(_SHAKES)), int(rng.choice(_GRAINS))
    for number in range(count):
        place = np.array(_ROOM) / 2 + speed * number + rng.normal(0, shake, 2)
        left, top = np.clip(place, 0, np.array(_ROOM) - 1).astype(int).tolist()
        picture = texture[top : top + SIZE[1], left : left + SIZE[0]]
        if grain:
            specks = rng.integers(-grain, grain + 1, (*picture.shape[:2], 1), dtype=np.int16)
            picture = np.clip(picture + specks, 0, 255).astype(np.uint8)
        yield np.ascontiguousarray(picture)


def _size() -> tuple[int, int]:
    return fitted(SIZE, DecodePlan().small_width)


def _shipped() -> Shrink:
    return SmallPictures(Target(_size(), 0)).convert


def _swscale(filter_name: str) -> Shrink:
    scaler, how = VideoReformatter(), Interpolation[filter_name]

    def shrink(frame: VideoFrame) -> Picture:
        small = scaler.reformat(frame, *_size(), "bgr24", interpolation=how, threads=1)
        return np.asarray(small.to_ndarray(), np.uint8)

    return shrink


def _any_near(time_s: float, others_s: list[float]) -> bool:
    return any(abs(time_s - other) <= _NEAR_S for other in others_s)


if __name__ == "__main__":
    sys.exit(main())
