"""Emotion subtitles as WebVTT (.vtt), for the web."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from aemo_studio.base.character_colours import shade
from aemo_studio.domain.cast import CharacterColour
from aemo_studio.domain.project import Project
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.subtitles import NONE, SubtitleCue, cue_time, subtitle_cues


def render_vtt(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-8."""
    cues = list(subtitle_cues(project, options))
    blocks = [
        f"{number}\n{cue_time(cue.start_ms, '.')} --> {cue_time(cue.end_ms, '.')}\n{_text(cue)}\n"
        for number, cue in enumerate(cues, start=1)
    ]
    return "\n".join(["WEBVTT\n", *_styles(cues), *blocks]).encode("utf-8")


def _styles(cues: Iterable[SubtitleCue]) -> list[str]:
    """Writes the colours of the speakers who have one, as players paint them on a dark ground."""
    colours = sorted({cue.colour for cue in cues} - {NONE}, key=lambda colour: colour.value)
    rules = [f"::cue(.{_class(one)}) {{ color: {shade(one, dark=True)}; }}" for one in colours]
    return ["\n".join(["STYLE", *rules, ""])] if rules else []


def _class(colour: CharacterColour) -> str:
    """Names a colour so that it means none of WebVTT's own."""
    return f"who-{colour.value}"


def _text(cue: SubtitleCue) -> str:
    """Puts the words into the voice of whoever they are about, as WebVTT marks speakers."""
    if not cue.name:
        return cue.text
    mark = "" if cue.colour is NONE else f".{_class(cue.colour)}"
    return f"<v{mark} {escape(cue.name, quote=False)}>{cue.text}"
