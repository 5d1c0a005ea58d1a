"""Reads the Universal Category System (catalog/ucs.csv) and file names that follow it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.effects import ClassRating, EffectKind
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.catalogue.mood_map import read_declared
from aemo_studio.music.catalogue.tables import Table, TableRow
from aemo_studio.music.effects.declared import declared_kind, read_rating, read_suits
from aemo_studio.music.own_music.scan import SUFFIXES

_COLUMNS = (
    "cat_id", "category", "subcategory", "category_zh", "subcategory_zh", "kind",
    "valence", "arousal", "dominance", "suits",
)  # fmt: skip
_GAPS = re.compile(r"[\s_]+")


@dataclass(frozen=True)
class UcsCategory:
    """A category of the Universal Category System 8.2.1."""

    #: `ANMLDog`.
    cat_id: str
    #: `ANIMALS`.
    category: str
    #: `DOG`.
    subcategory: str
    #: The category in traditional Chinese.
    category_zh: str
    #: The subcategory in traditional Chinese.
    subcategory_zh: str
    #: What most sounds of it do in a film.
    kind: EffectKind
    #: Of sounds of this category; None where none were rated or the shipped effects say it.
    rating: ClassRating | None = None
    #: Emotions of scenes that it is at home in, by convention.
    suits: tuple[Emotion, ...] = ()

    @property
    def words(self) -> str:
        """Writes the name for a sentence: `animals, dog`."""
        return f"{self.category}, {self.subcategory}".lower()


@dataclass(frozen=True)
class UcsName:
    """The parts of a file name `CatID_FXName_CreatorID_SourceID`."""

    #: The category; the user's own one behind a hyphen is left out.
    category: UcsCategory
    #: What is heard, `Dog Bark Angry`.
    fx_name: str
    #: Who recorded or designed it.
    creator_id: str
    #: Project or library that it comes from.
    source_id: str


@cache
def load_categories(path: Path | None = None) -> Mapping[str, UcsCategory]:
    """Reads the categories by their CatID in lower case. Raises CatalogueError if the table is
    damaged."""
    table = read_declared(path or catalogue_dir() / "ucs.csv", _COLUMNS)
    return {row.cells["cat_id"].lower(): _category(table, row) for row in table.rows()}


def parse_ucs_name(name: str) -> UcsName | None:
    """Parses the name of a sound file, with or without its suffix; None for one that does not
    follow the Universal Category System."""
    stem = Path(name).stem if Path(name).suffix.lower() in SUFFIXES else name
    cat_id, *parts = (part.strip() for part in stem.split("_"))
    category = load_categories().get(cat_id.partition("-")[0].lower())
    if category is None or not parts or not parts[0]:
        return None
    fx_name, creator, source, *_ = [*parts, "", ""]
    return UcsName(category, _GAPS.sub(" ", fx_name), creator, source)


def _category(table: Table, row: TableRow) -> UcsCategory:
    cells = row.cells
    return UcsCategory(
        cat_id=cells["cat_id"],
        category=cells["category"],
        subcategory=cells["subcategory"],
        category_zh=cells["category_zh"],
        subcategory_zh=cells["subcategory_zh"],
        kind=declared_kind(table, row),
        rating=read_rating(cells),
        suits=read_suits(cells["suits"]),
    )
