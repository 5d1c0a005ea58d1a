"""Emotion subtitles as WebVTT (.vtt), for the web."""

from __future__ import annotations

from html import escape

from aemo_studio.domain.project import Project
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.subtitles import SubtitleCue, cue_time, subtitle_cues


def render_vtt(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-8."""
    blocks = [
        f"{number}\n{cue_time(cue.start_ms, '.')} --> {cue_time(cue.end_ms, '.')}\n{_text(cue)}\n"
        for number, cue in enumerate(subtitle_cues(project, options), start=1)
    ]
    return "\n".join(["WEBVTT\n", *blocks]).encode("utf-8")


def _text(cue: SubtitleCue) -> str:
    """Puts the words into the voice of whoever they are about, as WebVTT marks speakers."""
    return f"<v {escape(cue.name, quote=False)}>{cue.text}" if cue.name else cue.text
