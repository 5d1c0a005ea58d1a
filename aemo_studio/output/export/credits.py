"""Licences and the credit lines that they ask for, exactly as a catalogue gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aemo_studio.domain.music import Track
from aemo_studio.output.export.text import one_line

_CREDIT = "; credit: "
_NOT_STATED = ("", "not stated")
_BY_NAME = ("cc by", "cc-by", "attribution", "creative commons")


@dataclass(frozen=True)
class Terms:
    """licence: None where not on file. credit: the line to print, None where none is on file."""

    licence: str | None
    credit: str | None

    @property
    def asks_for_credit(self) -> bool:
        """The licence is known to want the author named."""
        low = (self.licence or "").lower()
        return any(word in low for word in _BY_NAME)


def terms_of(track: Track) -> Terms:
    """A catalogue keeps licence and credit line in one text; here they are apart again."""
    licence, _, credit = track.licence.partition(_CREDIT)
    known = licence.strip()
    return Terms(None if known.lower() in _NOT_STATED else known, credit.strip() or None)


def credit_lines(tracks: Iterable[Track]) -> list[str]:
    """One line for each track that needs one, in order, no line twice."""
    return list(dict.fromkeys(line for track in tracks if (line := _line(track))))


def _line(track: Track) -> str:
    terms = terms_of(track)
    if terms.credit:
        return one_line(terms.credit)
    name = one_line(f"{track.title}, {track.artist}" if track.artist else track.title)
    if terms.asks_for_credit:
        return one_line(f"{name}: credit line not on file; name it as {terms.licence} asks")
    if terms.licence is None:
        return f"{name}: licence not on file; clear the rights before release"
    if "clear" in terms.licence.lower():
        return f"{name}: {one_line(terms.licence)}"
    return ""
