"""Writes the tooltips of the timeline."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from aemo_studio.domain.doubt import doubt_in
from aemo_studio.gui.language.words import doubt_words, emotion_word
from aemo_studio.gui.timeline.clip_mix import MixGrip
from aemo_studio.gui.timeline.fit_words import clip_lines
from aemo_studio.gui.timeline.grips import Grip, GripKind
from aemo_studio.gui.timeline.mix_words import how_to
from aemo_studio.gui.timeline.model import MODALITY_LANES, MusicClip, TimelineModel
from aemo_studio.gui.timeline.reading import ReadOut
from aemo_studio.gui.timeline.reading_words import full, full_effect
from aemo_studio.music.cut.plan_notes import MET_FRAMES

translate = QCoreApplication.translate


def tooltip(
    model: TimelineModel,
    read_out: ReadOut,
    lane: str,
    grip: Grip,
    mix_grip: MixGrip | None = None,
) -> str:
    """Writes rich text: the timecode, then exact values; empty where there is nothing to show."""
    if not model.duration_s:
        return ""
    lines = [_grip_words(model, grip) or full(model, read_out, lane), *_note(model, grip)]
    if lane == "music" and read_out.music is not None:
        lines += clip_lines(model, read_out.music)
        lines += _hits(model, read_out.music)
    if mix_grip is not None:
        lines.append(how_to(mix_grip.part))
    if lane in read_out.lanes:
        lines += _others(read_out, lane)
    lines += _doubt(model, read_out, lane)
    body = "<br>".join(escape(line) for line in lines if line)
    return f"<b>{read_out.timecode}</b><br>{body}" if body else f"<b>{read_out.timecode}</b>"


def _others(read_out: ReadOut, lane: str) -> list[str]:
    """Names the third and fourth Emotion, where they count for something."""
    others = read_out.lanes[lane].ranked[2:4]
    words = [f"{emotion_word(emotion)} {share:.2f}" for emotion, share in others if share >= 0.05]
    return [", ".join(words)] if words else []


def _doubt(model: TimelineModel, read_out: ReadOut, lane: str) -> list[str]:
    """Says on the lanes of voice and face that theirs is believed less in the scene, and why; on
    those of both that one of them is."""
    scene = read_out.scene
    if scene is None or scene.feeling.by_hand or lane not in (*MODALITY_LANES, "scenes"):
        return []
    doubt = doubt_in(model.scenes[scene.index])
    if doubt is None or lane not in (doubt.modality, "fused", "scenes"):
        return []
    return [doubt_words(doubt)]


def _hits(model: TimelineModel, clip: MusicClip) -> list[str]:
    """Says for each hit of a fitted clip whether a strong beat meets it, or by how many frames it
    misses."""
    rate, lines = model.rate, list[str]()
    for wanted_s, got_s in clip.placed.hits_s:
        frames = round((got_s - wanted_s) * float(rate.rate))
        when = rate.format(wanted_s, model.start_timecode)
        lines.append(_hit_words(frames).format(when, abs(frames)))
    return lines


def _hit_words(frames: int) -> str:
    if abs(frames) <= MET_FRAMES:
        return translate("timeline", "{0}: a strong beat")
    if frames < 0:
        return translate("timeline", "{0}: strong beat {1} frames early")
    return translate("timeline", "{0}: strong beat {1} frames late")


def _note(model: TimelineModel, grip: Grip) -> list[str]:
    """Lists the lines of the note on a marker, and how to change them."""
    if grip.kind is not GripKind.MARKER:
        return []
    how = translate("timeline", "Double-click: name, colour and note")
    return [*model.markers[grip.index].note.splitlines(), how]


def _grip_words(model: TimelineModel, grip: Grip) -> str:
    if grip.kind is GripKind.MARKER:
        marker = model.markers[grip.index]
        return marker.name or translate("timeline", "marker {0}").format(grip.index + 1)
    if grip.kind is GripKind.BOUNDARY:
        return translate("timeline", "Drag: move this boundary (Alt: without snapping to cuts)")
    if grip.kind is GripKind.MUSIC:
        return translate("timeline", "Drag: let this music play under more scenes, or fewer")
    if grip.kind is GripKind.EFFECT:
        how = translate("timeline", "Drag: move it (Alt: without snapping)")
        return f"{full_effect(model.effects[grip.index])} · {how}"
    if grip.kind is GripKind.IN:
        return translate("timeline", "In: drag to move")
    return translate("timeline", "Out: drag to move") if grip.kind is GripKind.OUT else ""
