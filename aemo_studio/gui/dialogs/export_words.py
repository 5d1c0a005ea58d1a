"""Describes the export formats in the language of the window.

The texts stand in the table of formats, where the translators' tool finds them.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.output.export.formats import ExportFormat, FolderFormat

_CONTEXT = "ExportFormats"


def carried(format_: ExportFormat | FolderFormat) -> str:
    """Names what is in a file of the format; it stands within a sentence."""
    return QCoreApplication.translate(_CONTEXT, format_.carries)


def use_of(format_: ExportFormat | FolderFormat) -> str:
    """Describes where the file is opened, in a whole sentence."""
    return QCoreApplication.translate(_CONTEXT, format_.use)
