"""Writes the credit lines that a film owes for its music, exactly as a catalogue gives them."""

from __future__ import annotations

from collections.abc import Iterable

from aemo_studio.domain.music import Track
from aemo_studio.output.export.text import one_line

_BY_NAME = ("cc by", "cc-by", "attribution", "creative commons")


def credit_lines(tracks: Iterable[Track]) -> list[str]:
    """Writes one line for each track that needs one, in order, no line twice."""
    return list(dict.fromkeys(line for track in tracks if (line := _line(track))))


def only_needs_clearing(track: Track) -> bool:
    """Reports whether there is no name to print, only rights to be cleared."""
    licence = track.terms.stated
    if track.attribution or (licence is not None and _asks_for_credit(licence)):
        return False
    return licence is None or "clear" in licence.lower()


def _line(track: Track) -> str:
    if track.attribution:
        return one_line(track.attribution)
    name = one_line(f"{track.title}, {track.artist}" if track.artist else track.title)
    licence = track.terms.stated
    if licence is None:
        return f"{name}: licence not on file; clear the rights before release"
    if _asks_for_credit(licence):
        return one_line(f"{name}: credit line not on file; name it as {licence} asks")
    return f"{name}: {one_line(licence)}" if only_needs_clearing(track) else ""


def _asks_for_credit(licence: str) -> bool:
    """Reports whether the licence is known to want the author named."""
    return any(word in licence.lower() for word in _BY_NAME)
