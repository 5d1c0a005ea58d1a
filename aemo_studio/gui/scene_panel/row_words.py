"""Writes what a row of the list says, for the eye and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from aemo_studio.domain.music import Track
from aemo_studio.domain.time import clock
from aemo_studio.gui.language import words
from aemo_studio.gui.scene_panel import facts
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.gui.scene_panel.licences import Clearance, clearance
from aemo_studio.gui.scene_panel.row_marks import DOTS, dots_of

translate = QCoreApplication.translate


def artist_of(track: Track) -> str:
    """Names the artist, or says that nobody knows it."""
    return track.artist or translate("Rows", "unknown artist")


def named(track: Track) -> str:
    """Names a track in one line: `Title — Artist`."""
    return translate("Rows", "{0} — {1}").format(track.title, artist_of(track))


def length_of(track: Track) -> str:
    return "" if track.duration_s is None else clock(track.duration_s)


def tempo_of(track: Track) -> str:
    if track.bpm is None:
        return ""
    return translate("Rows", "{0} bpm").format(QLocale().toString(round(track.bpm)))


def licence_badge(track: Track, *, short: bool = False) -> str:
    """Says in a word or two, or in one where there is little room, what the licence asks for."""
    kind = clearance(track)
    if kind is Clearance.FREE:
        owed = bool(track.attribution) and not short
        return translate("Rows", "free, credit") if owed else translate("Rows", "free")
    if kind is Clearance.RIGHTS:
        return translate("Rows", "rights") if short else translate("Rows", "clear rights")
    return "?"


def state_of(entry: Entry) -> str:
    if entry.locked:
        return translate("Rows", "locked")
    return translate("Rows", "picked") if entry.picked else ""


def spoken(entry: Entry, scene_s: float) -> str:
    """Describes a row in the order in which it is seen."""
    track = entry.track
    heard = "" if track.path else translate("Rows", "no file")
    parts = (
        named(track),
        state_of(entry),
        translate("Rows", "favourite") if entry.favourite else "",
        facts.moods(track),
        facts.facts(track, scene_s),
        facts.licence(track),
        _score(entry),
        heard,
    )
    return words.joined(part for part in parts if part)


def _score(entry: Entry) -> str:
    listed = entry.recommendation
    if listed is None or not listed.parts:
        return ""
    return translate("Rows", "score {0} of {1}").format(dots_of(listed.score), DOTS)
