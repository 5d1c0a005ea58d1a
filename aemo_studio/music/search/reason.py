"""Writes the sentence on what a found track has of what was asked."""

from __future__ import annotations

from collections.abc import Iterator

from aemo_studio.domain.music import Track
from aemo_studio.domain.time import clock
from aemo_studio.music.search.chips import ChipKind, NamedPiece, SearchChip, SearchState
from aemo_studio.music.search.index import SearchIndex
from aemo_studio.music.search.references import reference_row


def reason(state: SearchState, track: Track, row: int, index: SearchIndex) -> str:
    """Writes one sentence; wishes that nothing is known of are said to be unknown."""
    clauses = dict.fromkeys(
        clause for chip in state.chips for clause in _clause(chip, track, row, index)
    )
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}." if text else "Close in feeling."


def _clause(chip: SearchChip, track: Track, row: int, index: SearchIndex) -> Iterator[str]:
    if chip.kind is ChipKind.MOOD:
        yield f"moods: {', '.join(track.moods)}"
    elif chip.kind is ChipKind.TEMPO and track.bpm:
        yield f"{track.bpm:g} BPM"
    elif chip.kind is ChipKind.LENGTH and track.duration_s:
        yield f"{clock(track.duration_s)} long"
    elif chip.kind is ChipKind.VOCALS:
        yield _vocals(track)
    elif chip.kind is ChipKind.GENRE:
        yield track.genre or "genre not known"
    elif chip.kind is ChipKind.LICENCE:
        yield track.licence or "licence not stated"
    elif chip.kind is ChipKind.INSTRUMENT:
        yield _instrument(chip, row, index)
    elif chip.kind is ChipKind.ERA:
        yield "when it was made is not known"
    elif isinstance(chip.value, NamedPiece):
        yield from _named(chip.value, index)


def _vocals(track: Track) -> str:
    if track.vocals is None:
        return "whether somebody sings is not known"
    words = "with vocals" if track.vocals else "no vocals"
    return f"{words} (estimated)" if track.vocals_estimated else words


def _instrument(chip: SearchChip, row: int, index: SearchIndex) -> str:
    name = str(chip.value)
    if chip.negated:
        return f"no {name} in the title"
    named = bool(index.with_instrument(name)[row])
    return f"{name} in the title" if named else f"whether {name} plays is not known"


def _named(named: NamedPiece, index: SearchIndex) -> Iterator[str]:
    row = reference_row(named, index) if named.like else None
    yield f"like {index.tracks[row].title}" if row is not None else f"named {named.words}"
