"""Writes the sentence on why an effect is suggested."""

from __future__ import annotations

from aemo_studio.domain.effects import Effect, EffectMoment, Occasion
from aemo_studio.domain.emotion import top_emotion
from aemo_studio.music.effects.ucs import load_categories
from aemo_studio.music.recommend.parts import has_evidence

CLOSENESS = ((0.75, "close to"), (0.6, "fairly close to"))
"""From which closeness on, the rating of the class is called so near to what is felt."""

_APART = "some way off from"

_FEW, _MUCH = 4.5, 5.5


def effect_reason(moment: EffectMoment, effect: Effect, closeness: float | None) -> str:
    """Writes one sentence. closeness: of the class's rating to what is felt; None without one."""
    clauses = [_occasion(moment), f"{_what(effect)}{_suits(moment, effect)}"]
    clauses.append(_rating(effect, closeness))
    return "; ".join(clauses) + "."


def _occasion(moment: EffectMoment) -> str:
    felt = _felt(moment)
    if moment.occasion is Occasion.SCENE:
        return f"{felt[0].upper()}{felt[1:]}"
    if moment.occasion is Occasion.MARKER and moment.name:
        return f"At your marker {moment.name}, {felt}"
    if moment.occasion is Occasion.TURN and moment.before is not None:
        return f"Turn from {moment.before.value} to {top_emotion(moment.scores).value}"
    words = {
        Occasion.SCENE_CHANGE: "Change of scene",
        Occasion.MARKER: "At your marker",
        Occasion.CUT: "At a cut",
    }
    return f"{words.get(moment.occasion, 'Turn of emotion')}, {felt}"


def _felt(moment: EffectMoment) -> str:
    if not has_evidence(moment.scores):
        return "no speech or face to go by, so the sound stays neutral"
    emotion = top_emotion(moment.scores)
    sure = "set by you" if moment.by_hand else f"{float(moment.scores.max()):.2f}"
    return f"{emotion.value} scene ({sure})"


def _what(effect: Effect) -> str:
    category = load_categories().get(effect.category.lower())
    named = effect.class_name.lower()
    words = f"{named} ({category.words})" if category and category.words != named else named
    if effect.certainty is None:
        return words
    if category is None:
        return f"{words}, of no kind that was heard clearly"
    return f"{words}, estimated by ear ({effect.certainty:.2f})"


def _suits(moment: EffectMoment, effect: Effect) -> str:
    emotion = top_emotion(moment.scores)
    if not has_evidence(moment.scores) or emotion not in effect.suits:
        return ""
    return f", at home in {emotion.value} scenes"


def _rating(effect: Effect, closeness: float | None) -> str:
    if effect.rating is None or closeness is None:
        return "sounds of its class were not rated"
    near = next((word for least, word in CLOSENESS if closeness >= least), _APART)
    valence = _side(effect.rating.valence, "unpleasant", "neither good nor bad", "pleasant")
    arousal = _side(effect.rating.arousal, "calm", "moderately exciting", "exciting")
    return f"listeners found its class {valence} and {arousal}, {near} what is felt"


def _side(value: float, low: str, middle: str, high: str) -> str:
    return low if value < _FEW else high if value > _MUCH else middle
