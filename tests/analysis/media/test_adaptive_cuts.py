"""The cuts are those of PySceneDetect's AdaptiveDetector, which is not loaded for them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import cv2
import numpy as np
import pytest
from scenedetect.common import FrameTimecode, Timecode
from scenedetect.detectors import AdaptiveDetector

from aemo_studio.analysis.media.adaptive_cuts import AdaptiveCuts
from tests.media_factory import Picture

RATIO, LEAST = 2.5, 15.0


def restless_film(seed: int, frames: int) -> Iterator[Picture]:
    """A film that cuts, flashes, grains and stands still, all at random."""
    rng = np.random.default_rng(seed)
    picture = rng.integers(0, 255, (72, 128, 3), np.uint8)
    for chance in rng.random(frames):
        if chance < 0.06:
            picture = rng.integers(0, 255, picture.shape, np.uint8)
        elif chance < 0.1:
            picture = np.full_like(picture, rng.integers(0, 255))
        grain = rng.integers(0, 30, picture.shape, np.uint8)
        yield np.asarray(cv2.add(picture, grain), np.uint8) if chance < 0.3 else picture


@pytest.mark.parametrize("rate_hz", [12.5, 50.0, 59.94])
def test_the_cuts_of_a_restless_film_are_those_of_pyscenedetect(rate_hz: float) -> None:
    theirs = AdaptiveDetector(RATIO, 1, window_width=2, min_content_val=LEAST)
    ours = AdaptiveCuts(RATIO, LEAST)
    wanted, found = [], []
    for number, picture in enumerate(restless_film(round(rate_hz), 300)):
        stamp = Timecode(round(number / rate_hz * 1e6), Fraction(1, 1_000_000))
        wanted.append(bool(theirs.process_frame(FrameTimecode(stamp, fps=Fraction(25)), picture)))
        found.append(ours.add(number / rate_hz, picture))
    assert found == wanted
    assert any(wanted)
