"""Writes the sentence on why a Track is in the list."""

from __future__ import annotations

from collections.abc import Mapping

from aemo_studio.domain.certainty import comes_close, first_two
from aemo_studio.domain.doubt import doubt_in
from aemo_studio.domain.emotion import EmotionScores, emotion_index, top_emotion
from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.scene import Feeling, Scene
from aemo_studio.domain.time import clock
from aemo_studio.music.recommend.affect import AROUSAL, Affect
from aemo_studio.music.recommend.fit_part import FIT
from aemo_studio.music.recommend.parts import (
    AFFECT,
    CONTINUITY,
    LENGTH,
    STYLE,
    TEMPO,
    expected_bpm,
    has_evidence,
)
from aemo_studio.music.recommend.styles import RARE, SERVES
from aemo_studio.music.recommend.wishes import Intention, Search, Wish

VERY_CLOSE, CLOSE = 0.85, 0.7
"""From these values of the part "affect" on, a track is said to be (very) close in feeling."""

_CLOSENESS = ((VERY_CLOSE, "very close in feeling"), (CLOSE, "close in feeling"))
_APART = "some way off in feeling"
TEMPO_SUITS = 0.7
"""From this value of the part "tempo" on, a tempo suits the pace."""

FITS_WELL = 0.85
"""From this value of the part "fit" on, the sentence mentions it."""

STYLE_RARE = RARE / SERVES
"""Below this value of the part "style match" the sentence says that the style is rare."""

CARRIES_ON = "could carry on from the scene before"
_PACES = ((3.3, "calm"), (4.8, "moderate"))
_FAST_PACE = "lively"


def sentence(search: Search, track: Track, parts: Mapping[str, float], *, carried: bool) -> str:
    """Writes one sentence from the score parts; what is not known is not mentioned."""
    wish = search.wish
    clauses = [_sought(search.feeling, wish)]
    if search.feeling.disagrees:
        clauses.append(_disagreement(search.scene))
    clauses.append(_moods(track, parts))
    if STYLE in parts:
        clauses.append(_style(track.genre, parts[STYLE]))
    if LENGTH in parts and track.duration_s is not None:
        clauses.append(_length(track.duration_s, search.scene.duration_s))
    if TEMPO in parts and track.bpm is not None:
        clauses.append(_tempo(track.bpm, parts[TEMPO], search.expected))
    if parts.get(FIT, 0.0) >= FITS_WELL:
        clauses.append("a stretch of it fits the scene from bar to bar")
    if carried:
        clauses.append(CARRIES_ON)
    elif parts[CONTINUITY] < 1.0:
        clauses.append("already suggested for another scene")
    if wish.kept == track:
        clauses.append("locked by you")
    return "; ".join(clauses) + "."


def kept_first(track: Track) -> Recommendation:
    """Makes the recommendation of a locked track that cannot be compared, because its catalogue is
    not in use or (in the strategy classic) because no track is."""
    return Recommendation(1, track, 0.0, (), "Locked by you; not compared with other tracks.")


def _sought(feeling: Feeling, wish: Wish) -> str:
    """Writes what the music is for: the scene as measured or as set by hand, or the intention."""
    if wish.intention is not None:
        return _intended(wish.intention, feeling)
    if feeling.by_hand:
        return f"{top_emotion(feeling.scores).value.capitalize()} scene (set by you)"
    return _scene(feeling.scores)


def _disagreement(scene: Scene) -> str:
    voice, face = top_emotion(scene.speech), top_emotion(scene.face)
    text, doubt = f"voice ({voice.value}) and face ({face.value}) disagree", doubt_in(scene)
    if doubt is None:
        return text
    believed = "face" if doubt.modality == "speech" else "voice"
    return f"{text}, and the {believed} {'counts more' if doubt.has_vote else 'decides'}"


def _intended(intention: Intention, feeling: Feeling) -> str:
    mood = intention.mood
    if not has_evidence(feeling.scores):
        return f"{mood.capitalize()} music as intended, with no speech or face to go by"
    emotion = top_emotion(feeling.scores)
    sure = "set by you" if feeling.by_hand else f"{feeling.confidence:.2f}"
    felt = f"{emotion.value} scene ({sure})"
    if emotion in intention.emotions:
        return f"{mood.capitalize()} music as intended, in keeping with the {felt}"
    article = "an" if emotion.value[0] in "aeiou" else "a"
    return f"Counterpoint: {mood} music against {article} {felt}"


def _scene(scores: EmotionScores) -> str:
    if not has_evidence(scores):
        return "No speech or face to go by here, so the music stays neutral"
    first, second = first_two(scores)
    text = f"{first.value.capitalize()} scene ({scores[emotion_index(first)]:.2f}"
    if comes_close(scores):
        return f"{text}, with {second.value} {scores[emotion_index(second)]:.2f})"
    return f"{text})"


def _moods(track: Track, parts: Mapping[str, float]) -> str:
    emotion = track.emotion.value if track.emotion else ""
    if track.moods:
        noun = "mood is" if len(track.moods) == 1 else "moods are"
        text = f"the track's {noun} {in_words(track.moods)}"
    else:
        text = f"the track is filed under {emotion}"
    if AFFECT not in parts:
        return text
    words = (word for limit, word in _CLOSENESS if parts[AFFECT] >= limit)
    return f"{text}, {next(words, _APART)}"


def _style(genre: str, match: float) -> str:
    """Writes the style; what counts as rare is what `styles.RARE` says."""
    if match >= 1.0:
        return f"its style, {genre}, serves such scenes"
    if match < STYLE_RARE:
        return f"its style, {genre}, is rare for such scenes"
    return f"its style is {genre}"


def _length(duration_s: float, scene_s: float) -> str:
    times = f"{clock(duration_s)} for {clock(scene_s)}"
    return f"long enough ({times})" if duration_s >= scene_s else f"shorter than it ({times})"


def _tempo(bpm: float, fit: float, expected: Affect) -> str:
    pace = next((word for limit, word in _PACES if expected[AROUSAL] < limit), _FAST_PACE)
    if fit >= TEMPO_SUITS:
        return f"{bpm:.0f} bpm suits the {pace} pace"
    side = "fast" if bpm > expected_bpm(expected) else "slow"
    return f"{bpm:.0f} bpm is {side} for the {pace} pace"


def in_words(words: tuple[str, ...]) -> str:
    """Joins words: `a`, `a and b`, `a, b and c`."""
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} and {words[-1]}"
