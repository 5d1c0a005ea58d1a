"""Emotion subtitles as WebVTT (.vtt), for the web."""

from __future__ import annotations

from aemo_studio.domain.project import Project
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.subtitles import cue_time, subtitle_cues


def render_vtt(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-8."""
    blocks = [
        f"{number}\n{cue_time(cue.start_ms, '.')} --> {cue_time(cue.end_ms, '.')}\n{cue.text}\n"
        for number, cue in enumerate(subtitle_cues(project, options.language), start=1)
    ]
    return "\n".join(["WEBVTT\n", *blocks]).encode("utf-8")
