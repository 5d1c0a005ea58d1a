"""Builds the catalogue of effects from the published lists: `build_sfx`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import CatalogueError
from aemo_studio.domain.effects import EffectKind
from aemo_studio.music.catalogue.mood_map import read_declared
from aemo_studio.music.catalogue.write import as_csv
from aemo_studio.music.effects.classes import SoundClass, load_classes
from aemo_studio.music.effects.ratings import RatedSounds, rate, read_rated_sounds
from aemo_studio.music.effects.table import COLUMNS
from aemo_studio.music.effects.ucs import load_categories

_NAMED = ("esc50_freesound.csv", ("class", "title", "freesound_id", "author", "licence"))
_FREE = ("freesound_cc0.csv", ("freesound_id", "label", "listed_by"))
_RATED = "iadse_ratings_all.csv"
_LICENCES = {"CC0": "CC0", "CC-BY": "CC BY"}


@dataclass(frozen=True)
class EffectBuildReport:
    """The result of building a catalogue of effects."""

    #: The catalogue that was written.
    output: Path
    #: Rows in the lists: `written` and `left_out` together.
    rows: int
    #: Effects in the output.
    written: int
    #: Kind to number of effects.
    per_kind: dict[EffectKind, int]
    #: Effects whose class has a rating.
    rated: int
    #: Reason to number of rows.
    left_out: dict[str, int]


@dataclass(frozen=True)
class _Listed:
    """A row of one of the lists."""

    number: str
    class_name: str
    title: str
    author: str
    licence: str
    source: str


def build_sfx(folder: Path, output: Path) -> EffectBuildReport:
    """Builds the catalogue from the lists in `folder`: sounds under CC0, and under CC BY with an
    author. A sound that is listed twice is taken once. Raises CatalogueError, OutputError."""
    classes, sounds = load_classes(), read_rated_sounds(folder / _RATED)
    rows: dict[str, dict[str, str]] = {}
    left_out: Counter[str] = Counter()
    for each in _listed(folder):
        reason = _reason_against(each, classes.get(each.class_name), rows)
        if reason is None:
            rows[each.number] = _row(each, classes[each.class_name], sounds)
        else:
            left_out[reason] += 1
    if not rows:
        raise CatalogueError(
            "{path} holds no sound that may be used; check the files.", path=folder
        )
    write_atomic(output, as_csv(COLUMNS, rows.values()).encode())
    kinds = Counter(row["kind"] for row in rows.values())
    return EffectBuildReport(
        output=output,
        rows=len(rows) + left_out.total(),
        written=len(rows),
        per_kind={kind: kinds[kind] for kind in EffectKind},
        rated=sum(bool(row["valence"]) for row in rows.values()),
        left_out=dict(left_out),
    )


def _listed(folder: Path) -> Iterator[_Listed]:
    for row in read_declared(folder / _NAMED[0], _NAMED[1]).rows():
        number, name, title, author, licence = (
            row.cells[key] for key in ("freesound_id", "class", "title", "author", "licence")
        )
        yield _Listed(number, name, title, author, licence, "ESC-50")
    for row in read_declared(folder / _FREE[0], _FREE[1]).rows():
        number, name, source = (row.cells[key] for key in _FREE[1])
        yield _Listed(number, name, "", "", "CC0", source)


def _reason_against(
    each: _Listed, known: SoundClass | None, rows: dict[str, dict[str, str]]
) -> str | None:
    if known is None:
        return f"class not declared in catalog/sfx_classes.csv: {each.class_name}"
    if known.kind is None:
        return f"no effect: {each.class_name}"
    if each.licence not in _LICENCES:
        return f"licence {each.licence}"
    if _LICENCES[each.licence] != "CC0" and not each.author:
        return "no author, whom the licence wants named"
    if not each.number.isdecimal():
        return "no number"
    return "listed twice" if each.number in rows else None


def _row(each: _Listed, known: SoundClass, sounds: RatedSounds) -> dict[str, str]:
    category = load_categories()[known.category.lower()]
    rating, count = rate(sounds, known.rated_as)
    return {
        "sound_id": f"freesound-{each.number}",
        "title": each.title or f"{known.title} {each.number}",
        "author": each.author,
        "class": known.title,
        "category": category.cat_id,
        "category_en": f"{category.category}, {category.subcategory}",
        "category_zh": f"{category.category_zh}、{category.subcategory_zh}",
        "kind": known.kind or "",
        "valence": f"{rating.valence:.2f}" if rating else "",
        "arousal": f"{rating.arousal:.2f}" if rating else "",
        "dominance": f"{rating.dominance:.2f}" if rating else "",
        "rating": f"mean of the class, {count} sounds" if rating else "",
        "suits": "|".join(known.suits),
        "licence": _LICENCES[each.licence],
        "url": f"https://freesound.org/s/{each.number}/",
        "source": each.source,
    }
