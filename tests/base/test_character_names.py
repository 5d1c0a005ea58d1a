from __future__ import annotations

from aemo_studio.base.character_names import character_name
from aemo_studio.domain.cast import Character


def test_a_character_without_a_name_is_called_by_its_number() -> None:
    assert str(character_name(Character(0, (3,)))) == "Character 1"
    assert str(character_name(Character(4, (), lines=(2,)))) == "Voice 5"
    assert character_name(Character(4, (), lines=(2,))).in_language("zh_TW") == "聲音 5"


def test_the_editors_name_is_taken_as_it_is_written() -> None:
    named = character_name(Character(0, (3,), name="{Anna} & Co"))
    assert str(named) == named.in_language("zh_TW") == "{Anna} & Co"
