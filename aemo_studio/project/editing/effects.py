"""Picks, moves and removes sound effects, which are always in order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.effects import Effect, EffectKind, PickedEffect
from aemo_studio.domain.project import Project

SOUNDS_ONCE_S = 2.0
"""Length of what sounds once, where nobody tells how long it is."""

_LEAST_S = 0.04


def pick_effect(project: Project, effect: Effect, time_s: float) -> Project:
    """Lays an effect from a moment of the film on: an ambience up to the end of its scene, another
    one for its length, or two seconds where that is not known. The same one at the same moment
    stays as it is."""
    at_s = _checked(project, time_s)
    if any(_same(one, effect, at_s) for one in project.effects):
        return project
    picked = PickedEffect(effect, at_s, effect_length_s(project, effect, at_s))
    return _sorted(project, [*project.effects, picked])


def move_effect(project: Project, index: int, time_s: float) -> Project:
    """Moves effect `index` to another moment; it may change places with others."""
    old, at_s = _effect(project, index), _checked(project, time_s)
    if at_s == old.time_s:
        return project
    room_s = max(_LEAST_S, project.analysis.video.duration_s - at_s)
    moved = replace(old, time_s=at_s, length_s=min(old.length_s, room_s))
    return _sorted(project, [*_without(project, index), moved])


def remove_effect(project: Project, index: int) -> Project:
    """Removes effect `index`."""
    _effect(project, index)
    return replace(project, effects=_without(project, index))


def _same(picked: PickedEffect, effect: Effect, time_s: float) -> bool:
    sound = (picked.effect.catalogue, picked.effect.sound_id)
    return sound == (effect.catalogue, effect.sound_id) and picked.time_s == time_s


def effect_length_s(project: Project, effect: Effect, time_s: float) -> float:
    duration_s = project.analysis.video.duration_s
    until_s = min(time_s + (effect.duration_s or SOUNDS_ONCE_S), duration_s)
    if effect.kind is EffectKind.AMBIENCE:
        ends = (scene.end_s for scene in project.scenes if scene.end_s > time_s)
        until_s = min(next(ends, duration_s), duration_s)
    return max(_LEAST_S, until_s - time_s)


def _effect(project: Project, index: int) -> PickedEffect:
    if not 0 <= index < len(project.effects):
        raise EditError(
            "There is no effect {number}; there are {count}.",
            number=index + 1,
            count=len(project.effects),
        )
    return project.effects[index]


def _checked(project: Project, time_s: float) -> float:
    if not 0 <= time_s < project.analysis.video.duration_s:
        raise EditError("An effect begins between the beginning and the end of the film.")
    return time_s


def _without(project: Project, index: int) -> tuple[PickedEffect, ...]:
    return project.effects[:index] + project.effects[index + 1 :]


def _sorted(project: Project, effects: Iterable[PickedEffect]) -> Project:
    return replace(project, effects=tuple(sorted(effects, key=lambda one: one.time_s)))
