"""Recognises the heads of columns in several languages, and the row that holds them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from aemo_studio.music.catalogue.columns import BY_NAME

FIELDS = (
    "track_id", "title", "artist", "moods", "emotion", "duration_s", "bpm", "vocals", "genre",
    "licence", "attribution", "url", "file",
)  # fmt: skip
"""Columns of ours that a foreign table may fill, in the order in which they are guessed."""

LOOKED_AT = 40
"""Rows among which the heads are looked for."""


def is_head_of(field: str, head: str) -> bool:
    """Reports whether a column's head names a field of ours."""
    return folded(head) in _names(field)


@cache
def is_known_head(head: str) -> bool:
    """Reports whether a cell is the head of some field of ours."""
    return any(is_head_of(field, head) for field in FIELDS)


def find_head(rows: Sequence[Sequence[str]], given: Iterable[str] = ()) -> int:
    """Finds which row holds the heads: the first one, unless a later one holds a title and more
    heads that we know. given: heads that the user named. Positions count from 0."""
    wanted = {name.strip().lower() for name in given if name}
    if not rows:
        return 0
    counts = [_heads_in(row, wanted) for row in rows[:LOOKED_AT]]
    best = max(range(len(counts)), key=lambda at: (counts[at], -at))
    return best if counts[best] > max(1, counts[0]) else 0


def folded(name: str) -> str:
    """Removes case, accents, units in brackets, and anything but letters and digits."""
    bare = re.sub(r"[(\[（].*?[)\]）]", "", name.casefold())
    parts = unicodedata.normalize("NFKD", bare)
    return "".join(char for char in parts if char.isalnum())


def _heads_in(row: Sequence[str], wanted: set[str]) -> int:
    """Counts the fields that a row names; 0 for a row without a title, which can hold no heads."""
    cells = [cell.strip() for cell in row if cell.strip()]
    titled = any(is_head_of("title", cell) for cell in cells)
    named = sum(cell.lower() in wanted for cell in cells)
    fields = sum(any(is_head_of(field, cell) for cell in cells) for field in FIELDS)
    return fields + named if titled or named else 0


@cache
def _names(field: str) -> frozenset[str]:
    own = folded(field)
    return frozenset({own, own.removesuffix("s"), *map(folded, BY_NAME[field].foreign)})
