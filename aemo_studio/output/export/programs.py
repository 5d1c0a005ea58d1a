"""The table of editing programs: which formats serve each of them, and how they are opened there.

The window's dialog and docs/exports.md read it; it imports no format. The formats that no editing
program needs are for people, or data for other programs.
"""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.base.translations import translatable
from aemo_studio.output.export.export_format import ExportFormat, FolderFormat, OptionName
from aemo_studio.output.export.formats import FORMATS, STEMS, find_folder, find_format

CONTEXT = "EditingPrograms"


@dataclass(frozen=True)
class FilmFormat:
    """A film that a Project can be rendered as; what renders it lies in `output/preview`."""

    #: By which it is chosen.
    name: str
    #: What stands behind the project's name in the film's.
    suffix: str
    #: What is in the film; stands within a sentence.
    carries: str
    #: What to do with it, in a whole sentence.
    use: str
    #: The options that change what is in it.
    takes: frozenset[OptionName] = frozenset()
    #: Whether it cannot do without the film.
    refers_to_film: bool = True
    #: Whether all music in it is picked music.
    lays_picks: bool = True


Format = ExportFormat | FolderFormat | FilmFormat

PREVIEW = FilmFormat(
    "preview",
    ".preview.mp4",
    translatable("EditingPrograms", "the film with the picked music under it"),
    translatable("EditingPrograms", "Play it anywhere; only music with a file can be heard."),
)


@dataclass(frozen=True)
class ServingFormat:
    """A format for an editing program."""

    #: Its name in the table of formats.
    name: str
    #: What the program gets by it, in a sentence.
    brings: str
    #: How it is opened there: clicks and choices, in sentences.
    steps: str
    #: Whether it is proposed; others are offered beside it.
    proposed: bool = False

    @property
    def format(self) -> ExportFormat | FolderFormat:
        """Finds the format."""
        return find_folder(self.name) or find_format(self.name)


@dataclass(frozen=True)
class EditingProgram:
    """A program in which films are cut or mixed."""

    #: By which it is remembered.
    name: str
    #: As its users call it.
    title: str
    #: The formats that serve it, the best first.
    formats: tuple[ServingFormat, ...]

    def serving(self, name: str) -> ServingFormat | None:
        """Finds the format called `name`; None where it does not serve this program."""
        return next((each for each in self.formats if each.name == name), None)


_TIMELINE = translatable(
    "EditingPrograms", "A new timeline: the film, its scenes as markers, the picked music in place."
)
_MARKERS = translatable(
    "EditingPrograms", "Markers for a timeline that you have already: scenes with their emotions."
)
_STEMS = translatable(
    "EditingPrograms", "The picked music as sound files, cut and faded as it plays."
)
_MARKER_TABLE = translatable(
    "EditingPrograms", "A table of markers, for a spreadsheet or a marker panel."
)
_SESSION = translatable(
    "EditingPrograms", "The film, markers and the picked music with its fades, on a timeline."
)
_MIDI = translatable(
    "EditingPrograms", "Scenes, turns of emotion and the beginnings of music as markers."
)
_IMPORT_TIMELINE = translatable(
    "EditingPrograms", "File > Import > Timeline, choose the file. Link the media if asked."
)
_STAMPED = translatable(
    "EditingPrograms",
    "Import the files of the folder as sound, and place each at its time stamp.",
)

