"""Describes what lies under a moment: for the lane headers, tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from aemo_studio.domain.cast import Character
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.emotion import GRID_S
from aemo_studio.domain.heard import HeardEvent
from aemo_studio.domain.time import clock
from aemo_studio.gui.language.words import (
    certainty_word,
    character_word,
    effect_kind_word,
    emotion_word,
    headed,
    heard_word,
    percent,
)
from aemo_studio.gui.timeline.lanes.music import length_words
from aemo_studio.gui.timeline.missing import emotion_or_missing, missing_word
from aemo_studio.gui.timeline.mix_words import mix_words
from aemo_studio.gui.timeline.model import MODALITY_LANES, MusicClip, TimelineModel
from aemo_studio.gui.timeline.reading import ModalityReading, ReadOut, SceneReading

translate = QCoreApplication.translate

_NAMES = {
    "film": QT_TRANSLATE_NOOP("timeline", "Film"),
    "sound": QT_TRANSLATE_NOOP("timeline", "Sound"),
    "heard": QT_TRANSLATE_NOOP("timeline", "Heard"),
    "speech": QT_TRANSLATE_NOOP("timeline", "Speech"),
    "face": QT_TRANSLATE_NOOP("timeline", "Face"),
    "fused": QT_TRANSLATE_NOOP("timeline", "Together"),
    "scenes": QT_TRANSLATE_NOOP("timeline", "Scenes"),
    "music": QT_TRANSLATE_NOOP("timeline", "Music"),
    "effects": QT_TRANSLATE_NOOP("timeline", "Effects"),
}


def lane_name(model: TimelineModel, name: str) -> str:
    """Names a lane as a heading: what it shows, or whose it is."""
    owner = model.character(name)
    if owner is not None:
        return character_word(owner)
    heading = translate("timeline", str(_NAMES.get(name, name)))
    lit = model.spotlight
    if lit is None or name not in lit_lanes(lit):
        return heading
    return translate("timeline", "{0}: {1}").format(heading, character_word(lit))


def lit_lanes(character: Character) -> tuple[str, ...]:
    """Names the lanes that show a Character alone who stands in the spotlight."""
    there = (("speech", character.lines), ("face", character.faces))
    return tuple(lane for lane, found in there if found)


def short(model: TimelineModel, out: ReadOut, name: str) -> str:
    """Writes a few words for the header of a lane; empty where there is nothing to show."""
    if name in out.lanes:
        return _short_reading(model, out, name)
    if name == "film" and out.shot is not None:
        return translate("timeline", "shot {0} of {1}").format(out.shot + 1, len(model.shots))
    if name == "scenes" and out.scene is not None:
        return f"{out.scene.index + 1} · {emotion_or_missing(out.scene.emotion)}"
    if name == "heard":
        return ", ".join(heard_word(event.kind) for event in out.heard)
    if name == "effects":
        return ", ".join(picked.effect.title for picked in out.effects)
    return out.music.title if name == "music" and out.music is not None else ""


def _short_reading(model: TimelineModel, out: ReadOut, name: str) -> str:
    reading = out.lanes[name]
    if not reading.reached:
        return translate("timeline", "not analysed yet") if model.duration_s else ""
    if not reading.known:
        return missing_word(model, name, out.time_s, out.time_s + GRID_S)
    emotion, share = reading.ranked[0]
    return f"{emotion_word(emotion)} {percent(share)}"


def short_affect(out: ReadOut, name: str) -> str:
    """Writes valence and arousal under the playhead; empty where a lane has none."""
    affect = out.lanes[name].affect if name in out.lanes else None
    if affect is None:
        return ""
    valence, arousal = (QLocale().toString(value, "f", 1) for value in affect)
    return translate("timeline", "V {0} · A {1}").format(valence, arousal)


def full(model: TimelineModel, out: ReadOut, name: str) -> str:
    """Writes a sentence with exact values: "Speech: sad 0.71, then fearful 0.12; coverage 80 %"."""
    if name in out.lanes:
        return f"{lane_name(model, name)}: {_full_reading(model, out, name)}"
    if name == "scenes" and out.scene is not None:
        return scene_words(model, out.scene)
    if name == "music" and out.music is not None:
        return _full_music(out.music)
    if name == "heard" and out.heard:
        return f"{lane_name(model, name)}: {_full_heard(out.heard)}"
    if name == "effects" and out.effects:
        return f"{lane_name(model, name)}: {'; '.join(map(full_effect, out.effects))}"
    return f"{lane_name(model, name)}: {words}" if (words := short(model, out, name)) else ""


def _full_reading(model: TimelineModel, out: ReadOut, name: str) -> str:
    reading = out.lanes[name]
    if not reading.known:
        return _short_reading(model, out, name)
    (emotion, share), *others = reading.ranked
    parts = [f"{emotion_word(emotion)} {share:.2f}"]
    if others:
        second, its_share = others[0]
        then = translate("timeline", "then {0} {1}")
        parts.append(then.format(emotion_word(second), f"{its_share:.2f}"))
    covered = translate("timeline", "coverage {0}").format(percent(reading.coverage))
    felt = [] if reading.affect is None else [_full_affect(*reading.affect)]
    return "; ".join([", ".join(parts), *felt, covered])


def _full_affect(valence: float, arousal: float) -> str:
    number = QLocale().toString
    words = translate("timeline", "valence {0}, arousal {1} of 9")
    return words.format(number(valence, "f", 1), number(arousal, "f", 1))


def scene_words(model: TimelineModel, scene: SceneReading) -> str:
    """Writes which scene this is, what it feels like, how sure that is, and when."""
    span = model.scenes[scene.index]
    begins, ends = (model.rate.format(t, model.start_timecode) for t in (span.start_s, span.end_s))
    words = translate("timeline", "Scene {0}: {1}").format(
        scene.index + 1, emotion_or_missing(scene.emotion)
    )
    if scene.feeling.by_hand:
        by_hand = translate("timeline", "set by hand")
        words = f"{words}, {by_hand}"
    elif scene.feeling.certainty is not None:
        words = f"{words}, {certainty_word(scene.feeling.certainty)}"
    return f"{words}; {begins} – {ends}"


def _full_music(clip: MusicClip) -> str:
    words = [f"{clip.title} · {clip.artist}", length_words(clip)]
    if clip.runs_out_s is not None:
        early = translate("timeline", "runs out {0} before the scene ends")
        words.append(early.format(clock(clip.silent_s)))
    if said := mix_words(clip.placed.mix):
        words.append(said)
    if clip.locked:
        words.append(translate("timeline", "locked"))
    return ", ".join(words)


def _full_heard(events: Sequence[HeardEvent]) -> str:
    return ", ".join(f"{heard_word(event.kind)} {event.certainty:.2f}" for event in events)


def full_effect(picked: PickedEffect) -> str:
    """Names a picked effect: kind, title, author, length."""
    effect = picked.effect
    named = f"{effect.title} · {effect.author}" if effect.author else effect.title
    return ", ".join([effect_kind_word(effect.kind), named, clock(picked.length_s)])


def _worth_saying(lane: str, reading: ModalityReading) -> bool:
    return lane in MODALITY_LANES or reading.known


def spoken(model: TimelineModel, out: ReadOut) -> str:
    """Describes everything under the playhead, for a screen reader."""
    present = (lane for lane, reading in out.lanes.items() if _worth_saying(lane, reading))
    lines = (full(model, out, name) for name in ("scenes", *present, "heard", "music", "effects"))
    return ". ".join([out.timecode, *(headed(line) for line in lines if line)])
