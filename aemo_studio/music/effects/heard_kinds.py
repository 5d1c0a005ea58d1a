"""Tells from what was heard in a file which category and kind of effect it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.base.resources import catalogue_dir
from aemo_studio.base.translations import phrase
from aemo_studio.domain.effects import EffectKind
from aemo_studio.music.catalogue.mood_map import damaged, read_declared
from aemo_studio.music.catalogue.tables import Table, TableRow
from aemo_studio.music.effects.heard_file import HeardFile
from aemo_studio.music.effects.ucs import UcsCategory, load_categories

_COLUMNS = ("class", "category", "general")

LEAST = 0.1
"""Certainty from which a kind of sound counts as heard; a general one needs it, too."""

_LEAST_NAMED, _LETTERS = 0.02, 4
"""Certainty that does for a class whose name, at least a word of four letters, is in the title."""

LIES_UNDER_S, STEADY = 8.0, 0.7
"""Seconds and steadiness from which on a sound can lie under a scene."""

SONG_S = 60.0
"""From here on music is a piece of music and no sting."""

_SOUNDS_ONCE_S = 4.0
_LEAST_SHARE = 0.3
"""Of the certainty of a general class: a cough heard a third as surely as speech is a voice."""

_MUSICAL = ("MUSICAL",)


@dataclass(frozen=True)
class HeardClass:
    """What one of the listener's classes is in the Universal Category System."""

    #: None for one that says nothing about an effect.
    category: UcsCategory | None
    #: Whether it counts only where no closer one is heard.
    is_general: bool


@dataclass(frozen=True)
class HeardKindOfEffect:
    """What a file is, by ear alone."""

    #: None where no class is heard clearly.
    category: UcsCategory | None
    #: What it does in a film, by its category, its length and its steadiness.
    kind: EffectKind
    #: Of the category, in [0, 1]; 0 without one.
    certainty: float

    @property
    def is_song(self) -> bool:
        """Returns whether it is music in place of an effect: of a length that no sting has."""
        return self.kind is EffectKind.AMBIENCE and _is_musical(self.category)


@cache
def load_heard_classes(path: Path | None = None) -> Mapping[str, HeardClass]:
    """Reads what the listener's classes are, by their names. Raises CatalogueError if the table is
    damaged."""
    table = read_declared(path or catalogue_dir() / "yamnet_ucs.csv", _COLUMNS)
    return {row.cells["class"]: _class(table, row) for row in table.rows()}


def kind_of(heard: HeardFile, title: str = "") -> HeardKindOfEffect:
    """Decides what a file is: what is heard and named in its title, else the surest close class, or
    where none is clear a general one."""
    classes = load_heard_classes()
    known = [(classes[name], sure) for name, sure in heard.classes]
    words = _words(title)
    for (name, sure), (one, _) in zip(heard.classes, known, strict=True):
        if sure >= _LEAST_NAMED and one.category and not one.is_general and words & _words(name):
            return HeardKindOfEffect(one.category, _kind(one.category, heard), sure)
    clear = [(one.category, sure, one.is_general) for one, sure in known if sure >= LEAST]
    general = next(((one, sure) for one, sure, wide in clear if wide), (None, 0.0))
    close = next(((one, sure) for one, sure, wide in clear if one and not wide), general)
    category, certainty = close if close[1] >= _LEAST_SHARE * general[1] else general
    return HeardKindOfEffect(category, _kind(category, heard), certainty)


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"[^a-z]+", text.casefold()) if len(word) >= _LETTERS}


def _kind(category: UcsCategory | None, heard: HeardFile) -> EffectKind:
    lies_under = heard.duration_s >= LIES_UNDER_S and heard.steadiness >= STEADY
    if category is None:
        return EffectKind.AMBIENCE if lies_under else EffectKind.ACCENT
    if _is_musical(category):
        return EffectKind.AMBIENCE if heard.duration_s >= SONG_S else EffectKind.STING
    if category.kind is EffectKind.AMBIENCE and heard.duration_s < _SOUNDS_ONCE_S:
        return EffectKind.ACCENT
    if category.kind is EffectKind.ACCENT and lies_under:
        return EffectKind.AMBIENCE
    return category.kind


def _is_musical(category: UcsCategory | None) -> bool:
    return category is not None and category.category in _MUSICAL


def _class(table: Table, row: TableRow) -> HeardClass:
    cat_id = row.cells["category"]
    category = load_categories().get(cat_id.lower())
    if cat_id and category is None:
        raise damaged(table, row, phrase("{word!r} is no category of UCS", word=cat_id))
    return HeardClass(category, row.cells["general"].lower() == "yes")
