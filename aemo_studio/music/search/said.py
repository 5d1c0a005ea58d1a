"""Says what stood in the way of a search, and writes wishes in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from aemo_studio.base.translations import Phrase, all_of, phrase
from aemo_studio.music.search.chips import Bounds, ChipKind, NamedPiece, SearchChip, SearchState
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.ranking import Found, FoundRows
from aemo_studio.music.search.simplified import traditional

_UNKNOWN = {
    ChipKind.TEMPO: phrase("No track here has a known tempo."),
    ChipKind.LENGTH: phrase("No track here has a known length."),
    ChipKind.VOCALS: phrase("Of no track here is it known whether somebody sings."),
    ChipKind.GENRE: phrase("No track here has a known genre."),
    ChipKind.LICENCE: phrase("No track here has a stated licence."),
}


def said_of(found: Found, index: SearchIndex) -> tuple[Phrase, ...]:
    """Writes what somebody has to know of the result; nothing where all went well."""
    named = tuple(chip for chip in found.state.of(ChipKind.EFFECT) if not chip.negated)
    alone = found.effects and all(chip.kind is ChipKind.EFFECT for chip in found.unmet)
    said = [] if alone else list(_said(found.state, found.unmet, index))
    if found.nearest:
        said.append(_nearest(found.unmet))
    if not (found.state.chips or found.state.ignored or found.tracks):
        said.append(phrase("Nothing in this says what the music is to be like."))
    if named and not found.effects:
        said.append(phrase("No sound effect here is called {words}.", words=all_of(_texts(named))))
    return tuple(said) + (_only_titles(found.state) if found.tracks else ())


def said_of_rows(found: FoundRows, index: SearchIndex) -> tuple[Phrase, ...]:
    """Writes the same of a list."""
    said = list(_said(found.state, found.unmet, index))
    if found.unmet and len(found.rows):
        said.append(_nearest(found.unmet))
    return tuple(said)


def _nearest(unmet: tuple[SearchChip, ...]) -> Phrase:
    words = all_of(_texts(unmet))
    return phrase("The nearest are listed; they do not meet: {words}.", words=words)


def _only_titles(state: SearchState) -> tuple[Phrase, ...]:
    said = list[Phrase]()
    if state.of(ChipKind.INSTRUMENT):
        said.append(phrase("No catalogue lists instruments; only titles were searched for them."))
    if state.of(ChipKind.ERA):
        said.append(
            phrase("No catalogue says when music was made; only titles were searched for it.")
        )
    return tuple(said)


def _said(
    state: SearchState, unmet: tuple[SearchChip, ...], index: SearchIndex
) -> Iterator[Phrase]:
    if not state.chips and state.ignored:
        unknown = ", ".join(state.ignored[:10])
        yield phrase("Nothing of this was understood: {words}.", words=unknown)
    if clash := clashing(state):
        yield phrase("These exclude each other: {words}.", words=all_of(_texts(clash)))
    elif unmet:
        yield from _unmet(unmet, index)


def _unmet(unmet: tuple[SearchChip, ...], index: SearchIndex) -> Iterator[Phrase]:
    unknown = {kind for kind in _UNKNOWN if not _known(kind, index)}
    for kind in dict.fromkeys(chip.kind for chip in unmet if chip.kind in unknown):
        yield _UNKNOWN[kind]
    missing = [c for c in unmet if isinstance(c.value, NamedPiece) and c.kind not in unknown]
    if missing:
        yield phrase("Nothing here is called {words}.", words=all_of(_texts(tuple(missing))))
    rest = tuple(c for c in unmet if c.kind not in unknown and c not in missing)
    if rest:
        yield phrase("No track meets this with the rest: {words}.", words=all_of(_texts(rest)))


def _texts(chips: tuple[SearchChip, ...]) -> list[str]:
    return [with_not(chip) for chip in chips]


def with_not(chip: SearchChip) -> str:
    """Writes a wish in its own words, "no" before what is not wanted."""
    if chip.kind is ChipKind.LICENCE and str(chip.value).startswith("CC"):
        chip = replace(chip, text=str(chip.value))
    singing = traditional(chip.text) in _VOCALS
    if not chip.negated or (chip.kind is ChipKind.VOCALS and not singing):
        return chip.text
    return f"no {chip.text}" if chip.text.isascii() else f"不要{chip.text}"


_VOCALS = {"vocals", "vocal", "voice", "voices", "singing", "lyrics", "words", "人聲", "歌聲",
           "唱歌", "歌唱", "演唱", "唱", "歌詞", "女聲", "男聲"}  # fmt: skip
"""Words for singing itself; others, "instrumental", say "no" by themselves."""


def clashing(state: SearchState) -> tuple[SearchChip, ...]:
    """Finds wishes that exclude each other whatever the tracks: fast and slow, sad and not sad."""
    for kind in (ChipKind.TEMPO, ChipKind.LENGTH):
        chips = tuple(c for c in state.of(kind) if isinstance(c.value, Bounds) and not c.negated)
        if len(chips) > 1 and _is_empty([c.value for c in chips if isinstance(c.value, Bounds)]):
            return chips
    values: dict[object, SearchChip] = {}
    for chip in state.chips:
        other = values.setdefault((chip.kind, chip.value), chip)
        if other.negated is not chip.negated:
            return (other, chip)
    return ()


def _is_empty(ranges: list[Bounds]) -> bool:
    low = max((r.low for r in ranges if r.low is not None), default=-np.inf)
    return bool(low > min((r.high for r in ranges if r.high is not None), default=np.inf))


def _known(kind: ChipKind, index: SearchIndex) -> bool:
    if kind is ChipKind.TEMPO:
        return not np.isnan(index.bpm).all()
    if kind is ChipKind.LENGTH:
        return not np.isnan(index.duration_s).all()
    if kind is ChipKind.VOCALS:
        return bool((index.vocals >= 0).any())
    texts = (t.genre if kind is ChipKind.GENRE else t.terms.stated for t in index.tracks)
    return any(texts)
