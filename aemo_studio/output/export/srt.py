"""Emotion subtitles as SubRip (.srt)."""

from __future__ import annotations

from aemo_studio.domain.project import Project
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.subtitles import SubtitleCue, cue_time, subtitle_cues


def render_srt(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-8 with CRLF, which every player takes."""
    blocks = [
        f"{number}\r\n{cue_time(cue.start_ms, ',')} --> {cue_time(cue.end_ms, ',')}\r\n"
        f"{_text(cue)}\r\n"
        for number, cue in enumerate(subtitle_cues(project, options), start=1)
    ]
    return "\r\n".join(blocks).encode("utf-8")


def _text(cue: SubtitleCue) -> str:
    return f"{cue.name}: {cue.text}" if cue.name else cue.text
