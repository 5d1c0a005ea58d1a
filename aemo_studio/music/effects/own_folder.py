"""Reads a folder of the editor's own effects: by their names where these follow the Universal
Category System, else by ear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.file_names import is_text, readable
from aemo_studio.base.progress import WarningEvent
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.effects import ClassRating, Effect, EffectCatalogue, EffectKind
from aemo_studio.domain.emotion import Emotion
from aemo_studio.music.effects.heard_file import HeardFile
from aemo_studio.music.effects.heard_files import HearingJob, hear_files
from aemo_studio.music.effects.heard_kinds import LEAST, kind_of
from aemo_studio.music.effects.ratings import mean_rating
from aemo_studio.music.effects.ucs import UcsCategory, UcsName, load_categories, parse_ucs_name
from aemo_studio.music.own_music.scan import music_files


@dataclass(frozen=True)
class _Known:
    """What the rated classes say about a category."""

    rating: ClassRating | None = None
    suits: tuple[Emotion, ...] = ()


_NOTHING = _Known()
_GAPS, _NUMBER = re.compile(r"[\s_]+"), re.compile(r"^\d{1,3}[\s._-]+(?=\D)")


def read_own_effects(
    folder: Path, shipped: Iterable[Effect], job: HearingJob | None = None
) -> EffectCatalogue:
    """Reads the sound files in a folder and the folders in it. A file whose name says nothing is
    heard; one of which nothing can be made is left out, counted, and told with the reason.

    Ratings are those of the shipped classes in the same category, else of the category itself,
    else of classes of the same kind in the same group of categories. Raises Cancelled.
    """
    job = job or HearingJob()
    paths = list(music_files(folder))
    names = {path: parse_ucs_name(Path(path).name) for path in paths if is_text(path)}
    for path in paths:
        if path not in names:
            _tell(job, phrase("{path}: its name is not text (UTF-8).", path=readable(path)))
    places = {folder / path: path for path, name in names.items() if name is None}
    heard = hear_files(list(places), job)
    maker = _Maker(folder, _by_category(shipped))
    effects = []
    for path, name in names.items():
        made = maker.named(path, name) if name else maker.heard(path, heard[folder / path])
        if isinstance(made, Effect):
            effects.append(made)
        else:
            _tell(job, made)
    return EffectCatalogue(folder.name, tuple(effects), len(paths) - len(effects))


def _tell(job: HearingJob, reason: Phrase) -> None:
    job.report(WarningEvent("effects_left_out", reason))


class _Maker:
    """Makes effects of the files of a folder."""

    def __init__(self, folder: Path, known: Mapping[str, _Known]) -> None:
        self._folder, self._known = folder, known

    def named(self, path: str, name: UcsName) -> Effect:
        """Makes an effect of a file whose name follows the Universal Category System."""
        about = self._about(name.category, name.category.kind)
        return Effect(
            sound_id=path,
            title=name.fx_name,
            author=name.creator_id,
            class_name=name.category.words.capitalize(),
            category=name.category.cat_id,
            kind=name.category.kind,
            rating=about.rating,
            suits=about.suits,
            licence="",
            url="",
            catalogue=self._folder.name,
            file=self._file(path),
        )

    def heard(self, path: str, heard: HeardFile | Phrase) -> Effect | Phrase:
        """Makes an effect of what was heard in a file; or a sentence on why it is none."""
        if isinstance(heard, Phrase):
            return heard
        if not heard.classes:
            return phrase("{path} is silent; it was left out.", path=self._file(path))
        title = _title(path)
        found = kind_of(heard, title)
        if found.is_song:
            return phrase(
                "{path} sounds like a piece of music; import it as music, or name it by UCS "
                "(DSGNDron_Dark drone_ME_FILM.wav) to have it as an effect.",
                path=self._file(path),
            )
        about = self._about(found.category, found.kind) if found.category else _NOTHING
        return Effect(
            sound_id=path,
            title=title,
            author="",
            class_name=found.category.words.capitalize() if found.category else title,
            category=found.category.cat_id if found.category else "",
            kind=found.kind,
            rating=about.rating,
            suits=about.suits,
            licence="",
            url="",
            catalogue=self._folder.name,
            file=self._file(path),
            duration_s=heard.duration_s,
            certainty=found.certainty or LEAST / 2,
        )

    def _about(self, category: UcsCategory, kind: EffectKind) -> _Known:
        known = self._known.get(category.cat_id) or _of_category(category)
        group = f"{category.category}/{kind}"
        return known or self._known.get(group) or self._known.get(_group(category), _NOTHING)

    def _file(self, path: str) -> str:
        return str((self._folder / path).absolute())


def _title(path: str) -> str:
    """Makes a title of a file's name: `01_rain-on_roof.wav` is `rain-on roof`."""
    stem = Path(path).stem
    return _GAPS.sub(" ", _NUMBER.sub("", stem)).strip() or stem


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
