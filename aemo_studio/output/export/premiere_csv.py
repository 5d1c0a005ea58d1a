"""Renders a marker list as Premiere itself exports one, for panels that read it back and for
spreadsheets: UTF-16LE with its mark, tab-separated, a tab at the end of every line, and drop-frame
timecode with semicolons throughout. Premiere itself takes markers from `fcp7-xml`."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence

from aemo_studio.domain.project import Project
from aemo_studio.output.export.descriptions import scene_name, scene_note
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import neutralised
from aemo_studio.output.export.timeline import Timeline, timeline_of

COLUMNS = ("Marker Name", "Description", "In", "Out", "Duration", "Marker Type")
_TYPE = "Comment"


def render_premiere_csv(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-16LE with BOM and CRLF, in order of time."""
    lines = [_line(COLUMNS)]
    timeline = timeline_of(project, options)
    for start, end, name, note in sorted(_markers(timeline), key=lambda marker: marker[0]):
        times = (timeline.timecode(start), timeline.timecode(end), timeline.length(end - start))
        lines.append(_line((neutralised(name), neutralised(note), *map(_written, times), _TYPE)))
    return codecs.BOM_UTF16_LE + "".join(lines).encode("utf-16-le", errors="replace")


def _line(cells: Sequence[str]) -> str:
    """Joins cells, which hold no tab and no line end; Premiere quotes nothing."""
    return "\t".join(cells) + "\t\r\n"


def _written(timecode: str) -> str:
    """Writes timecode as Premiere does: `00;11;23;01` where numbers are left out."""
    return timecode.replace(":", ";") if ";" in timecode else timecode


def _markers(timeline: Timeline) -> Iterator[tuple[int, int, str, str]]:
    for span in timeline.scenes:
        yield span.start, span.end, scene_name(span), scene_note(span)
    for moment in timeline.moments:
        yield moment.frame, moment.frame, moment.label, moment.remark
