"""Computes how listeners rated classes of sounds, from the ratings of IADS-E."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import TypeAlias

from aemo_studio.domain.effects import ClassRating
from aemo_studio.music.catalogue.cells import parse_number
from aemo_studio.music.catalogue.mood_map import read_declared

_COLUMNS = ("description", "valmn", "aromn", "dommn")
_NUMBER = re.compile(r"\d+$")
_NEVER = ("erotic", "injury", "childabuse", "attack", "victim", "fight")
"""Beginnings of descriptions of sounds that no film is offered."""

FEWEST = 2
"""Rated sounds that a class needs: the mean of one would be the rating of that very sound."""

RatedSounds: TypeAlias = Mapping[str, Sequence[ClassRating]]
"""Description without its number, in lower case, to the ratings of these sounds."""


def read_rated_sounds(path: Path) -> RatedSounds:
    """Reads `iadse_ratings_all.csv`, without erotic sounds and injuries. Raises CatalogueError."""
    sounds: dict[str, list[ClassRating]] = {}
    for row in read_declared(path, _COLUMNS).rows():
        name = _NUMBER.sub("", row.cells["description"]).strip().lower()
        if not name.startswith(_NEVER):
            means = [parse_number(row.cells[column]) for column in _COLUMNS[1:]]
            known = [mean for mean in means if mean is not None]
            if len(known) == len(means):
                sounds.setdefault(name, []).append(ClassRating(*known))
    return sounds


def rate(sounds: RatedSounds, names: Sequence[str]) -> tuple[ClassRating | None, int]:
    """Computes the mean over all rated sounds of these names, and their number; None for fewer than
    `FEWEST`."""
    found = [rating for name in names for rating in sounds.get(name.lower(), ())]
    return mean_rating(found) if len(found) >= FEWEST else None, len(found)


def mean_rating(ratings: Sequence[ClassRating]) -> ClassRating:
    """Computes the mean of at least one rating, to two decimals."""
    return ClassRating(
        round(fmean(each.valence for each in ratings), 2),
        round(fmean(each.arousal for each in ratings), 2),
        round(fmean(each.dominance for each in ratings), 2),
    )
