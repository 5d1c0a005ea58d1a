"""Cuts a query into Tokens: wishes, grammar, and words that nothing is known of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aemo_studio.music.search.affect_words import LONGEST, feel_of, load_affect_words
from aemo_studio.music.search.chips import ChipKind, SearchChip
from aemo_studio.music.search.lexicon import (
    LONGEST_HAN,
    Lexicon,
    Meaning,
    is_han,
    load_lexicon,
    value_of,
    word_end,
)
from aemo_studio.music.search.numbers import Span

WISH, WORD, QUOTE = "wish", "word", "quote"
_COSTS = {"phrase": 1.0, "character": 1.2, "rated": 1.3, "unknown": 3.0}
"""What a piece of Chinese text costs; the cheapest way to cut it is taken."""


@dataclass(frozen=True)
class Token:
    """A piece of a query."""

    #: WISH, WORD, QUOTE, or a part of the grammar as in Meaning.
    kind: str
    #: As it stands in the folded query.
    text: str
    #: Where it begins and ends there.
    place: tuple[int, int]
    #: The wish; None of everything else.
    chip: SearchChip | None = None
    #: What the table says of a part of the grammar.
    value: str = ""


def tokens_of(text: str, spans: list[Span]) -> list[Token]:
    """Cuts a folded query into Tokens; `spans` are the measures that were found in it."""
    lexicon, tokens, starts = load_lexicon(), list[Token](), {span[0]: span for span in spans}
    limits, at = [*sorted(starts), len(text)], 0
    while at < len(text):
        limit = next(n for n in limits if n > at or n == len(text))
        if at in starts:
            start, end, chip = starts[at]
            found = [Token(WISH, text[start:end], (start, end), chip)]
        else:
            found = list(_pieces(text, at, limit, lexicon))
        tokens += found
        at = found[-1].place[1] if found else at + 1
    return tokens


def _pieces(text: str, at: int, limit: int, lexicon: Lexicon) -> Iterator[Token]:
    if text[at] == '"' and '"' in text[at + 1 :]:
        end = text.index('"', at + 1)
        words = text[at + 1 : end].strip()
        yield Token(QUOTE if words else "stop", words, (at, end + 1))
    elif is_han(text[at]):
        yield from _han_pieces(text, at, limit, lexicon)
    else:
        yield from _alphabetic(text, at, limit, lexicon)


def _alphabetic(text: str, at: int, limit: int, lexicon: Lexicon) -> Iterator[Token]:
    hit = lexicon.longest(text[:limit], at)
    end = min(word_end(text, at), limit)
    if hit is not None:
        yield of_entry(text, at, *hit)
    elif end > at:
        yield from _word(text, at, end, lexicon)


def _word(text: str, at: int, end: int, lexicon: Lexicon) -> Iterator[Token]:
    """Reads a word that is no phrase of the table; a joined one part by part."""
    word = text[at:end]
    entry = lexicon.word(word)
    if entry is not None:
        yield of_entry(text, at, end, entry)
    elif "-" in word and (feel_of(word) is None):
        cut = at + word.index("-")
        hit = lexicon.longest(text[:cut], at)
        if hit is not None and hit[0] == cut:
            yield of_entry(text, at, *hit)
        else:
            yield from _word(text, at, cut, lexicon)
    else:
        yield _rated(text, at, end)


def _rated(text: str, at: int, end: int) -> Token:
    feel = feel_of(text[at:end])
    if feel is None:
        return Token(WORD, text[at:end], (at, end))
    return Token(WISH, text[at:end], (at, end), SearchChip(ChipKind.AFFECT, text[at:end], feel))


def of_entry(text: str, at: int, end: int, entry: Meaning) -> Token:
    """Makes the Token of a phrase of the table."""
    return meaning(text[at:end], (at, end), entry)


def meaning(words: str, place: tuple[int, int], entry: Meaning) -> Token:
    """Makes the Token of what words mean that stand, so or misspelt, at a place."""
    if entry.kind in (*ChipKind, "feel", "step"):
        kind, value = value_of(entry)
        return Token(WISH, words, place, SearchChip(kind, words, value, entry.negated))
    return Token(entry.kind, words, place, value=entry.value)


def _han_pieces(text: str, at: int, limit: int, lexicon: Lexicon) -> Iterator[Token]:
    end = at
    while end < limit and is_han(text[end]):
        end += 1
    places = _cheapest(text, at, end, lexicon)
    unknown: list[int] = []
    for start, stop in places:
        entry = lexicon.entries.get(text[start:stop])
        known = entry is not None or text[start:stop] in load_affect_words()
        if unknown and known:
            yield Token(WORD, text[unknown[0] : start], (unknown[0], start))
            unknown.clear()
        if entry is not None:
            yield of_entry(text, start, stop, entry)
        elif known:
            yield _rated(text, start, stop)
        else:
            unknown.append(start)
    if unknown:
        yield Token(WORD, text[unknown[0] : end], (unknown[0], end))


def _cheapest(text: str, at: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Cuts Chinese text where the pieces cost least."""
    best: list[tuple[float, int]] = [(0.0, at)]
    for stop in range(at + 1, end + 1):
        options = [
            (best[start - at][0] + cost, start)
            for start in range(max(at, stop - LONGEST_HAN), stop)
            if (cost := _cost(text[start:stop], lexicon)) is not None
        ]
        best.append(min(options))
    places, stop = [], end
    while stop > at:
        start = best[stop - at][1]
        places.append((start, stop))
        stop = start
    return places[::-1]


def _cost(piece: str, lexicon: Lexicon) -> float | None:
    if piece in lexicon.entries:
        return _COSTS["phrase" if len(piece) > 1 else "character"]
    if len(piece) == 1:
        return _COSTS["unknown"]
    rated = len(piece) <= LONGEST and piece in load_affect_words()
    return _COSTS["rated"] if rated else None
