"""Reads the rows of a catalogue of effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.effects import Effect, EffectCatalogue, EffectKind
from aemo_studio.music.catalogue.cells import parse_number
from aemo_studio.music.catalogue.tables import PANDAS_PAYS_FROM_BYTES, Table, read_table
from aemo_studio.music.effects.declared import read_rating, read_suits
from aemo_studio.music.effects.ucs import load_categories

COLUMNS = (
    "sound_id", "title", "author", "class", "category", "category_en", "category_zh", "kind",
    "valence", "arousal", "dominance", "rating", "suits", "licence", "url", "source",
)  # fmt: skip

OWN_COLUMNS = (*COLUMNS, "file", "duration_s", "certainty")
"""Columns of a list of the editor's own effects."""


def read_effects(path: Path, name: str) -> EffectCatalogue:
    """Reads a CSV file with a title and a kind or a category; other columns may be missing. Rows
    without these, and ids that are there twice, are left out and counted.

    Raises CatalogueError for a file that is no such table.
    """
    table = read_table(path, PANDAS_PAYS_FROM_BYTES)
    _check(table)
    effects: dict[str, Effect] = {}
    rows = list(_cells(table))
    for cells, line in rows:
        effect = _effect(cells, f"line-{line}", name, path.parent)
        if effect is not None and effect.sound_id not in effects:
            effects[effect.sound_id] = effect
    return EffectCatalogue(name, tuple(effects.values()), len(rows) - len(effects))


def _check(table: Table) -> None:
    missing = [name for name in ("title", "kind or category") if not _has(table, name)]
    if missing:
        raise CatalogueError(
            "{path} is no list of effects: it has no column {name}.",
            path=table.path,
            name=missing[0],
        )


def _has(table: Table, names: str) -> bool:
    return any(name in table.columns for name in names.split(" or "))


def _cells(table: Table) -> Iterator[tuple[Mapping[str, str], int]]:
    for row in table.rows():
        yield ({} if row.damage else row.cells), row.line


def _effect(
    cells: Mapping[str, str], fallback_id: str, catalogue: str, folder: Path
) -> Effect | None:
    """Makes an effect of a row; None where that lacks title or kind. folder: of the list, from
    which the paths of files are counted."""
    category = load_categories().get(cells.get("category", "").lower())
    kind = _kind(cells.get("kind", "")) or (category.kind if category else None)
    title = cells.get("title", "")
    if not title or kind is None:
        return None
    return Effect(
        sound_id=cells.get("sound_id") or fallback_id,
        title=title,
        author=cells.get("author", ""),
        class_name=cells.get("class") or (category.words.capitalize() if category else title),
        category=category.cat_id if category else "",
        kind=kind,
        rating=read_rating(cells),
        suits=read_suits(cells.get("suits", "")),
        licence=cells.get("licence", ""),
        url=cells.get("url", ""),
        catalogue=catalogue,
        file=str((folder / cells["file"]).absolute()) if cells.get("file") else None,
        duration_s=_above_0(cells.get("duration_s", "")),
        certainty=_above_0(cells.get("certainty", "")),
    )


def effect_cells(effect: Effect) -> dict[str, str]:
    """Writes one of the editor's own effects as cells of `OWN_COLUMNS`."""
    category, rating = load_categories().get(effect.category.lower()), effect.rating
    return {
        "sound_id": effect.sound_id,
        "title": effect.title,
        "author": effect.author,
        "class": effect.class_name,
        "category": effect.category,
        "category_en": f"{category.category}, {category.subcategory}" if category else "",
        "category_zh": f"{category.category_zh}、{category.subcategory_zh}" if category else "",
        "kind": effect.kind.value,
        "valence": f"{rating.valence:.2f}" if rating else "",
        "arousal": f"{rating.arousal:.2f}" if rating else "",
        "dominance": f"{rating.dominance:.2f}" if rating else "",
        "rating": "mean of the class" if rating else "",
        "suits": "|".join(effect.suits),
        "licence": effect.licence,
        "url": effect.url,
        "source": "" if effect.certainty is None else "estimated by ear",
        "file": effect.file or "",
        "duration_s": "" if effect.duration_s is None else f"{effect.duration_s:.2f}",
        "certainty": "" if effect.certainty is None else f"{effect.certainty:.2f}",
    }


def _above_0(text: str) -> float | None:
    number = parse_number(text)
    return number if number is not None and number > 0 else None


def _kind(text: str) -> EffectKind | None:
    word = text.strip().lower()
    return EffectKind(word) if word in set(EffectKind) else None
