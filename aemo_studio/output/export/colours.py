"""Emotions as marker colours: of each editing program, and of our own pages.

Pages have the colours of the window's lanes, which are measured for colour-blind eyes (a
test compares the two). No format shows an Emotion by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.project import MarkerHue


@dataclass(frozen=True)
class MarkerColour:
    """An Emotion's colour on each surface where it may be painted."""

    #: On a light and on a dark page, `#rrggbb`.
    light: str
    #: On a dark page, `#rrggbb`.
    dark: str
    #: Name of DaVinci Resolve's marker colour.
    resolve: str
    #: Premiere's `pproColor`, one of its eight, 0xAABBGGRR; None is its default, green.
    premiere: int | None
    #: Name in OpenTimelineIO's palette.
    otio: str
    #: Name of Media Composer's marker colour, one of its sixteen.
    avid: str

    @property
    def avid_basic(self) -> str:
        """Names the nearest of the eight colours that every version of Media Composer knows, in
        small letters."""
        return _AVID_BASIC.get(self.avid, self.avid.lower())

    @property
    def rgb(self) -> tuple[int, int, int]:
        """The light colour, each part in [0, 255]."""
        red, green, blue = bytes.fromhex(self.light[1:])
        return red, green, blue


_AVID_BASIC: Mapping[str, str] = {
    "Purple": "magenta", "Orange": "yellow", "Pink": "magenta", "Grey": "black",
}  # fmt: skip

_COLOURS: Mapping[Emotion, MarkerColour] = {
    Emotion.NEUTRAL: MarkerColour("#5d646b", "#899299", "Cream", 0xFFFFFFFF, "WHITE", "White"),
    Emotion.CALM: MarkerColour("#359fa4", "#afe1d8", "Sky", 0xFFD6F419, "CYAN", "Cyan"),
    Emotion.HAPPY: MarkerColour("#b7891d", "#fed97c", "Yellow", 0xFF2BA1D0, "YELLOW", "Yellow"),
    Emotion.SAD: MarkerColour("#00437f", "#2981d0", "Blue", 0xFFFC8D42, "BLUE", "Blue"),
    Emotion.ANGRY: MarkerColour("#942731", "#d15153", "Red", 0xFF362CD2, "RED", "Red"),
    Emotion.FEARFUL: MarkerColour("#78639a", "#c1a9ee", "Purple", 0xFFB18BAF, "PURPLE", "Purple"),
    Emotion.DISGUST: MarkerColour("#467f61", "#4abc8f", "Green", None, "GREEN", "Green"),
    Emotion.SURPRISED: MarkerColour("#966209", "#d8942d", "Sand", 0xFF246FE9, "ORANGE", "Orange"),
}

UNKNOWN = MarkerColour("#b8bcc4", "#5a606b", "Lavender", 0xFFFFFFFF, "BLACK", "Grey")
"""A scene without evidence."""

MOMENT = MarkerColour("#d6338a", "#e46aa8", "Pink", None, "PINK", "Pink")
"""A marker that the editor set and left as it came."""

_LIKE: Mapping[MarkerHue, Emotion] = {
    MarkerHue.RED: Emotion.ANGRY,
    MarkerHue.ORANGE: Emotion.SURPRISED,
    MarkerHue.YELLOW: Emotion.HAPPY,
    MarkerHue.GREEN: Emotion.DISGUST,
    MarkerHue.CYAN: Emotion.CALM,
    MarkerHue.BLUE: Emotion.SAD,
    MarkerHue.PURPLE: Emotion.FEARFUL,
}
"""Markers have the measured colours of the emotions; a flag is told from a scene by its shape."""


def colour_of(emotion: Emotion | None) -> MarkerColour:
    """Gives the colour of an Emotion, or of a Scene without evidence for None."""
    return UNKNOWN if emotion is None else _COLOURS[emotion]


def moment_colour(hue: MarkerHue) -> MarkerColour:
    """Gives the colour of a marker that the editor set."""
    alike = alike_emotion(hue)
    return MOMENT if alike is None else _COLOURS[alike]


def alike_emotion(hue: MarkerHue) -> Emotion | None:
    """Finds the Emotion that has the same colour as a marker; None for a marker's own."""
    return _LIKE.get(hue)
