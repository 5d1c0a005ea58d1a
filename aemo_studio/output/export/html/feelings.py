"""Tells how a Scene feels and how sure that is, in sentences and without numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from aemo_studio.base.doubt_words import doubt_sentence
from aemo_studio.base.translations import translatable
from aemo_studio.domain.bursts import BurstKind, burst_shares
from aemo_studio.domain.certainty import MOMENT, Certainty, first_two
from aemo_studio.domain.emotion import Emotion, top_emotion
from aemo_studio.domain.project import Analysis, Project
from aemo_studio.domain.scene import Scene
from aemo_studio.domain.video import VideoInfo
from aemo_studio.output.export.html.report_words import ReportWords
from aemo_studio.output.export.text import clean
from aemo_studio.output.export.timeline import SceneSpan
from aemo_studio.project.editing.doubts import doubt_of

GRADES = {
    Certainty.CLEAR: translatable("Report", "clear"),
    Certainty.MIXED: translatable("Report", "mixed"),
    Certainty.UNSURE: translatable("Report", "unsure"),
}
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
_BURSTS = {
    BurstKind.LAUGHTER: translatable("Report", "Laughter is heard {extent}."),
    BurstKind.CRYING: translatable("Report", "Crying is heard {extent}."),
    BurstKind.SCREAM: translatable("Report", "Screams are heard {extent}."),
    BurstKind.SIGH: translatable("Report", "Sighs are heard {extent}."),
    BurstKind.EXCLAMATION: translatable("Report", "Cries without words are heard {extent}."),
}
_MOST_BURSTS = 2
_FACES = translatable("Report", "The faces look {emotion} {extent}.")
_EXTENTS = (
    (0.8, translatable("Report", "nearly throughout")),
    (0.4, translatable("Report", "for much of the scene")),
    (MOMENT, translatable("Report", "for part of the scene")),
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


def feeling_sentence(span: SceneSpan, words: ReportWords) -> str:
    """Tells what the scene feels like."""
    feeling = span.feeling
    if feeling.emotion is None:
        return words(_OPEN)
    if feeling.by_hand:
        decided = words(_BY_HAND, first=words.feels(feeling.emotion))
        return words.sentences(decided, _against(span, feeling.emotion, words))
    sure = feeling.certainty or Certainty.UNSURE
    first, second = (words.feels(emotion) for emotion in _two(span))
    return words(_MEASURED[sure], first=first, second=second)


def modality_sentences(span: SceneSpan, project: Project, words: ReportWords) -> str:
    """Tells where voice and faces stand, whether they agree, and which of the two is believed
    less."""
    analysis = project.analysis
    voice, faces = _voice(span, analysis, words), _faces(span, analysis.video, words)
    both = _both(span, words), _doubt(span, project, words)
    return words.sentences(voice, *_bursts(span, analysis, words), faces, *both)


def _doubt(span: SceneSpan, project: Project, words: ReportWords) -> str:
    doubt = doubt_of(project, span.row)
    return clean(doubt_sentence(doubt).in_language(words.language)) if doubt else ""


def _two(span: SceneSpan) -> tuple[Emotion, Emotion]:
    """Finds what a mixed scene is mixed of: the two most probable, or what voice and face say."""
    first, second = first_two(span.scene.scores)
    if span.feeling.disagrees:
        said = {top_emotion(span.scene.speech), top_emotion(span.scene.face)} - {first}
        second = said.pop() if len(said) == 1 else second
    return first, second


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


def _bursts(span: SceneSpan, analysis: Analysis, words: ReportWords) -> Iterator[str]:
    """Tells what voices do without words, the most frequent first."""
    if "speech" not in span.row.edit.muted:
        heard = burst_shares(analysis.bursts, span.scene.start_s, span.scene.end_s)
        for kind, share in islice(heard.items(), _MOST_BURSTS):
            yield words(_BURSTS[kind], extent=_extent(share, words))


def _faces(span: SceneSpan, video: VideoInfo, words: ReportWords) -> str:
    emotion, share = span.scene.face_emotion, span.scene.coverage.face
    if emotion is not None:
        return words(_FACES, emotion=words.feels(emotion), extent=_extent(share, words))
    if not video.has_video:
        return words(_NO_PICTURE)
    return words(_FACES_LEFT_OUT if "face" in span.row.edit.muted else _NO_FACE)


def _both(span: SceneSpan, words: ReportWords) -> str:
    """Compares voice and faces; that they agree is worth saying of more than a moment."""
    scene = span.scene
    if scene.disagrees:
        return words(_DISAGREE)
    agree = scene.speech_emotion == scene.face_emotion and _lasting(scene)
    return words(_AGREE) if agree else ""


def _lasting(scene: Scene) -> bool:
    return min(scene.coverage.speech, scene.coverage.face) >= MOMENT


def _extent(share: float, words: ReportWords) -> str:
    return words(next(extent for least, extent in _EXTENTS if share >= least))
