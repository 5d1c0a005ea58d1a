"""A marker list with the columns of Premiere's own marker export, for panels that read it and
for spreadsheets. Comma-separated UTF-8; Premiere itself takes markers from `fcp7-xml`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from aemo_studio.domain.project import Project
from aemo_studio.output.export.descriptions import scene_name, scene_note
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import neutralised, one_line
from aemo_studio.output.export.timeline import Timeline, timeline_of

COLUMNS = ("Marker Name", "Description", "In", "Out", "Duration", "Marker Type")
_TYPE = "Comment"


def render_premiere_csv(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-8 with BOM and CRLF, in order of time."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    timeline = timeline_of(project, options)
    for start, end, name, note in sorted(_markers(timeline), key=lambda marker: marker[0]):
        times = (timeline.timecode(start), timeline.timecode(end), timeline.length(end - start))
        writer.writerow((neutralised(name), neutralised(note), *times, _TYPE))
    return text.getvalue().encode("utf-8-sig")


def _markers(timeline: Timeline) -> Iterator[tuple[int, int, str, str]]:
    for span in timeline.scenes:
        yield span.start, span.end, scene_name(span), scene_note(span)
    for moment in timeline.moments:
        yield moment.frame, moment.frame, one_line(moment.name) or "Marker", ""
