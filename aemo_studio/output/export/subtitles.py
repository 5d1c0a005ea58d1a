"""Emotion subtitles, for accessibility work: the cues that SRT and WebVTT are written from.

Times count from the first frame of the film, on frame boundaries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aemo_studio.base.character_names import character_name
from aemo_studio.base.translations import translatable, translated
from aemo_studio.domain.cast import Character, CharacterColour
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import hours_minutes_seconds
from aemo_studio.output.export.characters import speaker_in
from aemo_studio.output.export.descriptions import emotion_word
from aemo_studio.output.export.emotion_spans import EmotionSpan, subtitle_spans
from aemo_studio.output.export.options import ExportOptions, Language
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Timeline, timeline_of

NONE = CharacterColour.NONE
_CONTEXT = "Subtitles"
_VOICE = translatable("Subtitles", "voice")
_FACE = translatable("Subtitles", "face")
_MEASURED = translatable("Subtitles", "[{emotion}, {strengths}]")


@dataclass(frozen=True)
class SubtitleCue:
    """A line of text that a player shows for a while. Times count from the first frame."""

    #: First millisecond from the first displayed frame.
    start_ms: int
    #: The millisecond after the last.
    end_ms: int
    #: One line, in brackets as subtitles write what is not spoken.
    text: str
    #: Who speaks, or is seen; empty where nobody is known or names were not asked for.
    name: str = ""
    #: Their colour, chosen by the editor.
    colour: CharacterColour = CharacterColour.NONE


def subtitle_cues(project: Project, options: ExportOptions) -> Iterator[SubtitleCue]:
    """Makes the cues in order of time, none reaching into the next."""
    language = options.language
    timeline = timeline_of(project)
    for span in subtitle_spans(project):
        start, end = _frames(span, timeline)
        if start < end:
            times = timeline.milliseconds(start), timeline.milliseconds(end)
            who = speaker_in(project, span.start_s, span.end_s) if options.names else None
            name, colour = (_name(who, language), who.colour) if who else ("", NONE)
            yield SubtitleCue(*times, _text(span, language), name, colour)


def cue_time(milliseconds: int, mark: str) -> str:
    """Writes `01:02:03,456`, with `mark` before the milliseconds."""
    seconds, ms = divmod(milliseconds, 1000)
    hours, m, s = hours_minutes_seconds(seconds)
    return f"{hours:02}:{m:02}:{s:02}{mark}{ms:03}"


def _name(speaker: Character, language: Language) -> str:
    return one_line(character_name(speaker).in_language(language))


def _frames(span: EmotionSpan, timeline: Timeline) -> tuple[int, int]:
    start, end = timeline.rate.frames(span.start_s), timeline.rate.frames(span.end_s)
    return start, min(end, timeline.duration)


def _text(span: EmotionSpan, language: Language) -> str:
    """Writes `[sad, voice 0.71 · face 0.64]`."""
    strengths = ((_VOICE, span.voice), (_FACE, span.face))
    known = " · ".join(
        f"{translated(_CONTEXT, name, language)} {value:.2f}"
        for name, value in strengths
        if value is not None
    )
    word = emotion_word(span.emotion, language)
    if span.by_hand or not known:
        return f"[{word}]"
    return translated(_CONTEXT, _MEASURED, language).format(emotion=word, strengths=known)
