"""Finds what the pointer can take hold of, and where it may be moved to. Without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from aemo_studio.domain.effects import EffectKind
from aemo_studio.gui.timeline.beat_snapping import snapped_to_music
from aemo_studio.gui.timeline.geometry import TimeScale, hit
from aemo_studio.gui.timeline.model import MusicClip, TimelineModel
from aemo_studio.gui.timeline.snapping import SnapKind, Snapped, SnapTargets, between

REACH_PX = 6.0


class GripKind(StrEnum):
    """Names the things that can be dragged, and the film itself."""

    TIME = "time"
    BOUNDARY = "boundary"
    MARKER = "marker"
    MUSIC = "music"
    EFFECT = "effect"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True)
class Grip:
    """The part of the timeline under the pointer."""

    #: What can be dragged there.
    kind: GripKind
    #: Of the boundary, marker, clip of music or effect, else 0.
    index: int = 0


SCRUB = Grip(GripKind.TIME)


def grip_at(model: TimelineModel, scale: TimeScale, lane: str, x: float) -> Grip:
    """Finds what lies under `x` in a lane: in the ruler markers and the range, ends of clips in the
    lane of music, boundaries there and in that of the scenes; everywhere else one scrubs."""
    if lane == "ruler":
        return _in_ruler(model, scale, x)
    if lane == "music":
        clip = hit(scale, [clip.end_s for clip in model.music], x, REACH_PX)
        if clip is not None and _is_wide(model.music[clip], scale):
            return Grip(GripKind.MUSIC, clip)
    if lane == "effects":
        effect = effect_at(model, scale.time(x), REACH_PX / scale.px_per_s)
        return SCRUB if effect is None else Grip(GripKind.EFFECT, effect)
    if lane in ("scenes", "music"):
        index = hit(scale, model.boundaries_s, x, REACH_PX)
        if index is not None and _has_room(model, scale, index):
            return Grip(GripKind.BOUNDARY, index)
    return SCRUB


def effect_at(model: TimelineModel, time_s: float, reach_s: float) -> int | None:
    """Finds the effect that is drawn at a time, of several the uppermost: what sounds once lies
    over ambiences, and is never narrower than one can take hold of."""
    found = [
        (picked.effect.kind is not EffectKind.AMBIENCE, picked.time_s, index)
        for index, picked in enumerate(model.effects)
        if picked.time_s <= time_s < max(picked.end_s, picked.time_s + reach_s)
    ]
    return max(found)[2] if found else None


def _has_room(model: TimelineModel, scale: TimeScale, index: int) -> bool:
    """Returns whether both scenes are wide enough to be told apart: nobody moves what he cannot
    see."""
    narrower_s = min(model.scenes[index].duration_s, model.scenes[index + 1].duration_s)
    return narrower_s * scale.px_per_s >= 2 * REACH_PX


def _is_wide(clip: MusicClip, scale: TimeScale) -> bool:
    return (clip.end_s - clip.start_s) * scale.px_per_s >= 2 * REACH_PX


def _in_ruler(model: TimelineModel, scale: TimeScale, x: float) -> Grip:
    for kind, time_s in ((GripKind.IN, model.in_s), (GripKind.OUT, model.out_s)):
        if time_s is not None and abs(scale.x(time_s) - x) <= REACH_PX:
            return Grip(kind)
    index = hit(scale, model.marker_times_s, x, REACH_PX)
    return SCRUB if index is None else Grip(GripKind.MARKER, index)


def frame_s(model: TimelineModel) -> float:
    return float(1 / model.rate.rate)


def limits(model: TimelineModel, grip: Grip) -> tuple[float, float]:
    """Returns the earliest and latest time that a grip may be moved to, in seconds: scenes and the
    range stay a frame long."""
    frame = frame_s(model)
    if grip.kind is GripKind.BOUNDARY:
        left, right = model.scenes[grip.index], model.scenes[grip.index + 1]
        return left.start_s + frame, right.end_s - frame
    if grip.kind is GripKind.MUSIC:
        return model.scenes[model.music[grip.index].placed.scenes[0]].end_s, model.duration_s
    if grip.kind is GripKind.IN and model.out_s is not None:
        return 0.0, model.out_s - frame
    if grip.kind is GripKind.EFFECT:
        return 0.0, model.duration_s - frame
    if grip.kind is GripKind.OUT and model.in_s is not None:
        return model.in_s + frame, model.duration_s
    return 0.0, model.duration_s


def targets(model: TimelineModel, grip: Grip, playhead_s: float) -> SnapTargets:
    """Lists what a grip snaps to: boundaries to shots first; nothing to itself."""
    shots = (SnapKind.SHOT, model.shot_edges_s)
    markers = (SnapKind.MARKER, model.marker_times_s)
    playhead = (SnapKind.PLAYHEAD, (playhead_s,))
    if grip.kind is GripKind.BOUNDARY:
        return SnapTargets.of(shots, markers, playhead)
    scenes = (SnapKind.SCENE, model.scene_edges_s)
    if grip.kind is GripKind.MARKER:
        return SnapTargets.of(scenes, shots, playhead)
    return SnapTargets.of(scenes, shots, markers, playhead)


def snapped(
    model: TimelineModel, scale: TimeScale, playhead_s: float | None, time_s: float
) -> Snapped:
    """Finds where the playhead, or the end of a fade, rests: on a scene, a cut, a marker, a bar or
    a beat where these leave it room. playhead_s: None for the playhead itself."""
    groups = [(SnapKind.SCENE, model.scene_edges_s), (SnapKind.SHOT, model.shot_edges_s)]
    groups.append((SnapKind.MARKER, model.marker_times_s))
    if playhead_s is not None:
        groups.append((SnapKind.PLAYHEAD, (playhead_s,)))
    for kind, times_s in groups:
        index = hit(scale, times_s, scale.x(time_s), REACH_PX)
        if index is not None and _has_room_around(times_s, index, scale):
            return Snapped(times_s[index], kind)
    return snapped_to_music(model, scale, time_s)


def _has_room_around(times_s: Sequence[float], index: int, scale: TimeScale) -> bool:
    """Returns whether one could rest beside a target, too."""
    beside = (times_s[i] for i in (index - 1, index + 1) if 0 <= i < len(times_s))
    apart = (abs(other - times_s[index]) * scale.px_per_s for other in beside)
    return all(px >= 3 * REACH_PX for px in apart)


def moved(
    model: TimelineModel,
    scale: TimeScale,
    grip: Grip,
    time_s: float,
    snap_to: SnapTargets | None,
) -> Snapped:
    """Finds where a grip lands that is dragged to `time_s`: snapped if it may be, else on
    a frame; the end of a clip of music always on the end of a scene."""
    lowest_s, highest_s = limits(model, grip)
    if grip.kind is GripKind.MUSIC:
        ends_s = (scene.end_s for scene in model.scenes if scene.end_s >= lowest_s)
        return Snapped(min(ends_s, key=lambda end_s: abs(end_s - time_s)), SnapKind.SCENE)
    if snap_to is not None:
        for found in (snap_to.snap(scale, time_s), snapped_to_music(model, scale, time_s)):
            if found.kind is not None and lowest_s <= found.time_s <= highest_s:
                return found
    on_frame = float(model.rate.frames(time_s) / model.rate.rate)
    return Snapped(between(on_frame, lowest_s, highest_s))
