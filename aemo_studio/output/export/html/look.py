"""Colours and texts as style sheets write them."""

from __future__ import annotations

from collections.abc import Iterable

from aemo_studio.base.character_colours import shade
from aemo_studio.domain.cast import Character, CharacterColour
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.project import MarkerHue
from aemo_studio.output.export.colours import MOMENT, UNKNOWN, alike_emotion, colour_of

NO_EVIDENCE = "e-none"
"""The CSS class of what is neither heard nor seen."""

MARKER = "marker"
"""The CSS class of what the editor marked."""


def palette() -> list[tuple[str, str, str]]:
    """Lists CSS class, colour on a light and colour on a dark page."""
    known = [(emotion_class(emotion), colour_of(emotion)) for emotion in EMOTIONS]
    known.append((NO_EVIDENCE, UNKNOWN))
    return [(name, colour.light, colour.dark) for name, colour in known]


def emotion_class(emotion: Emotion | None) -> str:
    """Names the CSS class that carries an Emotion's colour."""
    return NO_EVIDENCE if emotion is None else f"e{EMOTIONS.index(emotion)}"


def marker_colours() -> tuple[str, str, str]:
    """Gives CSS class, light and dark colour of the editor's markers."""
    return MARKER, MOMENT.light, MOMENT.dark


def colour_class(colour: CharacterColour) -> str:
    """Names the CSS class that carries a Character's colour; empty for none."""
    return "" if colour is CharacterColour.NONE else f"who-{colour.value}"


def cast_colours(cast: Iterable[Character]) -> list[tuple[str, str, str]]:
    """Lists CSS class, light and dark colour of the colours that Characters have."""
    there = {one.colour for one in cast}
    return [
        (colour_class(colour), shade(colour, dark=False), shade(colour, dark=True))
        for colour in CharacterColour
        if colour in there and colour is not CharacterColour.NONE
    ]


def marker_class(hue: MarkerHue) -> str:
    """Names the CSS class that carries the colour of a marker."""
    alike = alike_emotion(hue)
    return MARKER if alike is None else emotion_class(alike)


def css_text(text: str) -> str:
    """Writes a text as a string of CSS. Whatever is no letter or digit is escaped, so that it can
    end neither the string nor the style sheet."""
    escaped = (c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(escaped)}"'
