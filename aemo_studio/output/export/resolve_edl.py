"""Timeline markers for DaVinci Resolve, as it writes and reads them itself: an EDL with one
one-frame event for each marker, and its note, colour, name and length on the line below.

Read with Timelines > Import > Timeline Markers from EDL. A timeline holds one marker a
frame, so what falls on the same frame becomes one marker. More markers than an EDL numbers go
into further files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aemo_studio.domain.project import Project
from aemo_studio.output.export.colours import colour_of, moment_colour
from aemo_studio.output.export.descriptions import scene_name, scene_note
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line, without_emoji
from aemo_studio.output.export.timeline import Timeline, timeline_of

MOST_EVENTS = 999
"""The events of an EDL, whose numbers have three digits."""


@dataclass(frozen=True)
class _Event:
    """A marker."""

    #: Frames from the first one of the film.
    frame: int
    #: Frames that the marker spans.
    length: int
    #: Name of Resolve's marker colour.
    colour: str
    name: str
    note: str


def render_resolve_edl(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, or the first one of several, UTF-8 with CRLF."""
    return render_resolve_edls(project, options)[0]


def render_resolve_edls(
    project: Project, options: ExportOptions = DEFAULT_OPTIONS
) -> tuple[bytes, ...]:
    """Renders one file, or several where there are more markers than an EDL numbers."""
    timeline = timeline_of(project, options)
    events = _one_per_frame(timeline)
    parts = [events[at : at + MOST_EVENTS] for at in range(0, len(events), MOST_EVENTS)] or [[]]
    title = _field(project.analysis.video.title)
    return tuple(_file(title, part, timeline) for part in parts)


def _file(title: str, events: Sequence[_Event], timeline: Timeline) -> bytes:
    mode = "DROP FRAME" if timeline.rate.drop_frame else "NON-DROP FRAME"
    lines = [f"TITLE: {title}", f"FCM: {mode}", ""]
    for number, event in enumerate(events, start=1):
        lines += [*_event(number, event, timeline), ""]
    return "\r\n".join([*lines, ""]).encode("utf-8")


def _event(number: int, event: _Event, timeline: Timeline) -> tuple[str, str]:
    at = f"{timeline.timecode(event.frame)} {timeline.timecode(event.frame + 1)}"
    marker = f"|C:ResolveColor{event.colour} |M:{_field(event.name)} |D:{event.length}"
    # The note ends at the first bar.
    note = f"{_worded(_field(event.note))} {marker}"
    return f"{number:03}  001      V     C        {at} {at}  ", note


def _worded(note: str) -> str:
    """Begins a note with a word: Resolve would take a digit for the number of the next event."""
    return f"Note: {note}" if note[:1].isdigit() else note


def _one_per_frame(timeline: Timeline) -> list[_Event]:
    merged: dict[int, _Event] = {}
    for event in _events(timeline):
        first = merged.get(event.frame)
        if first is None:
            merged[event.frame] = event
        else:
            note = f"{first.note} {event.note}".strip()
            name = f"{first.name} + {event.name}"
            longest = max(first.length, event.length)
            merged[event.frame] = replace(first, name=name, note=note, length=longest)
    return [merged[frame] for frame in sorted(merged)]


def _events(timeline: Timeline) -> Iterator[_Event]:
    for span in timeline.scenes:
        colour = colour_of(span.emotion).resolve
        length = span.end - span.start
        yield _Event(span.start, length, colour, scene_name(span), scene_note(span))
    for moment in timeline.moments:
        colour = moment_colour(moment.hue).resolve
        yield _Event(moment.frame, 1, colour, moment.label, moment.remark)


def _field(text: str) -> str:
    """Replaces bars, which end a field, and removes emoji."""
    return without_emoji(one_line(text)).replace("|", "/")
