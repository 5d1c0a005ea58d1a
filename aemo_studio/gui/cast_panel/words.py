"""Writes what the list of characters says about each of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.time import clock
from aemo_studio.gui.cast_panel.entries import Emptiness, mostly
from aemo_studio.gui.language import words
from aemo_studio.project.editing.arcs import CharacterArc

translate = QCoreApplication.translate


def times_of(arc: CharacterArc) -> str:
    """Writes how long a Character is seen and heard, as far as it is."""
    return words.joined(time_parts(arc)) or translate("Characters", "does not count")


def time_parts(arc: CharacterArc) -> list[str]:
    """Writes how long a Character is seen, and how long heard, one after the other."""
    parts = []
    if arc.screen_s > 0:
        parts.append(translate("Characters", "seen {0}").format(clock(arc.screen_s)))
    if arc.speaking_s > 0:
        parts.append(translate("Characters", "heard {0}").format(clock(arc.speaking_s)))
    return parts


def spoken_of(arc: CharacterArc) -> str:
    """Describes a Character in one line, for a screen reader."""
    parts = [words.character_word(arc.character), times_of(arc)]
    emotion = mostly(arc.tracks.fused)
    if emotion is not None:
        mood = translate("Characters", "mostly {0}")
        parts.append(mood.format(words.emotion_word(emotion)))
    if arc.character.hidden:
        parts.append(translate("Characters", "hidden"))
    return words.joined(parts)


def empty_title(reason: Emptiness) -> str:
    """Writes what the panel shows in place of characters."""
    if reason is Emptiness.NOBODY:
        return translate("Characters", "No characters found")
    return translate("Characters", "No characters yet")


def empty_text(reason: Emptiness) -> str:
    """Explains why there are no characters, and what to do."""
    return {
        Emptiness.NOBODY: translate(
            "Characters",
            "Nobody in this film can be seen or heard clearly enough to be recognised again.",
        ),
        Emptiness.NOT_ASKED: translate(
            "Characters",
            "This film was analysed without recognising people. Analyse again to find the "
            "characters.",
        ),
        Emptiness.OLDER: translate(
            "Characters",
            "This project comes from an older version. Analyse again to find the characters.",
        ),
    }[reason]
