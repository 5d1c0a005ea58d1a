"""Colours and times as the program's pages show them."""

from __future__ import annotations

from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.output.export.colours import UNKNOWN, colour_of

NO_EVIDENCE = "e-none"
"""The CSS class of what is neither heard nor seen."""


def palette() -> list[tuple[str, str, str]]:
    """Lists CSS class, colour on a light and colour on a dark page."""
    known = [(emotion_class(emotion), colour_of(emotion)) for emotion in EMOTIONS]
    known.append((NO_EVIDENCE, UNKNOWN))
    return [(name, colour.light, colour.dark) for name, colour in known]


def emotion_class(emotion: Emotion | None) -> str:
    """Names the CSS class that carries an Emotion's colour."""
    return NO_EVIDENCE if emotion is None else f"e{EMOTIONS.index(emotion)}"
