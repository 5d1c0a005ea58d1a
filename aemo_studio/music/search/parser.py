"""Understands a sentence about music, in English or 繁體中文, by rules and tables alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aemo_studio.music.search.chips import SearchState, without_repeats
from aemo_studio.music.search.lexicon import folded
from aemo_studio.music.search.named import with_titles
from aemo_studio.music.search.numbers import measures
from aemo_studio.music.search.titles import TitleIndex
from aemo_studio.music.search.tokens import WORD, tokens_of
from aemo_studio.music.search.wishes import WishReader

LONGEST_QUERY = 1000
"""Characters that are read; what follows is named as ignored."""

_CC = re.compile(r"創用\s*cc")


@dataclass(frozen=True)
class Reading:
    """What was understood of one sentence."""

    #: The wishes, and the words that were not understood.
    state: SearchState
    #: Number of the result that is meant, "the second one", -1 for the last; None if none is.
    nth: int | None = None


def parse(query: str, titles: TitleIndex | None = None) -> SearchState:
    """Understands a query. `titles` tells what is the name of a piece or of an artist."""
    return read(query, titles).state


def read(query: str, titles: TitleIndex | None = None) -> Reading:
    """Understands a query or a refinement."""
    text = _CC.sub("cc", folded(query[: LONGEST_QUERY * 2]))
    text, spans = measures(text[:LONGEST_QUERY])
    tokens = with_titles(text, tokens_of(text, spans), titles)
    chips = without_repeats(tuple(WishReader(tokens).chips()))
    ignored = [token.text for token in tokens if token.kind == WORD]
    rest = folded(query)[LONGEST_QUERY:].split()
    nth = next((int(token.value) for token in tokens if token.kind == "nth"), None)
    return Reading(SearchState(chips, tuple(dict.fromkeys([*ignored, *rest[:20]]))), nth)
