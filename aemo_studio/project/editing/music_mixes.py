"""Sets how loud picked music plays: gain, fades, mute. All scenes that it carries on through go
along."""

from __future__ import annotations

import math
from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.music import GAIN_RANGE_DB, ClipMix
from aemo_studio.domain.project import Project
from aemo_studio.project.editing.music_cuts import span_of
from aemo_studio.project.editing.scene_lists import check_scene, with_pick


def mix_of(project: Project, index: int) -> ClipMix:
    """Reads gain, fades and mute of the music under scene `index`. Raises EditError where nothing
    is picked."""
    check_scene(project, index)
    pick = project.pick_of(index)
    if pick is None:
        raise EditError("Scene {number} has no pick to mix; pick a track first.", number=index + 1)
    return pick.mix


def set_gain(project: Project, index: int, gain_db: float) -> Project:
    """Turns the music of scene `index` up or down. Raises EditError where nothing is picked, and
    for a gain that no program takes."""
    return set_mix(project, index, replace(mix_of(project, index), gain_db=gain_db))


def set_fades(
    project: Project, index: int, fade_in_s: float | None, fade_out_s: float | None
) -> Project:
    """Sets the fades of the music of scene `index`; None leaves one as it is laid by itself. Raises
    EditError where nothing is picked, and for what is no length."""
    mix = replace(mix_of(project, index), fade_in_s=fade_in_s, fade_out_s=fade_out_s)
    return set_mix(project, index, mix)


def mute_music(project: Project, index: int, muted: bool = True) -> Project:
    """Lets the music of scene `index` not be heard, or be heard again. Raises EditError where
    nothing is picked."""
    return set_mix(project, index, replace(mix_of(project, index), muted=muted))


def set_mix(project: Project, index: int, mix: ClipMix) -> Project:
    """Sets gain, fades and mute of the music of scene `index` together. Raises EditError where
    nothing is picked, and for values that no program takes."""
    mix_of(project, index)
    _check(mix)
    span = span_of(project, index)
    for scene in span.scenes if span else (index,):
        pick = project.pick_of(scene)
        if pick is not None and pick.mix != mix:
            project = with_pick(project, scene, replace(pick, mix=mix))
    return project


def _check(mix: ClipMix) -> None:
    least, most = GAIN_RANGE_DB
    if not least <= mix.gain_db <= most:
        raise EditError(
            "A gain of {gain} dB is not possible; give one from {least} to {most} dB.",
            gain=f"{mix.gain_db:g}", least=f"{least:g}", most=f"{most:g}",
        )  # fmt: skip
    for fade_s in (mix.fade_in_s, mix.fade_out_s):
        if fade_s is not None and not (math.isfinite(fade_s) and fade_s >= 0):
            raise EditError("A fade lasts 0 seconds or more, not {length}.", length=f"{fade_s:g}")
