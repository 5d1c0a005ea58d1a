"""Tells how a Scene feels and how sure that is, in sentences and without numbers."""

from __future__ import annotations

from enum import StrEnum

from aemo_studio.base.translations import translatable
from aemo_studio.domain.emotion import EMOTIONS, Emotion, EmotionScores, top_emotion
from aemo_studio.domain.project import Analysis
from aemo_studio.domain.scene import Feeling
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.timeline import SceneSpan

_SECOND_SHARE, _SECOND_LEAST = 0.6, 0.15
"""A second Emotion counts from this share of the first, and this probability, on."""

_STANDS_OUT = 0.5
"""Probability of what is felt from which on a feeling stands out."""

_GLIMPSE = 0.1
"""Share of a scene below which evidence is a moment's only."""


class Certainty(StrEnum):
    """How sure it is what a Scene feels like."""

    CLEAR = translatable("Report", "clear")
    MIXED = translatable("Report", "mixed")
    UNSURE = translatable("Report", "unsure")


_MEASURED = {
    Certainty.CLEAR: translatable("Report", "The scene feels {first}; that is clear."),
    Certainty.MIXED: translatable("Report", "The scene feels mixed: {first} and {second}."),
    Certainty.UNSURE: translatable("Report", "The scene may feel {first}, but that is unsure."),
}
_OPEN = translatable("Report", "How the scene feels is open.")
_BY_HAND = translatable("Report", "The scene feels {first}: the editor decided that.")
_SAME = translatable("Report", "The measurement says the same.")
_OTHER = translatable("Report", "The measurement says {first}.")

_VOICE = translatable("Report", "The voice sounds {emotion} {extent}.")
_FACES = translatable("Report", "The faces look {emotion} {extent}.")
_EXTENTS = (
    (0.8, translatable("Report", "nearly throughout")),
    (0.4, translatable("Report", "for much of the scene")),
    (_GLIMPSE, translatable("Report", "for part of the scene")),
    (0.0, translatable("Report", "for a moment only")),
)
_AGREE = translatable("Report", "Voice and faces agree.")
_DISAGREE = translatable("Report", "Voice and faces disagree.")

_NO_SOUND = translatable("Report", "The film has no sound.")
_NO_PICTURE = translatable("Report", "The film has no picture.")
_VOICE_LEFT_OUT = translatable("Report", "The voice is left out here.")
_FACES_LEFT_OUT = translatable("Report", "The faces are left out here.")
_NOBODY_SPEAKS = translatable("Report", "Nobody speaks.")
_TOO_FAINT = translatable("Report", "Somebody speaks, but too faintly to be read.")
_NO_FACE = translatable("Report", "No face is seen.")


def certainty(feeling: Feeling) -> Certainty | None:
    """Decides how sure a measured Feeling is; None for one set by hand, and without any."""
    if feeling.emotion is None or feeling.by_hand:
        return None
    return _certainty(feeling.scores, feeling.coverage)


def feeling_sentence(span: SceneSpan, words: ReportWords) -> str:
    """Tells what the scene feels like."""
    feeling = span.feeling
    if feeling.emotion is None:
        return words(_OPEN)
    if feeling.by_hand:
        decided = words(_BY_HAND, first=words.feels(feeling.emotion))
        return words.sentences(decided, _against(span, feeling.emotion, words))
    sure = _certainty(feeling.scores, feeling.coverage)
    first, second = (words.feels(emotion) for emotion in _two(feeling.scores))
    return words(_MEASURED[sure], first=first, second=second)


def modality_sentences(span: SceneSpan, analysis: Analysis, words: ReportWords) -> str:
    """Tells where voice and faces stand, and whether they agree."""
    each = _voice(span, analysis, words), _faces(span, analysis.video, words)
    return words.sentences(*each, _both(span, words))


def _certainty(scores: EmotionScores, coverage: float) -> Certainty:
    first, second = sorted((float(score) for score in scores), reverse=True)[:2]
    if coverage < _GLIMPSE:
        return Certainty.UNSURE
    if second >= max(_SECOND_SHARE * first, _SECOND_LEAST):
        return Certainty.MIXED if first + second >= _STANDS_OUT else Certainty.UNSURE
    return Certainty.CLEAR if first >= _STANDS_OUT else Certainty.UNSURE


def _two(scores: EmotionScores) -> tuple[Emotion, Emotion]:
    first, second = sorted(range(len(EMOTIONS)), key=lambda i: -float(scores[i]))[:2]
    return EMOTIONS[first], EMOTIONS[second]


def _against(span: SceneSpan, decided: Emotion, words: ReportWords) -> str:
    """Compares what the editor decided with what was measured."""
    if span.scene.coverage.fused <= 0:
        return ""
    measured = top_emotion(span.scene.scores)
    if measured == decided:
        return words(_SAME)
    return words(_OTHER, first=words.feels(measured))


def _voice(span: SceneSpan, analysis: Analysis, words: ReportWords) -> str:
    emotion, share = span.scene.speech_emotion, span.scene.coverage.speech
    if emotion is not None:
        return words(_VOICE, emotion=words.feels(emotion), extent=_extent(share, words))
    if not analysis.video.has_audio:
        return words(_NO_SOUND)
    if "speech" in span.row.edit.muted:
        return words(_VOICE_LEFT_OUT)
    faint = analysis.is_faint(span.scene.start_s, span.scene.end_s)
    return words(_TOO_FAINT if faint else _NOBODY_SPEAKS)


def _faces(span: SceneSpan, video: VideoInfo, words: ReportWords) -> str:
    emotion, share = span.scene.face_emotion, span.scene.coverage.face
    if emotion is not None:
        return words(_FACES, emotion=words.feels(emotion), extent=_extent(share, words))
    if not video.has_video:
        return words(_NO_PICTURE)
    return words(_FACES_LEFT_OUT if "face" in span.row.edit.muted else _NO_FACE)


def _both(span: SceneSpan, words: ReportWords) -> str:
    """Compares voice and faces, where there is more than a glimpse of each."""
    scene = span.scene
    if min(scene.coverage.speech, scene.coverage.face) < _GLIMPSE:
        return ""
    if scene.disagrees:
        return words(_DISAGREE)
    return words(_AGREE) if scene.speech_emotion == scene.face_emotion else ""


def _extent(share: float, words: ReportWords) -> str:
    return words(next(extent for least, extent in _EXTENTS if share >= least))
