"""Reads a folder of the editor's own effects, whose names follow the Universal Category System."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.file_names import is_text
from aemo_studio.domain.effects import ClassRating, Effect, EffectCatalogue
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.effects.ratings import mean_rating
from aemo_studio.music.effects.ucs import UcsCategory, load_categories, parse_ucs_name
from aemo_studio.music.own_music.scan import music_files


@dataclass(frozen=True)
class _Known:
    """What the rated classes say about a category."""

    rating: ClassRating | None = None
    suits: tuple[Emotion, ...] = ()


_NOTHING = _Known()


def read_own_effects(folder: Path, shipped: Iterable[Effect]) -> EffectCatalogue:
    """Reads the sound files in a folder and the folders in it. Files with another name are left out
    and counted. Ratings are those of the shipped classes in the same category, else of the category
    itself, else of classes of the same kind in the same group of categories."""
    known = _by_category(shipped)
    paths = [path for path in music_files(folder) if is_text(path)]
    made = [_effect(folder, path, known) for path in paths]
    effects = tuple(effect for effect in made if effect is not None)
    return EffectCatalogue(folder.name, effects, len(made) - len(effects))


def _effect(folder: Path, path: str, known: Mapping[str, _Known]) -> Effect | None:
    name = parse_ucs_name(Path(path).name)
    if name is None:
        return None
    category = name.category
    about = known.get(category.cat_id) or _of_category(category)
    about = about or known.get(_group(category), _NOTHING)
    return Effect(
        sound_id=path,
        title=name.fx_name,
        author=name.creator_id,
        class_name=category.words.capitalize(),
        category=category.cat_id,
        kind=category.kind,
        rating=about.rating,
        suits=about.suits,
        licence="",
        url="",
        catalogue=folder.name,
        file=str((folder / path).absolute()),
    )


def _of_category(category: UcsCategory) -> _Known | None:
    if category.rating is None and not category.suits:
        return None
    return _Known(category.rating, category.suits)


def _by_category(shipped: Iterable[Effect]) -> dict[str, _Known]:
    """Gathers what is known of categories by their CatID, and of their groups with the kind; every
    class counts once, however many sounds it has."""
    classes = {(e.class_name, e.category): e for e in shipped}.values()
    gathered: dict[str, list[Effect]] = {}
    for effect in classes:
        category = load_categories().get(effect.category.lower())
        for key in (effect.category, _group(category)) if category else ():
            gathered.setdefault(key, []).append(effect)
    return {key: _known(effects) for key, effects in gathered.items()}


def _known(effects: Iterable[Effect]) -> _Known:
    listed = list(effects)
    ratings = [effect.rating for effect in listed if effect.rating]
    suits = dict.fromkeys(emotion for effect in listed for emotion in effect.suits)
    return _Known(mean_rating(ratings) if ratings else None, tuple(suits))


def _group(category: UcsCategory) -> str:
    return f"{category.category}/{category.kind}"
