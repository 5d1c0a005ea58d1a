"""Renders a marker list for Avid Media Composer, as it writes and reads them itself: no head, a
line for each marker, tabs between name, timecode, track, colour, comment and length in frames.

Current versions know sixteen colours and write theirs in an eighth cell; the fourth one has one of
the eight that every version knows. A track holds one marker a frame, so what falls on the same
frame becomes one: the scenes are on the picture's track, the editor's markers on the timecode's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from aemo_studio.domain.project import Project
from aemo_studio.output.export.colours import MarkerColour, colour_of, moment_colour
from aemo_studio.output.export.descriptions import scene_name, scene_note
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import one_line, without_emoji
from aemo_studio.output.export.timeline import Timeline, timeline_of

_NAME = "AEMO Studio"
"""What Media Composer shows as the marker's name: who set it."""


@dataclass(frozen=True)
class _Mark:
    """A marker."""

    #: Frames from the first one of the film.
    frame: int
    #: `V1`, `A1` or `TC1`.
    track: str
    colour: MarkerColour
    comment: str
    #: Frames that it spans.
    length: int


def render_avid_markers(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the file, UTF-8, in order of time."""
    timeline = timeline_of(project, options)
    main = "V1" if project.analysis.video.has_video else "A1"
    lines = (_line(mark, timeline) for mark in _one_per_frame(_marks(timeline, main)))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _line(mark: _Mark, timeline: Timeline) -> str:
    basic, full = mark.colour.avid_basic, mark.colour.avid
    at, comment = timeline.timecode(mark.frame), without_emoji(one_line(mark.comment))
    return "\t".join((_NAME, at, mark.track, basic, comment, str(mark.length), "", full))


def _one_per_frame(marks: Iterator[_Mark]) -> Iterator[_Mark]:
    merged: dict[tuple[int, str], _Mark] = {}
    for mark in marks:
        first = merged.setdefault((mark.frame, mark.track), mark)
        if first is not mark:
            joined = f"{first.comment} + {mark.comment}"
            merged[mark.frame, mark.track] = replace(first, comment=joined)
    yield from (merged[key] for key in sorted(merged))


def _marks(timeline: Timeline, main: str) -> Iterator[_Mark]:
    for span in timeline.scenes:
        comment = f"{scene_name(span)}. {scene_note(span)}"
        colour = colour_of(span.emotion)
        yield _Mark(span.start, main, colour, comment, span.end - span.start)
    for moment in timeline.moments:
        colour = moment_colour(moment.hue)
        yield _Mark(moment.frame, "TC1", colour, moment.told(". "), 1)
