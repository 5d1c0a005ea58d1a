"""Says in words what the list paints."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.time import clock
from aemo_studio.gui.language.words import character_word, emotion_word, listed
from aemo_studio.gui.scene_list.entries import SceneEntry

translate = QCoreApplication.translate


def feeling_text(entry: SceneEntry) -> str:
    """Names what the scene counts as, and whether by hand."""
    if entry.emotion is None:
        return translate("SceneList", "no evidence")
    word = emotion_word(entry.emotion)
    return translate("SceneList", "{0}, by hand").format(word) if entry.by_hand else word


def music_text(entry: SceneEntry) -> str:
    """Names the picked music, or says that there is none."""
    track = entry.track
    if track is None:
        return translate("SceneList", "no music")
    return f"{track.title} – {track.artist}" if track.artist else track.title


def spoken_text(entry: SceneEntry) -> str:
    """Says all of a scene, for tooltips and for who listens."""
    number = translate("SceneList", "Scene {0}").format(entry.index + 1)
    times = f"{entry.timecode} ({clock(entry.length_s)})"
    people = listed([character_word(one) for one in entry.characters])
    parts = (number, times, feeling_text(entry), people, music_text(entry))
    return "\n".join(part for part in parts if part)


def drag_text(entry: SceneEntry) -> str:
    """Says what can be dragged out of a row."""
    scene = translate("SceneList", "Drag the row into an editing program: the scene as XML.")
    if entry.track is None or not entry.track.file:
        return scene
    music = translate("SceneList", "Drag its music: the file.")
    return f"{scene}\n{music}"
