"""The table of export formats. A new format is one module and one row here.

It is read by the help, the window's dialog and the documentation, and therefore imports no
format: `docs/adding-an-export.md` shows a row and its module.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import Phrase, all_of, listed, phrase, translatable
from aemo_studio.output.export.export_format import ExportFormat, FolderFormat, OptionName
from aemo_studio.output.export.options import DEFAULT_OPTIONS, ExportOptions

if TYPE_CHECKING:
    from aemo_studio.domain.project import Project

_WORDS: frozenset[OptionName] = frozenset({"language"})
_HEAD: frozenset[OptionName] = frozenset({"production", "episode", "company"})
_NAMED_WORDS: frozenset[OptionName] = frozenset({"language", "names"})
_PAGE: frozenset[OptionName] = frozenset({"production", "language"})
_COPIES: frozenset[OptionName] = frozenset({"copied"})
_BEATS: frozenset[OptionName] = frozenset({"beats"})
_LEVELS: frozenset[OptionName] = frozenset({"levels"})


FORMATS = (
    ExportFormat(
        "csv",
        ".csv",
        "csv.render_csv",
        translatable("ExportFormats", "the recommended music list"),
        translatable("ExportFormats", "Open it in a spreadsheet."),
    ),
    ExportFormat(
        "json",
        ".json",
        "json.render_json",
        translatable("ExportFormats", "everything, for other programs"),
        translatable("ExportFormats", "Read it with a program of your own."),
    ),
    ExportFormat(
        "resolve-edl",
        ".edl",
        "resolve_edl.render_resolve_edl",
        translatable("ExportFormats", "timeline markers for DaVinci Resolve"),
        translatable(
            "ExportFormats",
            "Resolve: Media Pool, right-click the timeline, Timelines > "
            "Import > Timeline Markers from EDL.",
        ),
        takes=_BEATS,
        files_renderer="resolve_edl.render_resolve_edls",
    ),
    ExportFormat(
        "fcp7-xml",
        ".xml",
        "fcp7_xml.render_fcp7_xml",
        translatable("ExportFormats", "film, markers and picks for Premiere; Resolve reads it too"),
        translatable(
            "ExportFormats",
            "Premiere: File > Import; the sequence appears in the project panel.",
        ),
        takes=_BEATS | _LEVELS,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "fcpxml",
        ".fcpxml",
        "fcpxml.render_fcpxml",
        translatable("ExportFormats", "film, markers and picks for Final Cut Pro and Resolve"),
        translatable(
            "ExportFormats",
            "Final Cut Pro: File > Import > XML. Resolve: File > Import > Timeline.",
        ),
        takes=_BEATS | _LEVELS,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "otio",
        ".otio",
        "otio.render_otio",
        translatable("ExportFormats", "film, markers with all scores, and picks as OpenTimelineIO"),
        translatable(
            "ExportFormats",
            "Resolve: File > Import > Timeline. Kdenlive: File > OpenTimelineIO Import.",
        ),
        takes=_BEATS | _LEVELS,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "aaf",
        ".aaf",
        "aaf.render_aaf",
        translatable("ExportFormats", "film, markers and picks with their fades as AAF"),
        translatable(
            "ExportFormats",
            "Media Composer: File > Input > Import Media, then link the files. Pro Tools: "
            "File > Import > Session Data. Resolve: File > Import > Timeline.",
        ),
        takes=_BEATS,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "reaper",
        ".rpp",
        "reaper.render_reaper",
        translatable("ExportFormats", "film, scenes as regions, markers and picks for REAPER"),
        translatable("ExportFormats", "REAPER: File > Open project."),
        takes=_COPIES | _BEATS | _LEVELS,
        refers_to_film=True,
        lays_picks=True,
    ),
    ExportFormat(
        "premiere-csv",
        ".markers.csv",
        "premiere_csv.render_premiere_csv",
        translatable("ExportFormats", "a marker list with Premiere's columns"),
        translatable(
            "ExportFormats", "Open it in a spreadsheet, or in a marker panel for Premiere."
        ),
        takes=_BEATS,
    ),
    ExportFormat(
        "avid-markers",
        ".avid.txt",
        "avid_markers.render_avid_markers",
        translatable("ExportFormats", "a marker list for Avid Media Composer"),
        translatable(
            "ExportFormats",
            "Media Composer: load the sequence, Tools > Markers, menu of the window > "
            "Import Markers.",
        ),
        takes=_BEATS,
    ),
    ExportFormat(
        "midi-markers",
        ".mid",
        "midi_markers.render_midi_markers",
        translatable("ExportFormats", "markers for Pro Tools, Logic and Cubase as a MIDI file"),
        translatable(
            "ExportFormats",
            "Import it as a MIDI file, with its markers, at the start of the film.",
        ),
        takes=_BEATS,
    ),
    ExportFormat(
        "audacity",
        ".labels.txt",
        "audacity.render_audacity",
        translatable("ExportFormats", "a label track for Audacity"),
        translatable("ExportFormats", "Audacity: File > Import > Labels."),
        takes=_BEATS,
    ),
    ExportFormat(
        "eaf",
        ".eaf",
        "eaf.render_eaf",
        translatable("ExportFormats", "tiers for voice, face, both, scenes and laughter, for ELAN"),
        translatable("ExportFormats", "ELAN: File > Open."),
        takes=_BEATS,
        refers_to_film=True,
    ),
    ExportFormat(
        "srt",
        ".srt",
        "srt.render_srt",
        translatable("ExportFormats", "emotion subtitles"),
        translatable("ExportFormats", "Put it beside the film, or import it as subtitles."),
        takes=_NAMED_WORDS,
    ),
    ExportFormat(
        "vtt",
        ".vtt",
        "vtt.render_vtt",
        translatable("ExportFormats", "emotion subtitles for the web"),
        translatable("ExportFormats", "Name it in the track element of a web page's video."),
        takes=_NAMED_WORDS,
    ),
    ExportFormat(
        "cuesheet",
        ".cues.csv",
        "cuesheet.render_cuesheet_csv",
        translatable("ExportFormats", "the cue sheet of the picked music"),
        translatable("ExportFormats", "Open it in a spreadsheet; fill in what is not on file."),
        takes=_HEAD,
        family="cuesheet",
        lays_picks=True,
    ),
    ExportFormat(
        "cuesheet-xlsx",
        ".cues.xlsx",
        "cuesheet_xlsx.render_cuesheet_xlsx",
        translatable("ExportFormats", "the cue sheet as an Excel workbook"),
        translatable("ExportFormats", "Open it in Excel; it prints on A4 landscape."),
        takes=_HEAD,
        family="cuesheet",
        lays_picks=True,
    ),
    ExportFormat(
        "spotting",
        ".spotting.csv",
        "spotting.render_spotting_csv",
        translatable("ExportFormats", "music spotting notes with cue numbers"),
        translatable(
            "ExportFormats", "Open it in a spreadsheet; send it to composer and director."
        ),
        takes=_HEAD,
        family="spotting",
    ),
    ExportFormat(
        "spotting-xlsx",
        ".spotting.xlsx",
        "spotting_xlsx.render_spotting_xlsx",
        translatable("ExportFormats", "the spotting notes as an Excel workbook"),
        translatable("ExportFormats", "Open it in Excel; it prints on A4 landscape."),
        takes=_HEAD,
        family="spotting",
    ),
    ExportFormat(
        "m3u8",
        ".m3u8",
        "m3u8.render_m3u8",
        translatable("ExportFormats", "a playlist of picks and first suggestions"),
        translatable("ExportFormats", "Open it in a music player."),
        takes=_COPIES,
    ),
    ExportFormat(
        "xspf",
        ".xspf",
        "xspf.render_xspf",
        translatable("ExportFormats", "the same playlist with licences and links"),
        translatable("ExportFormats", "VLC: Media > Open File."),
        takes=_COPIES,
    ),
    ExportFormat(
        "html",
        ".html",
        "html.page.render_html",
        translatable("ExportFormats", "one page for the director: pictures, curves, scenes, music"),
        translatable("ExportFormats", "Open it in a browser, send it, print it."),
        takes=_PAGE,
    ),
)


STEMS = FolderFormat(
    "stems",
    " stems",
    translatable("ExportFormats", "each pick as it plays and all music as one file, 24-bit BWF"),
    translatable(
        "ExportFormats",
        "Pro Tools, Nuendo, Reaper: import them at their time stamps.",
    ),
)
BUNDLE = FolderFormat(
    "bundle",
    " bundle",
    translatable("ExportFormats", "the formats that you choose, with the music, to pass on"),
    translatable("ExportFormats", "Pass the whole folder on; README.txt says what opens where."),
    takes=_NAMED_WORDS | _HEAD | _BEATS | _LEVELS,
)
FOLDERS = (STEMS, BUNDLE)


def find_formats(names: str) -> tuple[ExportFormat, ...]:
    """Finds the formats of a list with commas; all of them for an empty one.

    Raises UsageError for an unknown name.
    """
    wanted = [name for name in names.split(",") if name.strip()]
    return tuple(dict.fromkeys(find_format(name) for name in wanted)) or FORMATS


def find_folder(name: str) -> FolderFormat | None:
    """Finds the kind of folder called `name`; None for another name."""
    return next((folder for folder in FOLDERS if folder.name == name.strip().lower()), None)


def find_format(name: str, output: Path | None = None) -> ExportFormat:
    """Finds the format called `name`, or its sibling with the ending that `output` has.

    Raises UsageError, listing the formats there are, for an unknown name.
    """
    wanted = name.strip().lower()
    for candidate in FORMATS:
        if candidate.name == wanted:
            return _sibling(candidate, output.suffix.lower() if output else "")
    raise UsageError(
        "There is no export format {name!r}; choose one of: {known}.",
        name=name,
        known=listed([_named(f) for f in (*FORMATS, *FOLDERS)]),
    )


def _named(format_: ExportFormat | FolderFormat) -> Phrase:
    carries = Phrase(format_.carries, context="ExportFormats")
    return phrase("{name} ({carries})", name=format_.name, carries=carries)


def _sibling(format_: ExportFormat, ending: str) -> ExportFormat:
    """The one of the family that has this ending, or else the format itself."""
    family = [f for f in FORMATS if f.family == format_.family] if format_.family else []
    return next((f for f in family if ending and f.suffix.endswith(ending)), format_)


def formats_taking(option: OptionName) -> object:
    """Names the formats that take an option, as a part of a sentence: `srt and vtt`."""
    *names, last = [f.name for f in FORMATS if option in f.takes]
    return all_of([listed(names), last]) if names else last


def export_project(
    project: Project,
    format_: ExportFormat,
    path: Path,
    options: ExportOptions = DEFAULT_OPTIONS,
) -> None:
    """Writes the file, each of several in one step. Raises OutputError; then nothing was changed,
    or of several files only the first ones."""
    files = format_.render_files(project, options)
    for place, data in zip(places_of(path, len(files)), files, strict=True):
        write_atomic(place, data)


def places_of(path: Path, count: int) -> list[Path]:
    """Names the places of several files: `film.edl`, `film-2.edl`, `film-3.edl` …"""
    further = [path.with_stem(f"{path.stem}-{number}") for number in range(2, count + 1)]
    return [path, *further]
