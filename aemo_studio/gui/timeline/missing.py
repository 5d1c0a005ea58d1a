"""Why a stretch of a lane is empty, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from aemo_studio.gui.timeline.model import TimelineModel

_MISSING = {
    "speech": QT_TRANSLATE_NOOP("timeline", "no speech"),
    "face": QT_TRANSLATE_NOOP("timeline", "no face"),
    "fused": QT_TRANSLATE_NOOP("timeline", "no evidence"),
}
_NO_STREAM = {
    "speech": QT_TRANSLATE_NOOP("timeline", "no audio"),
    "face": QT_TRANSLATE_NOOP("timeline", "no picture"),
}


def missing_word(model: TimelineModel, name: str) -> str:
    """What a stretch without evidence means."""
    streams = {"speech": model.has_audio, "face": model.has_video}
    words = _MISSING if streams.get(name, True) else _NO_STREAM
    return QCoreApplication.translate("timeline", str(words[name]))
