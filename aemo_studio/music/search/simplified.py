"""Writes simplified Chinese in traditional characters: catalog/simplified.csv.

scripts/make_simplified.py writes the table from that of OpenCC.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir


def traditional(text: str) -> str:
    """Writes each simplified character as its usual traditional one. Raises CatalogueError if the
    table is missing or damaged."""
    return text if text.isascii() else text.translate(_table())


def as_typed(text: str, query: str) -> str:
    """Writes a text of traditional characters with those simplified ones that the query has."""
    if query.isascii():
        return text
    typed = {traditional(char): char for char in query}
    return text.translate({ord(whole): char for whole, char in typed.items() if whole not in query})


@cache
def _table() -> Mapping[int, str]:
    path = catalogue_dir() / "simplified.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {ord(r["simplified"]): r["traditional"] for r in csv.DictReader(file)}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CatalogueError(
            "The table of characters {path} cannot be read: {error}.", path=path, error=error
        ) from error
