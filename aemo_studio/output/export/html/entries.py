"""What a card says of a piece of music: its name, when it plays, and why it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aemo_studio.base.translations import translatable
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.time import clock
from aemo_studio.music.catalogue.genres import genre_name
from aemo_studio.music.fit.pieces import HEARD_FADE_S
from aemo_studio.music.recommend.reason import STYLE_RARE
from aemo_studio.output.export.descriptions import playing_range
from aemo_studio.output.export.html.licences import Licences
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.options import Language
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, Timeline
from aemo_studio.project.editing.existing_music import ALREADY

_NO_TITLE = translatable("Report", "(no title)")
_TEMPO = translatable("Report", "{count} bpm")
_FADES = translatable("Report", "Fades in for {fade_in} s and out for {fade_out} s.")
_FADES_IN = translatable("Report", "Fades in for {fade_in} s.")
_FADES_OUT = translatable("Report", "Fades out for {fade_out} s.")

_SCORE = r"[01]\.\d\d"
_ALONE = re.compile(rf" \({_SCORE}\)")
_WITH_SECOND = re.compile(rf" \({_SCORE}(, with \w+) {_SCORE}\)")

_CLOSENESS = ((0.85, "very close in feeling"), (0.7, "close in feeling"))
_APART = "some way off in feeling"
_SUITS, _FITS_WELL = 0.7, 0.85
_CARRIES_ON = "could carry on from the scene before"


@dataclass(frozen=True)
class MusicEntry:
    """A Track in the list of a Scene."""

    #: As the catalogue gives it.
    title: str
    #: As the catalogue gives it.
    artist: str
    #: Address of its page, empty where it has none.
    link: str
    #: Genre, length and tempo as far as they are on file, and what its licence has of its own.
    facts: str
    #: From 1; None for a Pick that was not recommended.
    rank: int | None
    #: Why it was recommended; empty if it was not.
    reason: str


def music_entry(
    track: Track, item: Recommendation | None, licences: Licences, words: ReportWords
) -> MusicEntry:
    """Describes a track. item: its recommendation, if it has one."""
    return MusicEntry(
        title=one_line(track.title) or words(_NO_TITLE),
        artist=track.artist,
        link=track.page or "",
        facts=" · ".join(fact for fact in _facts(track, licences, words) if fact),
        rank=item.rank if item else None,
        reason=_reason(item, words) if item else "",
    )


def plays(cue: Cue, timeline: Timeline, words: ReportWords) -> str:
    """Tells when the music plays, which stretch of it, and how it comes and goes."""
    fade_in, fade_out = (float(timeline.seconds(f)) for f in (cue.fade_in, cue.fade_out))
    fades = _fades(fade_in, fade_out)
    told = words(fades, fade_in=f"{fade_in:.1f}", fade_out=f"{fade_out:.1f}") if fades else ""
    return words.sentences(playing_range(cue, timeline, words.language), told)


def _fades(fade_in_s: float, fade_out_s: float) -> str:
    heard_in, heard_out = fade_in_s >= HEARD_FADE_S, fade_out_s >= HEARD_FADE_S
    if heard_in and heard_out:
        return _FADES
    return _FADES_IN if heard_in else _FADES_OUT if heard_out else ""


def _facts(track: Track, licences: Licences, words: ReportWords) -> Iterator[str]:
    yield genre_name(track.genre, words.language)
    yield "" if track.duration_s is None else clock(track.duration_s)
    yield "" if track.bpm is None else words(_TEMPO, count=f"{track.bpm:.0f}")
    yield licences.mark(track, words)


def _reason(item: Recommendation, words: ReportWords) -> str:
    """The recommendation's own sentence without its scores; in another language it is put together
    again from the parts, as in the window."""
    if words.language == Language.ENGLISH or not item.parts:
        return _ALONE.sub("", _WITH_SECOND.sub(r"\1", item.reason))
    clauses = list(_clauses(item, words))
    return words.of("reason", "{0}.").format(words.of("reason", "; ").join(clauses))


def _clauses(item: Recommendation, words: ReportWords) -> Iterator[str]:
    parts, track = {part.name: part.value for part in item.parts}, item.track
    yield _moods(track, parts, words)
    if "style match" in parts:
        yield _style(track, parts["style match"], words)
    if "tempo fit" in parts and track.bpm is not None:
        yield _pace(track.bpm, parts["tempo fit"], words)
    if parts.get("fit", 0.0) >= _FITS_WELL:
        yield words.of("reason", "a stretch of it fits the scene from bar to bar")
    if _CARRIES_ON in item.reason:
        yield words.of("reason", _CARRIES_ON)
    elif parts.get("continuity", 1.0) < 1.0:
        yield words.of("reason", "already suggested for another scene")
    if item.reason.endswith(ALREADY):
        yield words.of("reason", "there is music in this scene already")


def _moods(track: Track, parts: Mapping[str, float], words: ReportWords) -> str:
    named = words.of("words", ", ").join(words.of("words", mood) for mood in track.moods)
    text = words.of("reason", "the track's moods: {0}").format(named)
    if "affect closeness" not in parts:
        return text
    limits = (word for limit, word in _CLOSENESS if parts["affect closeness"] >= limit)
    return words.of("reason", "{0} ({1})").format(text, words.of("reason", next(limits, _APART)))


def _style(track: Track, match: float, words: ReportWords) -> str:
    serves = "its style, {0}, serves such scenes" if match >= 1.0 else "its style is {0}"
    told = "its style, {0}, is rare for such scenes" if match < STYLE_RARE else serves
    return words.of("reason", told).format(genre_name(track.genre, words.language))


def _pace(bpm: float, fit: float, words: ReportWords) -> str:
    suits = "{0} bpm suits the pace" if fit >= _SUITS else "{0} bpm does not quite suit the pace"
    return words.of("reason", suits).format(f"{bpm:.0f}")
