"""Says how the colours of Characters look and what they are called, in window and exports alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aemo_studio.base.translations import translatable
from aemo_studio.domain.cast import CharacterColour

CONTEXT = "CharacterColours"

COLOUR_WORDS: Mapping[CharacterColour, str] = MappingProxyType(
    {
        CharacterColour.NONE: translatable("CharacterColours", "None"),
        CharacterColour.RED: translatable("CharacterColours", "Red"),
        CharacterColour.ORANGE: translatable("CharacterColours", "Orange"),
        CharacterColour.YELLOW: translatable("CharacterColours", "Yellow"),
        CharacterColour.GREEN: translatable("CharacterColours", "Green"),
        CharacterColour.CYAN: translatable("CharacterColours", "Cyan"),
        CharacterColour.BLUE: translatable("CharacterColours", "Blue"),
        CharacterColour.PURPLE: translatable("CharacterColours", "Purple"),
        CharacterColour.PINK: translatable("CharacterColours", "Pink"),
    }
)
"""English names, to be translated."""

_SHADES: Mapping[CharacterColour, tuple[str, str]] = MappingProxyType(
    {
        CharacterColour.RED: ("#d13438", "#f0575a"),
        CharacterColour.ORANGE: ("#c96a0a", "#f79b3e"),
        CharacterColour.YELLOW: ("#a88400", "#f2cf3b"),
        CharacterColour.GREEN: ("#2f8f3a", "#5cc468"),
        CharacterColour.CYAN: ("#0c8a97", "#37c3d1"),
        CharacterColour.BLUE: ("#2f62d9", "#6b9bff"),
        CharacterColour.PURPLE: ("#7f45c9", "#b083f0"),
        CharacterColour.PINK: ("#c73a87", "#f07cb8"),
    }
)


def shade(colour: CharacterColour, *, dark: bool) -> str:
    """Returns a colour as `#rrggbb` on a light or on a dark ground, and nothing for `NONE`."""
    return _SHADES[colour][dark] if colour in _SHADES else ""
