"""Reads cells of tables about effects; in our own ones a mistake is an error with its line."""

from __future__ import annotations

from collections.abc import Mapping

from aemo_studio.base.translations import phrase
from aemo_studio.domain.effects import ClassRating, EffectKind
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.cells import parse_number
from aemo_studio.music.catalogue.mood_map import damaged
from aemo_studio.music.catalogue.tables import Table, TableRow

_AXES = ("valence", "arousal", "dominance")
_LOWEST, _HIGHEST = 1.0, 9.0


def declared_kind(table: Table, row: TableRow) -> EffectKind:
    """Reads the column `kind`. Raises CatalogueError for another word."""
    word = row.cells["kind"].lower()
    if word not in set(EffectKind):
        raise damaged(table, row, phrase("{word!r} is no kind of effect", word=word))
    return EffectKind(word)


def read_suits(cell: str) -> tuple[Emotion, ...]:
    """Reads `sad|calm`; words that are no emotion are left out."""
    words = (word.strip().lower() for word in cell.split("|"))
    return tuple(Emotion(word) for word in words if word in set(Emotion))


def read_rating(cells: Mapping[str, str]) -> ClassRating | None:
    """Reads all three numbers; None where one is missing or outside 1 to 9."""
    values = [parse_number(cells.get(axis, "")) for axis in _AXES]
    known = [v for v in values if v is not None and _LOWEST <= v <= _HIGHEST]
    return ClassRating(*known) if len(known) == len(_AXES) else None
