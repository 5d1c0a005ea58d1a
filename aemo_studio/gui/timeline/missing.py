"""Explains why a stretch of a lane is empty."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from aemo_studio.domain.emotion import Emotion
from aemo_studio.domain.time import overlaps
from aemo_studio.gui.language.words import emotion_word
from aemo_studio.gui.timeline.model import TimelineModel

_NO_EVIDENCE = QT_TRANSLATE_NOOP("timeline", "no evidence")
_NOT_HERE = QT_TRANSLATE_NOOP("timeline", "not here")
_MISSING = {
    "speech": QT_TRANSLATE_NOOP("timeline", "no speech"),
    "face": QT_TRANSLATE_NOOP("timeline", "no face"),
    "fused": _NO_EVIDENCE,
}
_TOO_FAINT = QT_TRANSLATE_NOOP("timeline", "speech too faint to read")
_NO_STREAM = {
    "speech": QT_TRANSLATE_NOOP("timeline", "no audio"),
    "face": QT_TRANSLATE_NOOP("timeline", "no picture"),
}


def emotion_or_missing(emotion: Emotion | None) -> str:
    """Names an emotion, or what stands in its place."""
    if emotion is None:
        return QCoreApplication.translate("timeline", str(_NO_EVIDENCE))
    return emotion_word(emotion)


def missing_word(model: TimelineModel, name: str, start_s: float, end_s: float) -> str:
    """Explains a stretch without evidence; of a Character, that nobody sees or hears them, unless
    they are seen with a face that has no vote."""
    if name not in _MISSING:
        seen = model.is_seen(name, start_s, end_s)
        return QCoreApplication.translate("timeline", str(_NO_EVIDENCE if seen else _NOT_HERE))
    if name == "speech" and overlaps(model.faint_speech_s, start_s, end_s):
        return QCoreApplication.translate("timeline", str(_TOO_FAINT))
    streams = {"speech": model.has_audio, "face": model.has_video}
    words = _MISSING if streams.get(name, True) else _NO_STREAM
    return QCoreApplication.translate("timeline", str(words[name]))
