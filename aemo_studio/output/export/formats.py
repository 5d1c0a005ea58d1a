"""The table of export formats. A new format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import UsageError
from aemo_studio.domain.project import Project
from aemo_studio.output.export.audacity import render_audacity
from aemo_studio.output.export.csv import render_csv
from aemo_studio.output.export.cuesheet import render_cuesheet_csv
from aemo_studio.output.export.cuesheet_xlsx import render_cuesheet_xlsx
from aemo_studio.output.export.eaf import render_eaf
from aemo_studio.output.export.fcp7_xml import render_fcp7_xml
from aemo_studio.output.export.fcpxml import render_fcpxml
from aemo_studio.output.export.html import render_html
from aemo_studio.output.export.json import render_json
from aemo_studio.output.export.m3u8 import render_m3u8
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions
from aemo_studio.output.export.otio import render_otio
from aemo_studio.output.export.premiere_csv import render_premiere_csv
from aemo_studio.output.export.resolve_edl import render_resolve_edl
from aemo_studio.output.export.srt import render_srt
from aemo_studio.output.export.vtt import render_vtt
from aemo_studio.output.export.xspf import render_xspf

Renderer = Callable[[Project, ExportOptions], bytes]


@dataclass(frozen=True)
class ExportFormat:
    """name: what users type. suffix: with the dot. carries: what is in it, for people.
    use: what the editor does with the file. renderer: gives its bytes. refers_to_film: it is
    of little use where the film is not. plays_music: it may come with copies of the music.
    lays_picks: what is not picked is not in it.
    """

    name: str
    suffix: str
    carries: str
    use: str
    renderer: Renderer
    refers_to_film: bool = False
    plays_music: bool = False
    lays_picks: bool = False

    def render(self, project: Project, options: ExportOptions = DEFAULT_OPTIONS) -> bytes:
        """The bytes of the file. Raises ValueError for a start timecode that is none."""
        return self.renderer(project, options)


FORMATS = (
    ExportFormat(
        "csv",
        ".csv",
        "the recommended music list",
        "Open it in a spreadsheet.",
        render_csv,
    ),
    ExportFormat(
        "json",
        ".json",
        "everything, for other programs",
        "Read it with a program of your own.",
        lambda project, _: render_json(project),
    ),
    ExportFormat(
        "resolve-edl",
        ".edl",
        "timeline markers for DaVinci Resolve",
        "Resolve: Media Pool, right-click the timeline, Timelines > Import > Timeline Markers "
        "from EDL.",
        render_resolve_edl,
    ),
    ExportFormat(
        "fcp7-xml",
        ".xml",
        "film, markers and picks for Premiere; Resolve reads it too",
        "Premiere: File > Import; the sequence appears in the project panel.",
        render_fcp7_xml,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "fcpxml",
        ".fcpxml",
        "film, markers and picks for Final Cut Pro and Resolve",
        "Final Cut Pro: File > Import > XML. Resolve: File > Import > Timeline.",
        render_fcpxml,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "otio",
        ".otio",
        "film, markers with all scores, and picks as OpenTimelineIO",
        "Resolve: File > Import > Timeline. Kdenlive: File > OpenTimelineIO Import.",
        render_otio,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "premiere-csv",
        ".markers.csv",
        "a marker list with Premiere's columns",
        "Open it in a spreadsheet, or in a marker panel for Premiere.",
        render_premiere_csv,
    ),
    ExportFormat(
        "audacity",
        ".labels.txt",
        "a label track for Audacity",
        "Audacity: File > Import > Labels.",
        render_audacity,
    ),
    ExportFormat(
        "eaf",
        ".eaf",
        "tiers for voice, face, both and scenes, for ELAN",
        "ELAN: File > Open.",
        render_eaf,
        refers_to_film=True,
    ),
    ExportFormat(
        "srt",
        ".srt",
        "emotion subtitles",
        "Put it beside the film, or import it as subtitles.",
        render_srt,
    ),
    ExportFormat(
        "vtt",
        ".vtt",
        "emotion subtitles for the web",
        "Name it in the track element of a web page's video.",
        render_vtt,
    ),
    ExportFormat(
        "cuesheet",
        ".cues.csv",
        "the cue sheet of the picked music",
        "Open it in a spreadsheet; fill in what is not on file.",
        render_cuesheet_csv,
        lays_picks=True,
    ),
    ExportFormat(
        "cuesheet-xlsx",
        ".cues.xlsx",
        "the cue sheet as an Excel workbook",
        "Open it in Excel; it prints on A4 landscape.",
        render_cuesheet_xlsx,
        lays_picks=True,
    ),
    ExportFormat(
        "m3u8",
        ".m3u8",
        "a playlist of picks and first suggestions",
        "Open it in a music player.",
        render_m3u8,
        plays_music=True,
    ),
    ExportFormat(
        "xspf",
        ".xspf",
        "the same playlist with licences and links",
        "VLC: Media > Open File.",
        render_xspf,
        plays_music=True,
    ),
    ExportFormat(
        "html",
        ".html",
        "one page for the director: pictures, curves, scenes, music",
        "Open it in a browser, send it, print it.",
        render_html,
    ),
)

# The cue sheet has two kinds of files; who says `-o cues.xlsx` has said which.
_SISTERS = {
    ("cuesheet", ".xlsx"): "cuesheet-xlsx",
    ("cuesheet-xlsx", ".csv"): "cuesheet",
}


def find_format(name: str, output: Path | None = None) -> ExportFormat:
    """The format called `name`; `output` decides between the kinds of file that it may have.

    Raises UsageError, listing the formats there are, for an unknown name.
    """
    wanted = name.strip().lower()
    if output is not None:
        wanted = _SISTERS.get((wanted, output.suffix.lower()), wanted)
    for candidate in FORMATS:
        if candidate.name == wanted:
            return candidate
    known = ", ".join(f"{f.name} ({f.carries})" for f in FORMATS)
    raise UsageError(f"There is no export format {name!r}; choose one of: {known}.")


def export_project(
    project: Project,
    format_: ExportFormat,
    path: Path,
    options: ExportOptions = DEFAULT_OPTIONS,
) -> None:
    """Writes the file in one step. Raises OutputError; then nothing was changed."""
    write_atomic(path, format_.render(project, options))
