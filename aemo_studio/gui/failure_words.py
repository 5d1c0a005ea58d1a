"""What failed, in words. The program below the window speaks English; where the window speaks
another language, each of its sentences gets a heading in that language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from aemo_studio.errors import StudioError


def heading_of(code: str) -> str:
    """What kind of failure an error code stands for, in the user's language."""
    translate = QCoreApplication.translate
    return {
        "media": translate("Failure", "The file cannot be analysed."),
        "model": translate("Failure", "A model is missing or damaged."),
        "catalogue": translate("Failure", "A catalogue cannot be used."),
        "project": translate("Failure", "The project cannot be used."),
        "edit": translate("Failure", "This edit is not possible."),
        "output": translate("Failure", "The result could not be written."),
        "usage": translate("Failure", "The preferences do not fit this file."),
    }.get(code, "")


def sentence_of(error: Exception) -> str:
    """What an error says, under its heading where the window is not in English."""
    if not isinstance(error, StudioError):
        return str(error)
    heading = heading_of(error.code)
    if not heading or QLocale().language() == QLocale.Language.English:
        return error.message
    return f"{heading}\n\n{error.message}"
