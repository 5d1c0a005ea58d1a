"""Writes what stands in place of the picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from aemo_studio.gui.player.film import Film

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Trouble:
    """The reason why nothing can be played."""

    #: "missing", "library" or "unplayable".
    kind: str
    #: The message of the system; empty without one.
    detail: str = ""


def title_and_message(film: Film | None, trouble: Trouble | None) -> tuple[str, str]:
    """Writes title and message for the middle of the picture; no message where there is a
    picture."""
    if film is None:
        return (
            translate("Player", "Drop a video here"),
            translate("Player", "or click to choose one"),
        )
    if trouble is not None:
        return film.path.name, _sentence(film, trouble)
    sound = translate("Player", "Sound only: this file has no picture.")
    return film.path.name, "" if film.has_picture else sound


def _sentence(film: Film, trouble: Trouble) -> str:
    if trouble.kind == "missing":
        words = translate(
            "Player",
            "The video is not at {0} any more. File › Find the moved video links it again; "
            "the analysis stays usable.",
        )
        return words.format(film.path)
    if trouble.kind == "library":
        words = translate(
            "Player",
            "Playback is not possible: {0}. On Debian and Ubuntu install libpulse0; "
            "everything else works.",
        )
        return words.format(trouble.detail)
    return translate(
        "Player", "This file cannot be played on this machine; the analysis works all the same."
    )
