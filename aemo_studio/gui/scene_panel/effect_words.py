"""Writes what stands in the list of sound effects, for the eye and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.effects import Effect, EffectMoment, Occasion
from aemo_studio.domain.emotion import top_emotion
from aemo_studio.domain.project import Project
from aemo_studio.domain.time import clock
from aemo_studio.gui.language import words
from aemo_studio.gui.language.i18n import current_language
from aemo_studio.gui.scene_panel.effect_entries import EffectEntry
from aemo_studio.gui.scene_panel.row_marks import DOTS, dots_of
from aemo_studio.music.effects.ucs import load_categories

translate = QCoreApplication.translate

_LOW, _HIGH = 4.5, 5.5


def heading(moment: EffectMoment) -> str:
    """Names the moment that effects are suggested for."""
    if moment.occasion is Occasion.SCENE:
        return translate("Effects", "Ambience for the scene")
    if moment.occasion is Occasion.SCENE_CHANGE:
        return translate("Effects", "Sting at the scene change")
    if moment.occasion is Occasion.MARKER:
        named = translate("Effects", "Accent at the marker {0}").format(moment.name)
        return named if moment.name else translate("Effects", "Accent at a marker")
    if moment.occasion is Occasion.CUT:
        return translate("Effects", "Accent at a cut")
    felt = words.emotion_word(top_emotion(moment.scores))
    before = words.emotion_word(moment.before) if moment.before else ""
    return translate("Effects", "Accent where {0} turns into {1}").format(before, felt)


def at(project: Project, time_s: float) -> str:
    """Writes a time of the film as timecode."""
    rate = project.analysis.video.timecode_rate
    return rate.format(time_s, project.start_timecode)


def category(effect: Effect) -> str:
    """Names the category of the Universal Category System, else the class."""
    known = load_categories().get(effect.category.lower())
    if known is None:
        return effect.class_name
    if current_language().startswith("zh"):
        return f"{known.category_zh} · {known.subcategory_zh}"
    return known.words.capitalize()


def author(effect: Effect) -> str:
    """Names who made it, or that it is the editor's own or nobody noted that."""
    own = translate("Effects", "your own file")
    return effect.author or (own if effect.file else translate("Effects", "author not on file"))


def facts(entry: EffectEntry) -> str:
    """Writes kind, length and category in one line."""
    kind = words.headed(words.effect_kind_word(entry.effect.kind))
    return " · ".join((kind, clock(entry.length_s), category_with_doubt(entry.effect)))


def category_with_doubt(effect: Effect) -> str:
    """Names the category, and whether it is estimated."""
    if effect.certainty is None:
        return category(effect)
    if not effect.category:
        return translate("Effects", "not recognised")
    return translate("Effects", "{0} (estimated)").format(category(effect))


def why(effect: Effect) -> str:
    """Says what the sound is at home in, and how listeners rated its class."""
    parts = []
    if effect.certainty is not None and effect.category:
        told = translate("Effects", "Estimated by ear, certainty {0}.")
        parts.append(told.format(f"{effect.certainty:.2f}"))
    if effect.suits:
        felt = words.joined(words.emotion_word(emotion) for emotion in effect.suits)
        parts.append(translate("Effects", "At home in scenes that are {0}.").format(felt))
    if effect.rating is None:
        parts.append(translate("Effects", "Nobody rated sounds of its class."))
    else:
        text = translate("Effects", "Listeners found its class {0} and {1}.")
        parts.append(text.format(_valence(effect.rating.valence), _arousal(effect.rating.arousal)))
    return " ".join(parts)


def spoken(project: Project, entry: EffectEntry, badge: str) -> str:
    """Describes a row in the order in which it is seen."""
    picked = translate("Effects", "picked") if entry.picked is not None else ""
    score = ""
    if entry.score is not None:
        score = translate("Rows", "score {0} of {1}").format(dots_of(entry.score), DOTS)
    effect = entry.effect
    named = translate("Rows", "{0} — {1}").format(effect.title, author(effect))
    parts = (named, picked, facts(entry), at(project, entry.time_s), badge, score)
    return words.joined(part for part in parts if part)


def _valence(value: float) -> str:
    if value < _LOW:
        return translate("Effects", "unpleasant")
    if value > _HIGH:
        return translate("Effects", "pleasant")
    return translate("Effects", "neither good nor bad")


def _arousal(value: float) -> str:
    if value < _LOW:
        return translate("Effects", "calm")
    if value > _HIGH:
        return translate("Effects", "exciting")
    return translate("Effects", "moderately exciting")
