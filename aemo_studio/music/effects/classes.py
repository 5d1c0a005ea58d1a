"""Reads what the classes of the published lists are (catalog/sfx_classes.csv, editable data)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.base.resources import catalogue_dir
from aemo_studio.base.translations import phrase
from aemo_studio.domain.effects import EffectKind
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.mood_map import damaged, read_declared
from aemo_studio.music.catalogue.tables import Table, TableRow
from aemo_studio.music.effects.declared import declared_kind, read_suits
from aemo_studio.music.effects.ucs import load_categories

_COLUMNS = ("class", "title", "category", "kind", "rated_as", "suits")


@dataclass(frozen=True)
class SoundClass:
    """A class of a published list of sounds."""

    #: Words for a sound of it, `Dog barking`.
    title: str
    #: CatID of the Universal Category System.
    category: str
    #: What its sounds do in a film; None for a class that is no effect and is left out.
    kind: EffectKind | None
    #: Descriptions, without their number, of the rated sounds that are of this class.
    rated_as: tuple[str, ...]
    #: Emotions of scenes that it is at home in, by convention.
    suits: tuple[Emotion, ...]


@cache
def load_classes(path: Path | None = None) -> Mapping[str, SoundClass]:
    """Reads the classes by their name in the lists. Raises CatalogueError if the table is
    damaged."""
    table = read_declared(path or catalogue_dir() / "sfx_classes.csv", _COLUMNS)
    return {row.cells["class"]: _class(table, row) for row in table.rows()}


def _class(table: Table, row: TableRow) -> SoundClass:
    cells = row.cells
    is_effect = bool(cells["kind"])
    if is_effect and cells["category"].lower() not in load_categories():
        raise damaged(table, row, phrase("{word!r} is no category of UCS", word=cells["category"]))
    return SoundClass(
        title=cells["title"],
        category=cells["category"],
        kind=declared_kind(table, row) if is_effect else None,
        rated_as=tuple(word for word in cells["rated_as"].split("|") if word),
        suits=read_suits(cells["suits"]),
    )
