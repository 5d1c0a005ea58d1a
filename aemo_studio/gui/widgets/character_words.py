"""Writes what the window says about Characters in more than one place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.cast import Character
from aemo_studio.gui.language.words import character_word

translate = QCoreApplication.translate


def only_words(character: Character, lit: Character | None) -> str:
    """Says what a click on a portrait does. lit: who stands in the spotlight now."""
    if lit is not None and lit.number == character.number:
        return translate("Characters", "Show everybody's voice and face again")
    words = translate("Characters", "Show the voice and face of {0} alone")
    return words.format(character_word(character))
