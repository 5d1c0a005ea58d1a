"""Finds the piece that others are to be like."""

from __future__ import annotations

import numpy as np

from aemo_studio.music.search.chips import NamedPiece, SearchState
from aemo_studio.music.search.index import SearchIndex


def reference_row(named: NamedPiece, index: SearchIndex) -> int | None:
    """Finds the track that others are to be like: the one that is meant, else the best match that
    has all the words."""
    if named.key is not None:
        return index.row(named.key)
    fit = index.titles.with_all(named.words)
    return int(np.argmax(index.titles.scores(named.words) * fit)) if fit.any() else None


def reference_rows(state: SearchState, index: SearchIndex) -> list[int]:
    """Finds all pieces that others are to be like."""
    liked = [c.value for c in state.chips if isinstance(c.value, NamedPiece) and not c.negated]
    rows = (reference_row(named, index) for named in liked if named.like)
    return [row for row in rows if row is not None]
