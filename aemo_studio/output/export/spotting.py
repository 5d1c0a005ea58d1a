"""Lists music spotting notes as rows, for composer, music editor and director. CSV and XLSX print
them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from aemo_studio.domain.project import Project
from aemo_studio.output.export.cuesheet import rows_csv, sheet_head
from aemo_studio.output.export.descriptions import track_name
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.spots import Spot, decided, spots_of
from aemo_studio.output.export.spotting_words import (
    Dialogue,
    dialogue_of,
    ends_with,
    function_of,
    hits_of,
    notes_of,
    starts_with,
    stretch_of,
)
from aemo_studio.output.export.timeline import Timeline, timeline_of

COLUMNS = (
    "Cue", "In", "Out", "Length", "Starts with", "Ends with", "Function", "Dialogue", "Hits",
    "Music", "Notes",
)  # fmt: skip
NO_SCENES = "There is no scene in this project."
_PICKED = "what you picked, and what you intend and have not found yet"
_PROPOSED = "every scene, as a proposal: nothing is picked or intended yet"


@dataclass(frozen=True)
class SpottingNotes:
    """The cells of music spotting notes."""

    #: Label and value.
    header: tuple[tuple[str, str], ...]
    #: Cells as COLUMNS, a row for each cue.
    cues: tuple[tuple[str, ...], ...]


def spotting_notes(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> SpottingNotes:
    """Collects the cells of a project's spotting notes."""
    timeline = timeline_of(project, options)
    spots = spots_of(timeline)
    head = sheet_head(project, timeline, options, [spot.length for spot in spots])
    listed = ("Cues", _PICKED if decided(timeline) else _PROPOSED)
    return SpottingNotes((*head, listed), tuple(_cells(project, timeline, spots)))


def render_spotting_csv(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole file, UTF-8 with BOM and CRLF."""
    return rows_csv(notes_rows(spotting_notes(project, options)))


def notes_rows(notes: SpottingNotes) -> Iterator[tuple[str, ...]]:
    """Yields the notes from top to bottom, with a blank row above the column names."""
    yield ("MUSIC SPOTTING NOTES",)
    yield from notes.header
    yield ()
    yield COLUMNS
    yield from notes.cues or ((NO_SCENES,),)


def _cells(
    project: Project, timeline: Timeline, spots: tuple[Spot, ...]
) -> Iterator[tuple[str, ...]]:
    heard = project.analysis.video.has_audio
    dialogue = Dialogue(project.analysis.speech.coverage)
    for spot, following in zip_longest(spots, spots[1:]):
        yield (
            spot.number,
            timeline.timecode(spot.start),
            timeline.timecode(spot.end),
            timeline.length(spot.length),
            starts_with(spot, timeline, dialogue),
            ends_with(spot, following, timeline, dialogue),
            function_of(spot),
            dialogue_of(spot, timeline, dialogue) if heard else "no sound",
            hits_of(spot, timeline),
            _music(spot),
            notes_of(spot),
        )


def _music(spot: Spot) -> str:
    """Names the pick with the stretch that plays, else the best suggestion, as such."""
    if spot.cue is not None:
        muted = "muted" if spot.cue.mix.muted else ""
        said = (track_name(spot.cue.track), stretch_of(spot), muted)
        return "; ".join(part for part in said if part)
    suggested = spot.first.suggestion
    return f"to be found; suggestion: {track_name(suggested.track)}" if suggested else "to be found"
