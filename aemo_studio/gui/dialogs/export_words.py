"""Describes export formats and editing programs in the language of the window.

Their texts stand in the tables of `output.export`, where the translators' tool finds them.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from aemo_studio.output.export.programs import (
    CONTEXT,
    EditingProgram,
    FilmFormat,
    Format,
    ServingFormat,
)

_CONTEXT = "ExportFormats"
_translate = QCoreApplication.translate

_TITLES: Mapping[str, object] = {
    "preview": QT_TRANSLATE_NOOP("ExportTitles", "Film with the music"),
    "html": QT_TRANSLATE_NOOP("ExportTitles", "Director's page"),
    "cuesheet-xlsx": QT_TRANSLATE_NOOP("ExportTitles", "Cue sheet"),
    "spotting-xlsx": QT_TRANSLATE_NOOP("ExportTitles", "Spotting notes"),
    "srt": QT_TRANSLATE_NOOP("ExportTitles", "Emotion subtitles"),
    "vtt": QT_TRANSLATE_NOOP("ExportTitles", "Subtitles for the web"),
    "m3u8": QT_TRANSLATE_NOOP("ExportTitles", "Playlist"),
    "xspf": QT_TRANSLATE_NOOP("ExportTitles", "Playlist with licences"),
    "csv": QT_TRANSLATE_NOOP("ExportTitles", "Music list"),
    "json": QT_TRANSLATE_NOOP("ExportTitles", "Everything"),
    "eaf": QT_TRANSLATE_NOOP("ExportTitles", "Tiers for ELAN"),
    "cuesheet": QT_TRANSLATE_NOOP("ExportTitles", "Cue sheet as a table"),
    "spotting": QT_TRANSLATE_NOOP("ExportTitles", "Spotting notes as a table"),
}


def title_of(name: str) -> str:
    """Names a format for people, or of data, in two or three words."""
    return _translate("ExportTitles", str(_TITLES.get(name, name)))


def carried(format_: Format) -> str:
    """Names what is in a file of the format; it stands within a sentence."""
    return _translate(_context(format_), format_.carries)


def use_of(format_: Format) -> str:
    """Describes where the file is opened, in a whole sentence."""
    return _translate(_context(format_), format_.use)


def _context(format_: Format) -> str:
    return CONTEXT if isinstance(format_, FilmFormat) else _CONTEXT


def program_title(program: EditingProgram) -> str:
    """Names an editing program."""
    return _translate(CONTEXT, program.title)


def brought(serving: ServingFormat) -> str:
    """Says what a program gets by a format."""
    return _translate(CONTEXT, serving.brings)


def steps_of(serving: ServingFormat) -> str:
    """Says how a format is opened in its program."""
    return _translate(CONTEXT, serving.steps)
