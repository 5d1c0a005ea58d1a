"""Finds the titles and artists that a query names, among words that are not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aemo_studio.music.search.chips import ChipKind, Feel, NamedPiece, SearchChip
from aemo_studio.music.search.titles import TitleIndex
from aemo_studio.music.search.tokens import QUOTE, WISH, WORD, Token

_MOST_WORDS = 8
_APART = ("break", "with", "nth", QUOTE)
_MARKS = ("like", "by")


def with_titles(text: str, tokens: Sequence[Token], titles: TitleIndex | None) -> list[Token]:
    """Replaces the words of titles and artists by one wish for each. Without an index only what
    stands in quotes or behind "like" is taken for a title."""
    tokens = _with_chinese_title(text, list(tokens), titles)
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        end, token = _at(text, tokens, at, titles)
        found.append(token)
        at = end
    return found


def _at(
    text: str, tokens: Sequence[Token], at: int, titles: TitleIndex | None
) -> tuple[int, Token]:
    token, mark = tokens[at], tokens[at].kind
    before = tokens[at - 1].kind if at else "break"
    if titles is not None and (mark == "like" or before == "break"):
        both = _title_by(text, tokens, at, titles)
        if both is not None:
            return both
    if token.kind == QUOTE:
        return at + 1, _title([token], titles, token.text, like=before == "like")
    if mark in _MARKS:
        return _marked(text, tokens, at, titles)
    return _unmarked(text, tokens, at, titles) if titles is not None else (at + 1, token)


def _title_by(
    text: str, tokens: Sequence[Token], at: int, titles: TitleIndex
) -> tuple[int, Token] | None:
    """Reads "Carefree by Kevin MacLeod": a title whose words may mean something else too."""
    like = tokens[at].kind == "like"
    start, end = at + like, _run_end(tokens, at + like)
    mark = next((i for i in range(start + 1, end) if tokens[i].kind == "by"), None)
    if mark is None:
        return None
    title = _words(text, tokens[start:mark])
    for stop in range(end, mark + 1, -1):
        named = titles.by(title, _words(text, tokens[mark + 1 : stop]))
        if named is not None:
            words = f"{title} by {_words(text, tokens[mark + 1 : stop])}"
            chip = SearchChip(ChipKind.TITLE, words, replace(named, like=like))
            place = tokens[at].place[0], tokens[stop - 1].place[1]
            return stop, Token(WISH, _words(text, tokens[at:stop]), place, chip)
    return None


def _marked(
    text: str, tokens: Sequence[Token], at: int, titles: TitleIndex | None
) -> tuple[int, Token]:
    """Reads what stands behind "like": the longest run that begins a title, else all up to the
    last word that is not understood."""
    end = _run_end(tokens, at + 1)
    stops = range(end, at + 1, -1)
    for stop in stops if titles is not None else ():
        words = _words(text, tokens[at + 1 : stop])
        if titles is not None and titles.find(words) is not None:
            like = tokens[at].kind == "like"
            return stop, _title(tokens[at + 1 : stop], titles, words, like=like)
    unknown = _name_like(tokens, at + 1, end)
    if not unknown:
        return at + 1, replace(tokens[at], kind="stop")
    part = tokens[at + 1 : unknown[-1] + 1]
    like = tokens[at].kind == "like"
    return unknown[-1] + 1, _title(part, titles, _words(text, part), like=like)


def _name_like(tokens: Sequence[Token], at: int, end: int) -> list[int]:
    """Finds the words that are taken for a name: those that are not understood, or several in a row
    that no table of wishes has."""
    rated = [i for i in range(at, end) if _is_rated(tokens[i])]
    plain = [i for i in range(at, end) if tokens[i].kind == WORD]
    return sorted(plain + rated) if plain or (len(rated) > 1 and rated[0] == at) else []


def _is_rated(token: Token) -> bool:
    chip = token.chip
    rated = chip is not None and chip.kind is ChipKind.AFFECT
    return rated and isinstance(chip, SearchChip) and not _is_step(chip)


def _is_step(chip: SearchChip) -> bool:
    return isinstance(chip.value, Feel) and chip.value.step


def _unmarked(text: str, tokens: Sequence[Token], at: int, titles: TitleIndex) -> tuple[int, Token]:
    end = min(_run_end(tokens, at), at + _MOST_WORDS)
    for stop in range(end, at + 1, -1):
        part = tokens[at:stop]
        words = _words(text, part)
        if any(t.kind == WORD for t in part) and titles.exact(words) is not None:
            return stop, _title(part, titles, words)
    if not _may_be_title(tokens[at], titles):
        return at + 1, tokens[at]
    stop = at + 1
    while stop < end and _may_be_title(tokens[stop], titles):
        stop += 1
    return stop, _title(tokens[at:stop], titles, _words(text, tokens[at:stop]))


def _may_be_title(token: Token, titles: TitleIndex) -> bool:
    name = token.kind == WORD and len(token.text) > 2 and not token.text.isdigit()
    return name and titles.knows(token.text)


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """Finds where words that may belong to one title end."""
    end = at
    while end < len(tokens) and tokens[end].kind not in _APART:
        end += 1
    return end


def _words(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].place[0] : tokens[-1].place[1]]


def _title(
    part: Sequence[Token], titles: TitleIndex | None, words: str, *, like: bool = False
) -> Token:
    named = (titles.find(words) if titles is not None else None) or NamedPiece(words)
    chip = SearchChip(ChipKind.TITLE, words, replace(named, like=like))
    return Token(WISH, words, (part[0].place[0], part[-1].place[1]), chip)


def _with_chinese_title(text: str, tokens: list[Token], titles: TitleIndex | None) -> list[Token]:
    """Joins the Tokens that one Chinese title covers, unless all of them are understood."""
    name = titles.chinese_title_in(text) if titles is not None else None
    if name is None:
        return tokens
    start, end = text.index(name), text.index(name) + len(name)
    inside = [t for t in tokens if t.place[0] >= start and t.place[1] <= end]
    known = all(t.chip is not None and t.chip.kind is not ChipKind.AFFECT for t in inside)
    if not inside or known or (inside[0].place[0], inside[-1].place[1]) != (start, end):
        return tokens
    at = tokens.index(inside[0])
    like = at > 0 and tokens[at - 1].kind == "like"
    return [
        *tokens[: at - like],
        _title(inside, titles, name, like=like),
        *tokens[at + len(inside) :],
    ]
