"""Describes a scene and its music in one line, the same in every format."""

from __future__ import annotations

from collections.abc import Mapping

from aemo_studio.base.translations import translatable, translated
from aemo_studio.domain.emotion import Emotion, EmotionScores, confidence
from aemo_studio.domain.music import Track
from aemo_studio.domain.time import fine_clock
from aemo_studio.music.fit.pieces import EdgeKind, Fit
from aemo_studio.output.export.options import Language
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, SceneSpan, Timeline

NO_EMOTION = "no speech or face"
"""In sentences, in place of an emotion where none was found and none was set. Tables for
programs leave the cell empty instead."""

UNKNOWN = "unknown"
"""The same in tables for people, where a word has to do: in the terminal, after a batch."""

_PLAYS = translatable("Descriptions", "Plays from {start} to {end}")
_MUTED = translatable("Descriptions", "{times}, muted")
_UNDER = translatable("Descriptions", "{times} (scenes {first} to {last})")
_WHOLE = translatable("Descriptions", "{times}, from the beginning of the track.")
_STRETCH = translatable("Descriptions", "{times}: {stretch}.")
_FROM_TO = translatable("Descriptions", "the track from {begin} ({entry}) to {end} ({exit})")
_LOOPS_ONCE = translatable("Descriptions", "; too short, so it goes back once at {begin} to {end}")
_LOOPS = translatable(
    "Descriptions", "; too short, so it goes back {count} times at {begin} to {end}"
)
_PIECES = translatable("Descriptions", "; cut to the length of the scenes in {count} pieces")
_EDGES: Mapping[EdgeKind, str] = {
    "beginning": translatable("Descriptions", "beginning"),
    "section": translatable("Descriptions", "section"),
    "bar": translatable("Descriptions", "bar"),
    "beat": translatable("Descriptions", "beat"),
    "end": translatable("Descriptions", "end"),
    "cut": translatable("Descriptions", "cut"),
}
"""What lies where music enters or leaves."""


def emotion_word(emotion: Emotion, language: Language = Language.ENGLISH) -> str:
    """Names an Emotion as the window names it."""
    return translated("words", emotion.value, language)


def scene_name(span: SceneSpan) -> str:
    """Names a scene: `Scene 3: happy (0.65)`; never an emotion where none was found."""
    if span.emotion is None:
        return f"Scene {span.number}: {NO_EMOTION}"
    sure = "set by hand" if span.by_hand else f"{span.feeling.confidence:.2f}"
    return f"Scene {span.number}: {span.emotion} ({sure})"


def scene_note(span: SceneSpan) -> str:
    """Describes voice, face, music and its reason, and what the editor wrote; one line."""
    parts = [f"{_evidence(span)}.", _music(span), _noted(span)]
    return one_line(" ".join(part for part in parts if part))


def track_name(track: Track) -> str:
    """Names a track: `Title - Artist`, one line."""
    return one_line(f"{track.title} - {track.artist}" if track.artist else track.title)


def track_note(track: Track) -> str:
    """Describes where the music comes from and on what terms."""
    terms = track.terms.joined if track.terms.stated else _licence(track)
    known = (terms, track.link, track.catalogue)
    return one_line("; ".join(part for part in known if part))


def playing_range(cue: Cue, timeline: Timeline, language: Language = Language.ENGLISH) -> str:
    """Describes when the music plays, and which stretch of the track; one line."""
    start, end = timeline.timecode(cue.start), timeline.timecode(cue.end)
    times = _in(language, _PLAYS, start=start, end=end)
    if len(cue.scenes) > 1:
        times = _in(language, _UNDER, times=times, first=cue.scenes[0], last=cue.scenes[-1])
    if cue.mix.muted:
        times = _in(language, _MUTED, times=times)
    if cue.fit is None:
        return _in(language, _WHOLE, times=times)
    return _in(language, _STRETCH, times=times, stretch=_stretch(cue.fit, language))


def _stretch(fit: Fit, language: Language) -> str:
    """Writes from where to where of the track, and how often it goes back."""
    first, last = fit.pieces[0], fit.pieces[-1]
    return _in(
        language,
        _FROM_TO,
        begin=fine_clock(first.in_s),
        entry=_in(language, _EDGES[fit.entry]),
        end=fine_clock(last.out_s),
        exit=_in(language, _EDGES[fit.exit]),
    ) + _looped(fit, language)


def _looped(fit: Fit, language: Language) -> str:
    if fit.exact and len(fit.pieces) > 1:
        return _in(language, _PIECES, count=len(fit.pieces))
    if not fit.too_short:
        return ""
    first, second, rounds = fit.pieces[0], fit.pieces[1], len(fit.pieces) - 1
    places = {"begin": fine_clock(first.out_s), "end": fine_clock(second.in_s)}
    if rounds == 1:
        return _in(language, _LOOPS_ONCE, **places)
    return _in(language, _LOOPS, count=rounds, **places)


def _in(language: Language, text: str, **fields: object) -> str:
    return translated("Descriptions", text, language).format(**fields)


def _evidence(span: SceneSpan) -> str:
    scene = span.scene
    voice = _modality("Voice", scene.speech_emotion, scene.speech, scene.coverage.speech)
    face = _modality("face", scene.face_emotion, scene.face, scene.coverage.face)
    return f"{voice or 'No speech'}, {face or 'no face'}"


def _modality(name: str, emotion: Emotion | None, scores: EmotionScores, coverage: float) -> str:
    if emotion is None:
        return ""
    return f"{name} {emotion} {confidence(scores):.2f} in {coverage:.0%} of it"


def _music(span: SceneSpan) -> str:
    if span.pick is not None:
        known = f"Music: {track_name(span.pick)} ({_licence(span.pick)})."
    elif span.suggestion is not None:
        track = span.suggestion.track
        known = f"Suggestion: {track_name(track)} ({_licence(track)})."
    else:
        return "No music suggested."
    return f"{known} {span.reason}".strip()


def _licence(track: Track) -> str:
    return track.terms.stated or "licence not on file"


def _noted(span: SceneSpan) -> str:
    return f"Note: {span.note}" if span.note.strip() else ""
