"""A label track for Audacity: start, end and text, separated by tabs, in seconds."""

from __future__ import annotations

from collections.abc import Iterator

from aemo_studio.domain.project import Project
from aemo_studio.output.export.descriptions import scene_name
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Timeline, timeline_of


def render_audacity(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-8: a stretch for every Scene, a point for every marker."""
    timeline = timeline_of(project, options)
    labels = sorted(_labels(timeline), key=lambda label: label[:2])
    lines = [f"{_s(timeline, start)}\t{_s(timeline, end)}\t{text}" for start, end, text in labels]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _labels(timeline: Timeline) -> Iterator[tuple[int, int, str]]:
    for span in timeline.scenes:
        note = one_line(span.note)
        yield span.start, span.end, f"{scene_name(span)} - {note}" if note else scene_name(span)
    for moment in timeline.moments:
        yield moment.frame, moment.frame, moment.told(" - ")


def _s(timeline: Timeline, frame: int) -> str:
    """Writes seconds to the microsecond, rounded from the exact fraction."""
    whole, rest = divmod(round(timeline.seconds(frame) * 1_000_000), 1_000_000)
    return f"{whole}.{rest:06}"
