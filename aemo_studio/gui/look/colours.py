"""Colours the eight emotions, one set per theme, safe for colour-blind eyes.

Found by a search that pushed the closest pair as far apart as it goes, seen normally and as with
protanopia, deuteranopia and tritanopia, within hues that people expect (anger is red, happiness is
yellow). tests/gui/look/test_colours.py measures them: CIEDE2000 of at least `LEAST_DISTANCE`
between any two of a set in each of the four ways of seeing, and a contrast of at least 3 to 1
against the lanes they lie on (WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import MarkerHue
from aemo_studio.output.export.colours import moment_colour

LEAST_DISTANCE = 13.0
"""CIEDE2000; about 2 is the least that people notice in patches that touch."""

_ON_DARK = {
    Emotion.NEUTRAL: "#899299",
    Emotion.CALM: "#afe1d8",
    Emotion.HAPPY: "#fed97c",
    Emotion.SAD: "#2981d0",
    Emotion.ANGRY: "#d15153",
    Emotion.FEARFUL: "#c1a9ee",
    Emotion.DISGUST: "#4abc8f",
    Emotion.SURPRISED: "#d8942d",
}
_ON_LIGHT = {
    Emotion.NEUTRAL: "#5d646b",
    Emotion.CALM: "#359fa4",
    Emotion.HAPPY: "#b7891d",
    Emotion.SAD: "#00437f",
    Emotion.ANGRY: "#942731",
    Emotion.FEARFUL: "#78639a",
    Emotion.DISGUST: "#467f61",
    Emotion.SURPRISED: "#966209",
}


def emotion_colour(emotion: Emotion, dark: bool) -> QColor:
    """Returns the colour of an Emotion in the dark or the light theme."""
    return QColor((_ON_DARK if dark else _ON_LIGHT)[emotion])


def hue_colour(hue: MarkerHue, dark: bool) -> QColor:
    """Returns the colour of a marker in the dark or the light theme, as exports have it."""
    colour = moment_colour(hue)
    return QColor(colour.dark if dark else colour.light)
