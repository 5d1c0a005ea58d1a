"""The palette, seen by people with each kind of colour blindness.

Simulated with the matrices for complete dichromacy (severity 1.0) of Machado, Oliveira and
Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
Transactions on Visualization and Computer Graphics 15(6), applied to linear light.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from skimage.color import deltaE_ciede2000, rgb2lab

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.gui.look import theme
from aemo_studio.gui.look.colours import LEAST_DISTANCE, emotion_colour

Colour = NDArray[np.float64]

EYES = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def seen(colour: QColor, eyes: str) -> Colour:
    """CIELAB of a colour as these eyes see it."""
    srgb = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    light = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    changed = np.clip(EYES[eyes] @ light, 0.0, 1.0)
    back = np.where(
        changed <= 0.0031308, changed * 12.92, 1.055 * np.power(changed, 1 / 2.4) - 0.055
    )
    lab: Colour = rgb2lab(back[None, None])[0, 0]
    return lab


def distance(a: QColor, b: QColor, eyes: str) -> float:
    return float(deltaE_ciede2000(seen(a, eyes), seen(b, eyes)))  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_any_two_emotions_differ_for_all_eyes(dark: bool, eyes: str) -> None:
    pairs = {
        (a, b): distance(emotion_colour(a, dark), emotion_colour(b, dark), eyes)
        for a, b in combinations(EMOTIONS, 2)
    }
    closest = min(pairs, key=lambda pair: pairs[pair])
    assert pairs[closest] >= LEAST_DISTANCE, f"{closest} are only {pairs[closest]:.1f} apart"


def test_the_simulation_makes_red_and_green_alike_to_those_who_cannot_tell_them() -> None:
    red, green = QColor("#b35900"), QColor("#667f00")
    assert distance(red, green, "normal") > 30
    assert distance(red, green, "deuteranopia") < 13
    assert distance(QColor("#ffffff"), QColor("#000000"), "deuteranopia") > 95


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
@pytest.mark.parametrize("emotion", EMOTIONS)
def test_every_emotion_stands_out_from_the_lane_and_carries_text(
    emotion: Emotion, dark: bool
) -> None:
    colour = emotion_colour(emotion, dark)
    lane = QColor((theme.DARK if dark else theme.LIGHT).lane)
    assert theme.contrast(colour, lane) >= 3.0
    assert theme.contrast(colour, theme.ink_on(colour)) >= 4.5


@pytest.mark.parametrize("shown", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("ground", ["window", "panel", "raised", "lane"])
@pytest.mark.parametrize("ink", ["ink", "ink_soft"])
def test_text_is_readable_on_every_ground(shown: theme.Theme, ground: str, ink: str) -> None:
    assert theme.contrast(QColor(getattr(shown, ink)), QColor(getattr(shown, ground))) >= 4.5
