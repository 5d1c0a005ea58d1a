"""Explains why a Track is in the list, in the language of the window.

Recommendations carry their sentence in English, with fractions, for files and the command line. The
window puts it together again from the named parts of the score, with per cent as everywhere in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale

from aemo_studio.domain.certainty import comes_close
from aemo_studio.domain.doubt import Doubt, doubt_in
from aemo_studio.domain.emotion import EMOTIONS, EmotionScores, top_emotion
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import SceneEdit, SceneRow
from aemo_studio.domain.scene import Feeling, Scene, feeling_of
from aemo_studio.gui.language import words
from aemo_studio.gui.scene_panel import facts
from aemo_studio.gui.scene_panel.entries import Entry
from aemo_studio.music.recommend.reason import (
    CARRIES_ON,
    CLOSE,
    FITS_WELL,
    STYLE_RARE,
    TEMPO_SUITS,
    VERY_CLOSE,
)
from aemo_studio.music.recommend.wishes import serving_styles

translate = QCoreApplication.translate


def reason(entry: Entry, scene: Scene, edit: SceneEdit, *, has_music: bool = False) -> str:
    """Writes the sentence of an entry. has_music: whether music is heard in the scene already."""
    listed = entry.recommendation
    if listed is None:
        return translate("reason", "Picked by you; not among the recommendations any more.")
    if not listed.parts:
        return translate("reason", "Locked by you; not compared with other tracks.")
    separator = translate("reason", "; ")
    clauses = list(_clauses(listed, scene, edit, locked=entry.locked))
    if has_music:
        clauses.append(translate("reason", "there is music in this scene already"))
    return translate("reason", "{0}.").format(separator.join(clauses))


def serving(row: SceneRow) -> str:
    """Tells which styles serve a scene, or the mood that its music is to have; empty for none."""
    feeling, mood = row.feeling, row.edit.intention
    styles = words.joined(words.genre_word(style.genre) for style in serving_styles(feeling, mood))
    if not styles:
        return ""
    if mood is not None:
        text = translate("reason", "Styles that serve {0} music: {1}")
        return text.format(words.mood_word(mood), styles)
    if feeling.emotion is None:
        return translate("reason", "Styles that stay neutral: {0}").format(styles)
    text = translate("reason", "Styles that serve a scene that feels {0}: {1}")
    return text.format(words.emotion_word(feeling.emotion), styles)


def serving_genres(row: SceneRow) -> tuple[str, ...]:
    """Names the genres that serve a scene, or the mood that its music is to have."""
    return tuple(style.genre for style in serving_styles(row.feeling, row.edit.intention))


def _clauses(
    listed: Recommendation, scene: Scene, edit: SceneEdit, *, locked: bool
) -> Iterator[str]:
    parts = {part.name: part.value for part in listed.parts}
    yield _sought(scene, edit)
    if feeling_of(scene, edit.emotion).disagrees:
        yield _disagreement(scene)
    yield _moods(listed.track, parts)
    if "style match" in parts:
        yield _style(listed.track, parts["style match"])
    if "length fit" in parts and listed.track.duration_s is not None:
        yield facts.length(listed.track.duration_s, scene.duration_s)
    if "tempo fit" in parts and listed.track.bpm is not None:
        yield _tempo(listed.track.bpm, parts["tempo fit"])
    if parts.get("fit", 0.0) >= FITS_WELL:
        yield translate("reason", "a stretch of it fits the scene from bar to bar")
    if CARRIES_ON in listed.reason:
        yield translate("reason", "could carry on from the scene before")
    elif parts.get("continuity", 1.0) < 1.0:
        yield translate("reason", "already suggested for another scene")
    if locked:
        yield translate("reason", "locked by you")


def _sought(scene: Scene, edit: SceneEdit) -> str:
    feeling = feeling_of(scene, edit.emotion)
    if edit.intention is not None:
        return _intended(words.mood_word(edit.intention), feeling)
    if feeling.emotion is None:
        return translate("reason", "No speech or face to go by here, so the music stays neutral")
    emotion = words.headed(words.emotion_word(feeling.emotion))
    if feeling.by_hand:
        return translate("reason", "{0} scene (set by you)").format(emotion)
    return translate("reason", "{0} scene ({1})").format(emotion, _shares(feeling.scores))


def _disagreement(scene: Scene) -> str:
    voice, face = (words.emotion_word(top_emotion(s)) for s in (scene.speech, scene.face))
    text = translate("reason", "voice ({0}) and face ({1}) disagree").format(voice, face)
    doubt = doubt_in(scene)
    return text if doubt is None else _decided(doubt).format(text)


def _decided(doubt: Doubt) -> str:
    """Says which of the two counts, behind `{0}`, that they disagree."""
    if doubt.modality == "speech":
        if doubt.has_vote:
            return translate("reason", "{0}, and the face counts more")
        return translate("reason", "{0}, and the face decides")
    if doubt.has_vote:
        return translate("reason", "{0}, and the voice counts more")
    return translate("reason", "{0}, and the voice decides")


def _intended(mood: str, feeling: Feeling) -> str:
    """Describes a track that follows the intention; whether that goes with or against the scene is
    for the editor to see."""
    if feeling.emotion is None:
        return translate("reason", "{0} music as you intended").format(words.headed(mood))
    return translate("reason", "{0} music as you intended, for a scene that feels {1}").format(
        words.headed(mood), words.emotion_word(feeling.emotion)
    )


def _shares(scores: EmotionScores) -> str:
    """Writes the shares: `47 %`, or `47 %, with calm 33 %` where two emotions compete."""
    second, first = np.argsort(scores)[-2:].tolist()
    sure = words.percent(float(scores[first]))
    if not comes_close(scores):
        return sure
    other, share = words.emotion_word(EMOTIONS[second]), words.percent(float(scores[second]))
    return translate("reason", "{0}, with {1} {2}").format(sure, other, share)


def _moods(track: Track, parts: Mapping[str, float]) -> str:
    named = words.listed([words.mood_word(mood) for mood in track.moods])
    text = translate("reason", "the track's moods: {0}").format(named)
    closeness = parts.get("affect closeness")
    if closeness is None:
        return text
    return translate("reason", "{0} ({1})").format(text, _nearness(closeness))


def _nearness(closeness: float) -> str:
    if closeness >= VERY_CLOSE:
        return translate("reason", "very close in feeling")
    if closeness >= CLOSE:
        return translate("reason", "close in feeling")
    return translate("reason", "some way off in feeling")


def _style(track: Track, match: float) -> str:
    name = words.genre_word(track.genre)
    if match >= 1.0:
        return translate("reason", "its style, {0}, serves such scenes").format(name)
    if match < STYLE_RARE:
        return translate("reason", "its style, {0}, is rare for such scenes").format(name)
    return translate("reason", "its style is {0}").format(name)


def _tempo(bpm: float, fit: float) -> str:
    number = QLocale().toString(round(bpm))
    if fit >= TEMPO_SUITS:
        return translate("reason", "{0} bpm suits the pace").format(number)
    return translate("reason", "{0} bpm does not quite suit the pace").format(number)
