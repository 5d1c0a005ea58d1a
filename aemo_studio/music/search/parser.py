"""Understands a sentence about music, in English or 繁體中文, by rules and tables alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from aemo_studio.music.search.affect_words import load_affect_words
from aemo_studio.music.search.chips import (
    VOCALS,
    ChipKind,
    ChipValue,
    SearchChip,
    SearchState,
    without_repeats,
)
from aemo_studio.music.search.lexicon import folded
from aemo_studio.music.search.named import with_titles
from aemo_studio.music.search.numbers import measures
from aemo_studio.music.search.simplified import as_typed
from aemo_studio.music.search.spelling import respelt
from aemo_studio.music.search.titles import TitleIndex
from aemo_studio.music.search.tokens import WORD, tokens_of
from aemo_studio.music.search.wishes import WishReader

LONGEST_QUERY = 1000
"""Characters that are read; what follows is named as ignored."""

_RAP = {"rap", "饒舌", "說唱"}
"""Words that name a genre, and what the voice does in it: 嘻哈，不要饒舌."""

_CC = re.compile(r"創用\s*cc")


@dataclass(frozen=True)
class Reading:
    """What was understood of one sentence."""

    #: The wishes, and the words that were not understood.
    state: SearchState
    #: Number of the result that is meant, "the second one", -1 for the last; None if none is.
    nth: int | None = None


def parse(query: str, titles: TitleIndex | None = None) -> SearchState:
    """Understands a query. `titles` tells what is the name of a piece or of an artist. "The second
    one" of nothing is ignored."""
    reading = read(query, titles)
    text = query[:LONGEST_QUERY]
    pointed = () if reading.nth is None else (as_typed(folded(text), text),)
    return replace(reading.state, ignored=(*reading.state.ignored, *pointed))


def read(query: str, titles: TitleIndex | None = None) -> Reading:
    """Understands a query or a refinement."""
    text = _CC.sub("cc", folded(query[: LONGEST_QUERY * 2]))
    text, spans = measures(text[:LONGEST_QUERY])
    tokens = respelt(with_titles(text, tokens_of(text, spans), titles))
    chips = without_repeats(_told_apart(tuple(WishReader(tokens).chips())))
    ignored = [token.text for token in tokens if token.kind == WORD]
    known = {token.text for token in tokens if token.kind != WORD}
    rest = [word for word in folded(query)[LONGEST_QUERY:].split() if word not in known]
    nth = next((int(token.value) for token in tokens if token.kind == "nth"), None)
    chips = tuple(replace(chip, text=as_typed(chip.text, query)) for chip in chips)
    ignored = [as_typed(word, query) for word in (*ignored, *rest[:20])]
    return Reading(SearchState(chips, tuple(dict.fromkeys(ignored))), nth)


def _told_apart(chips: tuple[SearchChip, ...]) -> tuple[SearchChip, ...]:
    """Takes a word that is not wanted by its own affect where its mood is wanted under another
    word: 懸疑但不恐怖."""
    told = (ChipKind.MOOD, ChipKind.GENRE)
    wanted = {c.value: c.text for c in chips if c.kind in told and not c.negated}
    return tuple(_apart(chip, wanted) for chip in chips)


def _apart(chip: SearchChip, wanted: Mapping[ChipValue, str]) -> SearchChip:
    if chip.kind is ChipKind.GENRE and chip.negated and chip.text in _RAP and chip.value in wanted:
        return replace(chip, kind=ChipKind.VOCALS, value=VOCALS)
    if chip.kind is not ChipKind.MOOD or not chip.negated:
        return chip
    feel = load_affect_words().get(chip.text)
    if feel is None or wanted.get(chip.value, chip.text) == chip.text:
        return chip
    return replace(chip, kind=ChipKind.AFFECT, value=feel)
