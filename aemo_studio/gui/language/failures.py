"""Writes what failed, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from aemo_studio.base.errors import StudioError
from aemo_studio.gui.language.i18n import current_language

_COVERED = ("no_audio", "no_speech", "no_picture", "no_faces")
"""What there is no need to say where there is no evidence at all."""


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
    """Writes an error as a sentence. Only the program's own errors know other languages."""
    if not isinstance(error, StudioError):
        return str(error)
    return error.phrase.in_language(current_language())


def warning_sentence(code: str, message: str) -> str:
    """Explains a warning of the analysis to who looks at the result, and what to do; in the
    analysis' own words where there is no more to say."""
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
        "no_speech_in_track": translate(
            "Warning",
            "Nobody speaks in this audio track. Choose another one beside the scene, at Voices "
            "from.",
        ),
        "faint_speech": translate(
            "Warning",
            "Somebody speaks in this film, but too faintly under music or noise to be read. "
            "Correct by hand what does not fit.",
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
    return whole.get(code, message)


def warnings_sentence(warnings: Iterable[tuple[str, str]]) -> str:
    """Joins several warnings (code, message); that there is no evidence at all covers the rest."""
    by_code = dict(warnings)
    if "no_evidence" in by_code:
        for code in _COVERED:
            by_code.pop(code, None)
        if "faint_speech" in by_code or "no_speech_in_track" in by_code:  # which say why
            del by_code["no_evidence"]
    return "\n\n".join(warning_sentence(code, message) for code, message in by_code.items())
