"""What the steps of the history are called, in the language of the moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.project import Modality

_translate = QCoreApplication.translate


def set_emotion(index: int) -> str:
    return _translate("EditNames", "emotion of scene {0}").format(index + 1)


def split_scene(index: int) -> str:
    return _translate("EditNames", "split scene {0}").format(index + 1)


def merge_scenes(first: int, last: int) -> str:
    if last == first + 1:
        text = _translate("EditNames", "merge scenes {0} and {1}")
    else:
        text = _translate("EditNames", "merge scenes {0} to {1}")
    return text.format(first + 1, last + 1)


def move_boundary(index: int) -> str:
    text = _translate("EditNames", "move the boundary of scenes {0} and {1}")
    return text.format(index + 1, index + 2)


def ignore_face(ignored: bool) -> str:
    if ignored:
        return _translate("EditNames", "ignore a face")
    return _translate("EditNames", "let a face count again")


def mute(index: int, modality: Modality, muted: bool) -> str:
    if modality == "speech" and muted:
        text = _translate("EditNames", "mute speech in scene {0}")
    elif modality == "speech":
        text = _translate("EditNames", "let speech count in scene {0}")
    elif muted:
        text = _translate("EditNames", "mute faces in scene {0}")
    else:
        text = _translate("EditNames", "let faces count in scene {0}")
    return text.format(index + 1)


def set_intention(index: int) -> str:
    return _translate("EditNames", "intention of scene {0}").format(index + 1)


def pick(index: int) -> str:
    return _translate("EditNames", "pick for scene {0}").format(index + 1)


def pick_and_lock(index: int) -> str:
    return _translate("EditNames", "pick and lock for scene {0}").format(index + 1)


def unpick(index: int) -> str:
    return _translate("EditNames", "remove the pick of scene {0}").format(index + 1)


def lock(index: int, locked: bool) -> str:
    if locked:
        text = _translate("EditNames", "lock the pick of scene {0}")
    else:
        text = _translate("EditNames", "unlock the pick of scene {0}")
    return text.format(index + 1)


def reject(index: int, rejected: bool) -> str:
    if rejected:
        text = _translate("EditNames", "reject a track for scene {0}")
    else:
        text = _translate("EditNames", "allow a track for scene {0} again")
    return text.format(index + 1)


def set_note(index: int) -> str:
    return _translate("EditNames", "note on scene {0}").format(index + 1)


def add_marker() -> str:
    return _translate("EditNames", "add a marker")


def move_marker() -> str:
    return _translate("EditNames", "move a marker")


def rename_marker() -> str:
    return _translate("EditNames", "rename a marker")


def remove_marker() -> str:
    return _translate("EditNames", "remove a marker")


def set_filters() -> str:
    return _translate("EditNames", "filters of the music")


def set_catalogues() -> str:
    return _translate("EditNames", "catalogues in use")


def set_start_timecode() -> str:
    return _translate("EditNames", "start timecode")


def relink() -> str:
    return _translate("EditNames", "relink the video")
