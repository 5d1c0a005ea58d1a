"""Writes what failed in words.

The program below the window writes English; in another language of the window, each of its
sentences gets a heading in that language.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from aemo_studio.base.errors import StudioError


def heading_of(code: str) -> str:
    """Names the kind of failure that an error code stands for, in the user's language."""
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
    """Writes an error in a sentence, under its heading where the window is not in English."""
    if not isinstance(error, StudioError):
        return str(error)
    return _under(heading_of(error.code), error.message)


def warning_sentence(code: str, message: str) -> str:
    """Explains a warning of the analysis to who looks at the result, and what to do."""
    translate = QCoreApplication.translate
    whole = {
        "no_audio": translate(
            "Warning",
            "The film has no sound: the emotions rest on the faces alone. Correct by hand what "
            "does not fit.",
        ),
        "no_speech": translate(
            "Warning",
            "Nobody speaks in this film: the emotions rest on the faces alone. Correct by hand "
            "what does not fit.",
        ),
        "no_picture": translate(
            "Warning",
            "The file has no picture: the emotions rest on the voices alone. Correct by hand "
            "what does not fit.",
        ),
        "no_faces": translate(
            "Warning",
            "No usable face was found: the emotions rest on the voices alone. Correct by hand "
            "what does not fit.",
        ),
        "no_evidence": translate(
            "Warning",
            "Neither speech nor faces were found: set the emotions of the scenes by hand.",
        ),
    }
    return whole.get(code) or _under(_warning_heading(code), message)


def warnings_sentence(warnings: Iterable[tuple[str, str]]) -> str:
    """Joins several warnings (code, message); that there is no evidence at all covers the rest."""
    by_code = dict(warnings)
    if "no_evidence" in by_code:
        for code in ("no_audio", "no_speech", "no_picture", "no_faces"):
            by_code.pop(code, None)
    return "\n\n".join(warning_sentence(code, message) for code, message in by_code.items())


def _warning_heading(code: str) -> str:
    translate = QCoreApplication.translate
    return {
        "damaged": translate("Warning", "Parts of the film are damaged."),
        "ends_early": translate("Warning", "The film ends early."),
        "catalogue_rows": translate("Warning", "Parts of a catalogue cannot be used."),
    }.get(code, "")


def _under(heading: str, message: str) -> str:
    if not heading or QLocale().language() == QLocale.Language.English:
        return message
    return f"{heading}\n\n{message}"
