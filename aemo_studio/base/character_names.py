"""Names the Characters of a film, in any language."""

from __future__ import annotations

from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.cast import Character


def character_name(character: Character) -> Phrase:
    """Returns the editor's name for a Character, else `Character 1`, or `Voice 2` for one who is
    only heard."""
    if character.name:
        return Phrase(character.name)
    number = character.number + 1
    if character.is_voice:
        return phrase("Voice {number}", number=number)
    return phrase("Character {number}", number=number)
