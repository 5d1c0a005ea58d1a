"""Tells the licences of the music once: for each catalogue what most of its tracks say, and on a
track only what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aemo_studio.domain.music import Track
from aemo_studio.output.export.html.report_words import LABELS, OTHERWISE, ReportWords
from aemo_studio.output.export.text import one_line

UNSTATED_MARK = "†"
"""Stands on a track whose licence is not on file where its catalogue has one for most."""


@dataclass(frozen=True)
class LicenceNote:
    """One line about licences."""

    #: Catalogues, or the mark of tracks, that it is about.
    about: str
    #: The licence, or that there is none on file.
    licence: str


class Licences:
    """What the licences of the shown tracks have in common."""

    def __init__(self, tracks: Iterable[Track]) -> None:
        self._shown = {track.key: track for track in tracks}
        self._counts = dict[str, Counter[str | None]]()
        for track in self._shown.values():
            self._counts.setdefault(track.catalogue, Counter())[track.terms.stated] += 1

    def mark(self, track: Track, words: ReportWords) -> str:
        """Writes what a track has to say itself: its catalogue, where there are several, and a
        licence that differs."""
        several = one_line(track.catalogue) if len(self._counts) > 1 else ""
        return " · ".join(part for part in (several, words.licence(self._own(track))) if part)

    def notes(self, words: ReportWords) -> Iterator[LicenceNote]:
        """Lists each licence that is usual in a catalogue, and what the mark means."""
        by_licence = dict[tuple[str | None, bool], list[str]]()
        for catalogue, counts in self._counts.items():
            key = (self._usual(catalogue), len(counts) > 1)
            by_licence.setdefault(key, []).append(one_line(catalogue))
        for (licence, varied), catalogues in by_licence.items():
            stated = words.licence(licence) if licence else words(LABELS["unstated"])
            text = words(OTHERWISE, licence=stated) if varied else stated
            yield LicenceNote(", ".join(catalogues), text)
        if any(self._own(track) == UNSTATED_MARK for track in self._shown.values()):
            yield LicenceNote(UNSTATED_MARK, words(LABELS["unstated"]))

    @property
    def lengths_missing(self) -> bool:
        """Reports whether the length of a shown track is not on file."""
        return any(track.duration_s is None for track in self._shown.values())

    def _usual(self, catalogue: str) -> str | None:
        return self._counts[catalogue].most_common(1)[0][0]

    def _own(self, track: Track) -> str:
        stated = track.terms.stated
        if stated == self._usual(track.catalogue):
            return ""
        return stated or UNSTATED_MARK
