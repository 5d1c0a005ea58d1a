"""Loads effects: the shipped catalogue, a CSV file, or a folder of the editor's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.domain.effects import EffectCatalogue
from aemo_studio.music.effects.heard_files import HearingJob
from aemo_studio.music.effects.own_folder import read_own_effects
from aemo_studio.music.effects.table import read_effects

SHIPPED_EFFECTS = "sfx"
"""Name of the shipped catalogue of effects."""

EFFECT_TERMS = "CC0, or CC BY: name the author as the licence line says"
"""Its terms in one line."""


def load_effects(
    name_or_place: str = SHIPPED_EFFECTS, job: HearingJob | None = None
) -> EffectCatalogue:
    """Loads the shipped effects by their name, a CSV file, or a folder, whose files are heard where
    their names say nothing. Raises CatalogueError for what is none of these or has no usable
    sound, Cancelled."""
    if name_or_place == SHIPPED_EFFECTS:
        return _shipped(catalogue_dir() / f"{SHIPPED_EFFECTS}.csv")
    path = Path(name_or_place).expanduser()
    if not path.exists():
        raise CatalogueError(
            "There are no effects {name}: it is no file and no folder, and shipped is {shipped}.",
            name=name_or_place,
            shipped=SHIPPED_EFFECTS,
        )
    return _own_folder(path, job) if path.is_dir() else _file(path)


@cache
def _shipped(path: Path) -> EffectCatalogue:
    return _some(read_effects(path, SHIPPED_EFFECTS), path)


def _file(path: Path) -> EffectCatalogue:
    return _some(read_effects(path, path.stem), path)


def _own_folder(path: Path, job: HearingJob | None) -> EffectCatalogue:
    found = read_own_effects(path.resolve(), load_effects().effects, job)
    if not found.effects:
        raise CatalogueError(
            "There is no sound in {path} that can be an effect; name another folder, or give a CSV "
            "list.",
            path=path,
        )
    return found


def _some(catalogue: EffectCatalogue, path: Path) -> EffectCatalogue:
    if not catalogue.effects:
        raise CatalogueError(
            "The list {path} has no usable effect; each needs a title and a kind (ambience, "
            "accent, foley or sting) or a category.",
            path=path,
        )
    return catalogue
