"""Describes a scene and its music in one line, the same in every format."""

from __future__ import annotations

from aemo_studio.base.translations import translated
from aemo_studio.domain.emotion import Emotion, EmotionScores, confidence
from aemo_studio.domain.music import Track
from aemo_studio.domain.time import fine_clock
from aemo_studio.music.fit.pieces import Fit
from aemo_studio.output.export.options import Language
from aemo_studio.output.export.text import one_line
from aemo_studio.output.export.timeline import Cue, SceneSpan, Timeline

NO_EMOTION = "no speech or face"
"""In sentences, in place of an emotion where none was found and none was set. Tables for
programs leave the cell empty instead."""

UNKNOWN = "unknown"
"""The same in tables for people, where a word has to do: in the terminal, after a batch."""


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


def playing_range(cue: Cue, timeline: Timeline) -> str:
    """Describes when the music plays, and which stretch of the track; one line."""
    times = f"Plays from {timeline.timecode(cue.start)} to {timeline.timecode(cue.end)}"
    if len(cue.scenes) > 1:
        times += f" (scenes {cue.scenes[0]} to {cue.scenes[-1]})"
    if cue.fit is None:
        return f"{times}, from the beginning of the track."
    first, last = cue.fit.pieces[0], cue.fit.pieces[-1]
    return (
        f"{times}: the track from {fine_clock(first.in_s)} ({cue.fit.entry}) to "
        f"{fine_clock(last.out_s)} ({cue.fit.exit}){_looped(cue.fit)}."
    )


def _looped(fit: Fit) -> str:
    if not fit.too_short:
        return ""
    first, second = fit.pieces[0], fit.pieces[1]
    rounds = len(fit.pieces) - 1
    times = "once" if rounds == 1 else f"{rounds} times"
    places = f"at {fine_clock(first.out_s)} to {fine_clock(second.in_s)}"
    return f"; too short, so it goes back {times} {places}"


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
