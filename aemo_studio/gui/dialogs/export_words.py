"""What the export formats carry and are for, in the user's language.

The table of formats speaks English; what a format says that is not known here is shown as it
is. A test compares both.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from aemo_studio.output.export.formats import ExportFormat

_CONTEXT = "ExportFormats"

KNOWN: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("ExportFormats", "the recommended music list"),
    QT_TRANSLATE_NOOP("ExportFormats", "Open it in a spreadsheet."),
    QT_TRANSLATE_NOOP("ExportFormats", "everything, for other programs"),
    QT_TRANSLATE_NOOP("ExportFormats", "Read it with a program of your own."),
    QT_TRANSLATE_NOOP("ExportFormats", "timeline markers for DaVinci Resolve"),
    QT_TRANSLATE_NOOP(
        "ExportFormats",
        "Resolve: Media Pool, right-click the timeline, Timelines > Import > Timeline Markers "
        "from EDL.",
    ),
    QT_TRANSLATE_NOOP(
        "ExportFormats", "film, markers and picks for Premiere; Resolve reads it too"
    ),
    QT_TRANSLATE_NOOP(
        "ExportFormats", "Premiere: File > Import; the sequence appears in the project panel."
    ),
    QT_TRANSLATE_NOOP("ExportFormats", "film, markers and picks for Final Cut Pro and Resolve"),
    QT_TRANSLATE_NOOP(
        "ExportFormats",
        "Final Cut Pro: File > Import > XML. Resolve: File > Import > Timeline.",
    ),
    QT_TRANSLATE_NOOP(
        "ExportFormats", "film, markers with all scores, and picks as OpenTimelineIO"
    ),
    QT_TRANSLATE_NOOP(
        "ExportFormats",
        "Resolve: File > Import > Timeline. Kdenlive: File > OpenTimelineIO Import.",
    ),
    QT_TRANSLATE_NOOP("ExportFormats", "a marker list with Premiere's columns"),
    QT_TRANSLATE_NOOP(
        "ExportFormats", "Open it in a spreadsheet, or in a marker panel for Premiere."
    ),
    QT_TRANSLATE_NOOP("ExportFormats", "a label track for Audacity"),
    QT_TRANSLATE_NOOP("ExportFormats", "Audacity: File > Import > Labels."),
    QT_TRANSLATE_NOOP("ExportFormats", "tiers for voice, face, both and scenes, for ELAN"),
    QT_TRANSLATE_NOOP("ExportFormats", "ELAN: File > Open."),
    QT_TRANSLATE_NOOP("ExportFormats", "emotion subtitles"),
    QT_TRANSLATE_NOOP("ExportFormats", "Put it beside the film, or import it as subtitles."),
    QT_TRANSLATE_NOOP("ExportFormats", "emotion subtitles for the web"),
    QT_TRANSLATE_NOOP("ExportFormats", "Name it in the track element of a web page's video."),
    QT_TRANSLATE_NOOP("ExportFormats", "the cue sheet of the picked music"),
    QT_TRANSLATE_NOOP("ExportFormats", "Open it in a spreadsheet; fill in what is not on file."),
    QT_TRANSLATE_NOOP("ExportFormats", "the cue sheet as an Excel workbook"),
    QT_TRANSLATE_NOOP("ExportFormats", "Open it in Excel; it prints on A4 landscape."),
    QT_TRANSLATE_NOOP("ExportFormats", "a playlist of picks and first suggestions"),
    QT_TRANSLATE_NOOP("ExportFormats", "Open it in a music player."),
    QT_TRANSLATE_NOOP("ExportFormats", "the same playlist with licences and links"),
    QT_TRANSLATE_NOOP("ExportFormats", "VLC: Media > Open File."),
    QT_TRANSLATE_NOOP(
        "ExportFormats", "one page for the director: pictures, curves, scenes, music"
    ),
    QT_TRANSLATE_NOOP("ExportFormats", "Open it in a browser, send it, print it."),
)


def carried(format_: ExportFormat) -> str:
    return QCoreApplication.translate(_CONTEXT, format_.carries)


def use_of(format_: ExportFormat) -> str:
    return QCoreApplication.translate(_CONTEXT, format_.use)
