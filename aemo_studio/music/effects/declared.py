"""Reads cells of our own tables about effects; a mistake is an error that names the line."""

from __future__ import annotations

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.effects import EffectKind
from aemo_studio.music.catalogue.tables import Table, TableRow


def declared_kind(table: Table, row: TableRow) -> EffectKind:
    """Reads the column `kind`. Raises CatalogueError for another word."""
    word = row.cells["kind"].lower()
    if word not in set(EffectKind):
        raise damaged(table, row, phrase("{word!r} is no kind of effect", word=word))
    return EffectKind(word)


def damaged(table: Table, row: TableRow, what: Phrase) -> CatalogueError:
    """Makes the error for a mistake in a row."""
    return CatalogueError(
        "{path} is damaged in line {line}: {problem}; correct it.",
        path=table.path,
        line=row.line,
        problem=what,
    )
