"""Emotion subtitles, for accessibility work: the cues that SRT and WebVTT are written from.

Times count from the first frame of the film, on frame boundaries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aemo_studio.base.translations import translatable, translated
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import hours_minutes_seconds
from aemo_studio.output.export.options import Language
from aemo_studio.output.export.stretches import Stretch, subtitle_stretches
from aemo_studio.output.export.timeline import Timeline, timeline_of
from aemo_studio.output.export.words import emotion_word

_CONTEXT = "Subtitles"
_VOICE = translatable("Subtitles", "voice")
_FACE = translatable("Subtitles", "face")
_MEASURED = translatable("Subtitles", "[{emotion}, {strengths}]")


@dataclass(frozen=True)
class SubtitleCue:
    """A line of text that a player shows for a while. Times count from the first frame."""

    #: First millisecond, and the one after the last.
    start_ms: int
    end_ms: int
    #: One line, in brackets as subtitles write what is not spoken.
    text: str


def subtitle_cues(project: Project, language: Language) -> Iterator[SubtitleCue]:
    """Makes the cues in order of time, none reaching into the next."""
    timeline = timeline_of(project)
    for stretch in subtitle_stretches(project):
        start, end = _frames(stretch, timeline)
        if start < end:
            times = timeline.milliseconds(start), timeline.milliseconds(end)
            yield SubtitleCue(*times, _text(stretch, language))


def cue_time(milliseconds: int, mark: str) -> str:
    """Writes `01:02:03,456`, with `mark` before the milliseconds."""
    seconds, ms = divmod(milliseconds, 1000)
    hours, m, s = hours_minutes_seconds(seconds)
    return f"{hours:02}:{m:02}:{s:02}{mark}{ms:03}"


def _frames(stretch: Stretch, timeline: Timeline) -> tuple[int, int]:
    start, end = timeline.rate.frames(stretch.start_s), timeline.rate.frames(stretch.end_s)
    return start, min(end, timeline.duration)


def _text(stretch: Stretch, language: Language) -> str:
    """Writes `[sad, voice 0.71 · face 0.64]`."""
    strengths = ((_VOICE, stretch.voice), (_FACE, stretch.face))
    known = " · ".join(
        f"{translated(_CONTEXT, name, language)} {value:.2f}"
        for name, value in strengths
        if value is not None
    )
    word = emotion_word(stretch.emotion, language)
    if stretch.by_hand or not known:
        return f"[{word}]"
    return translated(_CONTEXT, _MEASURED, language).format(emotion=word, strengths=known)
