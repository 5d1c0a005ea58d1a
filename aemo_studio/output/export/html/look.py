"""Small pieces that several parts of the page use."""

from __future__ import annotations

from aemo_studio.domain.emotion import EMOTIONS, Emotion

NO_EVIDENCE = "e-none"
"""The CSS class of what is neither heard nor seen."""


def emotion_class(emotion: Emotion | None) -> str:
    """Names the CSS class that carries an Emotion's colour."""
    return NO_EVIDENCE if emotion is None else f"e{EMOTIONS.index(emotion)}"
