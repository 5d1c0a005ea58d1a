"""Tells of free music whether somebody sings: what its list states, else what its maker does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from aemo_studio.base.resources import catalogue_dir
from aemo_studio.music.catalogue.cells import parse_yes_no
from aemo_studio.music.catalogue.mood_map import read_declared
from aemo_studio.music.catalogue.tables import Table

_LIST_WITH_VOCALS = "audionautix"
"""The list whose maker tags what is sung with the mood `Vocal`."""

_WITHOUT = re.compile(
    r"\bno[ -]?(?:vocals?|voices?)\b|\bwithout (?:vocals?|voices?)\b|\binstrumental\b",
    re.IGNORECASE,
)
_MENTIONED = re.compile(
    r"\b(?:vocals?|voices?|vocis|chant|choir|choral|sings?|singing)\b", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\w]+")


class Voices(NamedTuple):
    """Whether somebody sings in a piece."""

    #: None where that is not known.
    vocals: bool | None
    #: Whether it is concluded from who made the piece.
    estimated: bool = False


class FreeVocals:
    """Knows the voices of the pieces of a list of free music."""

    def __init__(self, table: Table) -> None:
        rows = [row.cells for row in table.rows() if not row.damage]
        self._without = {
            (cells["artist"].casefold(), _plain(_WITHOUT.sub("", cells["title"])))
            for cells in rows
            if _WITHOUT.search(cells["title"])
        }
        self._tagged = {
            _plain(cells["title"]): "vocal" in cells["native_moods"].lower().split("|")
            for cells in rows
            if cells["source"] == _LIST_WITH_VOCALS
        }

    def of(self, title: str, artist: str) -> Voices:
        """Finds what is stated of a piece: by its title, by the tags of its maker's own list; else
        estimates it by its maker. One of which its maker has a version without voices has some."""
        if _WITHOUT.search(title):
            return Voices(False)
        plain = _plain(title)
        if artist.lower() == _LIST_WITH_VOCALS and plain in self._tagged:
            return Voices(self._tagged[plain])
        if (artist.casefold(), plain) in self._without:
            return Voices(True, estimated=True)
        made = None if _MENTIONED.search(title) else _makers().get(artist.casefold())
        return Voices(made, estimated=made is not None)


@cache
def _makers() -> Mapping[str, bool | None]:
    """Reads whether the pieces of a maker are sung. Raises CatalogueError if the table is
    damaged."""
    declared = read_declared(catalogue_dir() / "free_makers.csv", ("artist", "vocals", "why"))
    return {
        row.cells["artist"].casefold(): parse_yes_no(row.cells["vocals"]) for row in declared.rows()
    }


def _plain(title: str) -> str:
    return _LETTERS.sub(" ", title.casefold()).strip()
