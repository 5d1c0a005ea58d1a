"""Lists the music cue sheet as rows: production header, cues, credits. CSV and XLSX print them.

What the editor picked and did not mute is on it, below it the music that is in the film's sound
already, then the picked sound effects; a suggestion is no music in a film. Values that are not
known are "not on file" and never guessed: vocals count where a tag or the user states them, not
where they were estimated.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aemo_studio.domain.heard import HeardEvent, HeardKind
from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Project
from aemo_studio.output.export.credits import credit_lines
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.text import neutralised, one_line
from aemo_studio.output.export.timeline import Cue, Timeline, timeline_of

NOT_ON_FILE = "not on file"
COLUMNS = (
    "Cue", "Title", "Writers", "Publishers", "Performer", "Use", "In", "Out", "Duration",
    "Licence", "Source",
)  # fmt: skip
NO_CUES = "No music is picked in this project."
EXISTING = "existing music, not identified"
_EXISTING_USE = "in the film's sound"
_EFFECT_USE = "sound effect"
_USES = {True: "background vocal", False: "background instrumental", None: "background"}


@dataclass(frozen=True)
class CueSheet:
    """The cells of a music cue sheet."""

    #: Label and value.
    header: tuple[tuple[str, str], ...]
    #: Cells as COLUMNS, a row for each cue.
    cues: tuple[tuple[str, ...], ...]
    #: Lines to be printed with the film.
    credits: tuple[str, ...]


def cue_sheet(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> CueSheet:
    """Collects the cells of a project's cue sheet."""
    timeline = timeline_of(project, options)
    heard = [cue for cue in timeline.cues if not cue.mix.muted]
    lengths = [cue.end - cue.start for cue in heard]
    return CueSheet(
        header=tuple(sheet_head(project, timeline, options, lengths)),
        cues=(
            *(_cells(cue, timeline) for cue in heard),
            *_existing(project.analysis.heard, timeline),
            *_effects(timeline),
        ),
        credits=tuple(credit_lines(cue.track for cue in (*heard, *timeline.effects))),
    )


def render_cuesheet_csv(project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
    """Renders the whole file, UTF-8 with BOM and CRLF."""
    return rows_csv(sheet_rows(cue_sheet(project, options)))


def rows_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Writes rows as CSV for spreadsheets, UTF-8 with BOM and CRLF; no cell is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutralised(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def sheet_rows(sheet: CueSheet) -> Iterator[tuple[str, ...]]:
    """Yields the sheet from top to bottom, with blank rows between its three parts."""
    yield ("MUSIC CUE SHEET",)
    yield from sheet.header
    yield ()
    yield COLUMNS
    yield from sheet.cues or ((NO_CUES,),)
    yield ()
    yield ("CREDITS",)
    yield from ((line,) for line in sheet.credits or ("None needed.",))


def sheet_head(
    project: Project, timeline: Timeline, options: ExportOptions, lengths: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """Yields labels and values above a list of cues. lengths: of the cues, in frames."""
    video, rate = project.analysis.video, timeline.rate
    counting = "drop-frame" if rate.drop_frame else "non-drop-frame"
    yield "Production", one_line(options.production or "") or NOT_ON_FILE
    yield "Episode", one_line(options.episode or "") or NOT_ON_FILE
    yield "Production company", one_line(options.company or "") or NOT_ON_FILE
    yield "Film file", one_line(video.file_name)
    yield "Programme length", timeline.length(timeline.duration)
    yield "Music length", timeline.length(sum(lengths))
    yield "Number of cues", str(len(lengths))
    yield "Start timecode", timeline.timecode(0)
    yield "Frame rate", f"{float(rate.rate):.3f}".rstrip("0").rstrip(".") + f" ({counting})"
    yield "Date", options.date.isoformat() if options.date else NOT_ON_FILE


def _cells(cue: Cue, timeline: Timeline) -> tuple[str, ...]:
    track = cue.track
    return (
        str(cue.number),
        one_line(track.title) or NOT_ON_FILE,
        # Catalogues name who performs or publishes under one name, not who wrote.
        NOT_ON_FILE,
        NOT_ON_FILE,
        one_line(track.artist) or NOT_ON_FILE,
        _USES[None if track.vocals_estimated else track.vocals],
        timeline.timecode(cue.start),
        timeline.timecode(cue.end),
        timeline.length(cue.end - cue.start),
        one_line(track.terms.stated or "") or NOT_ON_FILE,
        _source(track),
    )


def _existing(events: Iterable[HeardEvent], timeline: Timeline) -> Iterator[tuple[str, ...]]:
    """Yields a row for each stretch of music that is in the film's own sound."""
    music = [event for event in events if event.kind is HeardKind.MUSIC]
    for number, event in enumerate(music, start=1):
        start, end = (timeline.rate.frames(time_s) for time_s in (event.start_s, event.end_s))
        unknown = (NOT_ON_FILE,) * 3
        times = (timeline.timecode(start), timeline.timecode(end), timeline.length(end - start))
        where = f"sound of the film (heard with certainty {event.certainty:.2f})"
        yield (f"E{number}", EXISTING, *unknown, _EXISTING_USE, *times, NOT_ON_FILE, where)


def _effects(timeline: Timeline) -> Iterator[tuple[str, ...]]:
    """Yields a row for each sound effect; who made it stands as performer."""
    for number, cue in enumerate(timeline.effects, start=1):
        _, title, *people, _, start, end, length, licence, source = _cells(cue, timeline)
        times = (start, end, length)
        yield (f"S{number}", title, *people, _EFFECT_USE, *times, licence, source)


def _source(track: Track) -> str:
    known = (track.catalogue, track.track_id, track.link)
    return one_line("; ".join(part for part in known if part)) or NOT_ON_FILE