PROGRAMS = (
    EditingProgram(
        "resolve",
        "DaVinci Resolve",
        (
            ServingFormat("fcpxml", _TIMELINE, _IMPORT_TIMELINE, proposed=True),
            ServingFormat(
                "resolve-edl",
                _MARKERS,
                translatable(
                    "EditingPrograms",
                    "In the Media Pool right-click your timeline: Timelines > Import > Timeline "
                    "Markers from EDL.",
                ),
                proposed=True,
            ),
            ServingFormat("otio", _TIMELINE, _IMPORT_TIMELINE),
            ServingFormat("aaf", _SESSION, _IMPORT_TIMELINE),
        ),
    ),
    EditingProgram(
        "premiere",
        "Premiere Pro",
        (
            ServingFormat(
                "fcp7-xml",
                _TIMELINE,
                translatable(
                    "EditingPrograms",
                    "File > Import, choose the file. The sequence appears in the project panel; "
                    "open it by a double click.",
                ),
                proposed=True,
            ),
            ServingFormat(
                "premiere-csv",
                _MARKER_TABLE,
                translatable(
                    "EditingPrograms",
                    "Premiere itself reads no such table: open it in a spreadsheet, or in a marker "
                    "panel for Premiere.",
                ),
            ),
        ),
    ),
    EditingProgram(
        "final-cut",
        "Final Cut Pro",
        (
            ServingFormat(
                "fcpxml",
                _TIMELINE,
                translatable(
                    "EditingPrograms",
                    "File > Import > XML, choose the file. Relink the music if asked.",
                ),
                proposed=True,
            ),
        ),
    ),
    EditingProgram(
        "avid",
        "Avid Media Composer",
        (
            ServingFormat(
                "aaf",
                _SESSION,
                translatable(
                    "EditingPrograms",
                    "File > Input > Import Media, choose the file. Then link the film and the "
                    "music.",
                ),
                proposed=True,
            ),
            ServingFormat(
                "avid-markers",
                _MARKERS,
                translatable(
                    "EditingPrograms",
                    "Load the sequence; Tools > Markers; menu of that window > Import Markers.",
                ),
                proposed=True,
            ),
        ),
    ),
    EditingProgram(
        "kdenlive",
        "Kdenlive",
        (
            ServingFormat(
                "otio",
                _TIMELINE,
                translatable("EditingPrograms", "File > OpenTimelineIO Import, choose the file."),
                proposed=True,
            ),
        ),
    ),
    EditingProgram(
        "pro-tools",
        "Pro Tools",
        (
            ServingFormat(
                "aaf",
                _SESSION,
                translatable(
                    "EditingPrograms",
                    "File > Import > Session Data, choose the file and the tracks.",
                ),
                proposed=True,
            ),
            ServingFormat("stems", _STEMS, _STAMPED),
            ServingFormat(
                "midi-markers",
                _MIDI,
                translatable(
                    "EditingPrograms",
                    "Import the MIDI file, with its markers, at the start of the film.",
                ),
            ),
        ),
    ),
    EditingProgram(
        "reaper",
        "REAPER",
        (
            ServingFormat(
                "reaper",
                translatable(
                    "EditingPrograms",
                    "A project: the film, scenes as regions, markers, the picked music with its "
                    "fades.",
                ),
                translatable("EditingPrograms", "File > Open project, choose the file."),
                proposed=True,
            ),
            ServingFormat("stems", _STEMS, _STAMPED),
        ),
    ),
    EditingProgram(
        "other",
        translatable("EditingPrograms", "Another program"),
        (
            ServingFormat(
                "fcp7-xml",
                _TIMELINE,
                translatable(
                    "EditingPrograms",
                    "Import it as Final Cut Pro 7 XML, which many programs read.",
                ),
                proposed=True,
            ),
            ServingFormat(
                "otio",
                _TIMELINE,
                translatable("EditingPrograms", "Import it as OpenTimelineIO."),
            ),
            ServingFormat("aaf", _SESSION, translatable("EditingPrograms", "Import it as AAF.")),
            ServingFormat("stems", _STEMS, _STAMPED),
            ServingFormat(
                "midi-markers",
                _MIDI,
                translatable(
                    "EditingPrograms",
                    "Logic, Cubase, Nuendo: import the MIDI file, with its markers, at the start "
                    "of the film.",
                ),
            ),
            ServingFormat(
                "audacity",
                translatable("EditingPrograms", "Scenes and emotions as labels for Audacity."),
                translatable("EditingPrograms", "Audacity: File > Import > Labels."),
            ),
        ),
    ),
)

FOR_PEOPLE = ("preview", "html", "cuesheet-xlsx", "spotting-xlsx", "srt", "vtt", "m3u8", "xspf")
"""Formats that somebody reads, watches or listens to."""

DATA = ("csv", "json", "eaf", "cuesheet", "spotting")
"""Formats for spreadsheets, programs and research."""


def find_program(name: str) -> EditingProgram:
    """Finds the program called `name`; DaVinci Resolve for an unknown one."""
    return next((program for program in PROGRAMS if program.name == name), PROGRAMS[0])


def formats_by_name() -> dict[str, Format]:
    """Maps names to formats: files, stems and the preview."""
    return {format_.name: format_ for format_ in (*FORMATS, STEMS, PREVIEW)}
