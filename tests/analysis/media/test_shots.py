from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest

from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.domain.scene import Shot
from tests.analysis.media.helpers import run
from tests.media_factory import (
    NTSC,
    NTSC_FILM,
    Picture,
    card,
    cuts,
    frame_times,
    make_video,
    plain,
    uneven_times,
)

SMALL = (128, 72)


def find(pictures: Iterable[Picture], end_s: float, rate: float = 25.0) -> tuple[Shot, ...]:
    finder = ShotFinder()
    for number, picture in enumerate(pictures):
        finder.add(number / rate, picture)
    return finder.finish(end_s)


def cuts_of(shots: tuple[Shot, ...]) -> list[float]:
    """The cuts, after checking that the shots leave no gap."""
    assert shots[0].start_s == 0.0
    for earlier, later in pairwise(shots):
        assert earlier.end_s == later.start_s
    return [shot.start_s for shot in shots[1:]]


@pytest.mark.parametrize("rate", [Fraction(25), NTSC_FILM, NTSC])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_cuts_are_found_to_the_frame(tmp_path: Path, rate: Fraction, suffix: str) -> None:
    lengths = [1.5, 0.8, 2.2, 0.4, 1.7]
    frames = list(cuts([(card(n), s) for n, s in enumerate(lengths)], rate))
    truth = [
        t for (t, one), (_, before) in zip(frames[1:], frames, strict=False) if one is not before
    ]
    result = run(make_video(tmp_path / f"cut{suffix}", frames=frames, rate=rate))
    assert cuts_of(result.shots) == pytest.approx(truth, abs=2e-3)
    assert result.shots[-1].end_s == result.end_s


@pytest.mark.parametrize("start_s", [0.0, 7.0])
@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".ts"])
def test_cuts_of_a_variable_rate_file_are_at_their_frames(
    tmp_path: Path, suffix: str, start_s: float
) -> None:
    times = uneven_times(12.0, seed=3)
    shots = [(card(n), 2.4) for n in range(5)]
    truth = [min(t for t in times if t >= 2.4 * n - 1e-6) for n in range(1, 5)]
    path = make_video(
        tmp_path / f"phone{suffix}",
        frames=cuts(shots, times=times),
        rate=None,
        start_s=start_s,
    )
    result = run(path)
    assert cuts_of(result.shots) == pytest.approx(truth, abs=2e-3)
    assert times[-1] < result.shots[-1].end_s < times[-1] + 0.2


def test_one_shot_where_nothing_cuts() -> None:
    assert find([card(1, SMALL)] * 50, 2.0) == (Shot(0.0, 2.0),)
    assert find([], 3.0) == (Shot(0.0, 3.0),)
    assert find([card(1, SMALL)], 0.04) == (Shot(0.0, 0.04),)


def test_a_flash_is_no_cut() -> None:
    scene = card(1, SMALL)
    pictures = [scene] * 30 + [plain(255, SMALL)] * 2 + [scene] * 30
    assert cuts_of(find(pictures, 62 / 25)) == []


def test_cuts_around_a_flash_are_kept() -> None:
    pictures = [card(1, SMALL)] * 30 + [plain(255, SMALL)] * 2 + [card(2, SMALL)] * 30
    assert cuts_of(find(pictures, 62 / 25)) == [30 / 25]


def test_a_pan_is_no_cut() -> None:
    rng = np.random.default_rng(0)
    blocks = rng.integers(0, 256, (12, 60, 3)).astype(np.uint8)
    wide = np.asarray(cv2.resize(blocks, (800, 72)), np.uint8)
    pictures = [wide[:, x : x + 128] for x in range(0, 600, 5)]
    assert cuts_of(find(pictures, len(pictures) / 25)) == []


def test_grain_is_no_cut() -> None:
    rng = np.random.default_rng(0)
    scene = card(1, SMALL).astype(np.int16)
    noisy = [
        np.clip(scene + rng.normal(0, 20, scene.shape), 0, 255).astype(np.uint8) for _ in range(60)
    ]
    assert cuts_of(find(noisy, 60 / 25)) == []


def faded(picture: Picture, levels: Iterable[float]) -> list[Picture]:
    return [(picture * level).astype(np.uint8) for level in levels]


def test_a_fade_through_black_is_one_cut_where_the_new_picture_appears() -> None:
    out, up = np.linspace(1, 0, 25), np.linspace(0, 1, 25)
    one, other = card(1, SMALL), card(2, SMALL)
    pictures = [*[one] * 25, *faded(one, out), *faded(other, up), *[other] * 25]
    found = cuts_of(find(pictures, 4.0))
    assert len(found) == 1
    assert 2.0 <= found[0] <= 2.2


def test_a_fade_in_from_black_at_the_start_cuts_where_the_picture_appears_or_not() -> None:
    scene = card(1, SMALL)
    pictures = [*[plain(0, SMALL)] * 10, *faded(scene, np.linspace(0, 1, 25)), *[scene] * 25]
    found = cuts_of(find(pictures, 60 / 25))
    assert len(found) <= 1
    assert all(10 / 25 <= cut_s <= 14 / 25 for cut_s in found)


def test_hard_cuts_to_and_from_black_are_not_doubled() -> None:
    pictures = [*[card(1, SMALL)] * 30, *[plain(0, SMALL)] * 30, *[card(2, SMALL)] * 30]
    assert cuts_of(find(pictures, 90 / 25)) == [30 / 25, 60 / 25]


def test_pictures_shorter_than_a_shot_belong_to_the_one_before() -> None:
    pictures = [*[card(1, SMALL)] * 30, *[card(2, SMALL)] * 4, *[card(3, SMALL)] * 30]
    assert cuts_of(find(pictures, 64 / 25)) == [30 / 25]


def test_of_many_cuts_only_their_times_are_kept() -> None:
    finder = ShotFinder()
    cards = [card(n, SMALL) for n in range(8)]
    for number, time_s in enumerate(frame_times(120.0)):
        finder.add(time_s, cards[number // 25 % 8])
    held = [v for v in vars(finder).values() if isinstance(v, list)]
    assert sum(len(v) for v in held) < 120
    assert len(finder.finish(120.0)) == 120
