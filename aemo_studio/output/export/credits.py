"""Writes the credit lines that a film owes for its music, exactly as a catalogue gives them."""

from __future__ import annotations

from collections.abc import Iterable

from aemo_studio.base.translations import translatable, translated
from aemo_studio.domain.effects import AUTHOR_UNKNOWN
from aemo_studio.domain.music import Track
from aemo_studio.output.export.options import Language
from aemo_studio.output.export.text import one_line

_CONTEXT = "Report"
_NO_AUTHOR = translatable("Report", "author not on file: look the name up")
_NO_LICENCE = translatable("Report", "{name}: licence not on file; clear the rights before release")
_NO_CREDIT = translatable("Report", "{name}: credit line not on file; name it as {licence} asks")

_BY_NAME = ("cc by", "cc-by", "attribution", "creative commons")


def credit_lines(tracks: Iterable[Track], language: Language = Language.ENGLISH) -> list[str]:
    """Writes one line for each track that needs one, in order, no line twice. A line that a licence
    asks for stands as it is in every language, our own words around it do not."""
    return list(dict.fromkeys(line for track in tracks if (line := _line(track, language))))


def only_needs_clearing(track: Track) -> bool:
    """Reports whether there is no name to print, only rights to be cleared."""
    licence = track.terms.stated
    if track.attribution or (licence is not None and _asks_for_credit(licence)):
        return False
    return licence is None or "clear" in licence.lower()


def _line(track: Track, language: Language) -> str:
    def words(text: str, **fields: object) -> str:
        return translated(_CONTEXT, text, language).format(**fields)

    if track.attribution:
        unknown = words(_NO_AUTHOR)
        return one_line(track.attribution.replace(AUTHOR_UNKNOWN, unknown))
    name = one_line(f"{track.title}, {track.artist}" if track.artist else track.title)
    licence = track.terms.stated
    if licence is None:
        return words(_NO_LICENCE, name=name)
    if _asks_for_credit(licence):
        return one_line(words(_NO_CREDIT, name=name, licence=licence))
    return f"{name}: {one_line(licence)}" if only_needs_clearing(track) else ""


def _asks_for_credit(licence: str) -> bool:
    """Reports whether the licence is known to want the author named."""
    return any(word in licence.lower() for word in _BY_NAME)
