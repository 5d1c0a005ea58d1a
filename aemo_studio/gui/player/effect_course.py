"""Finds how a sound effect is laid where it lies, as preview and stems play it. Without Qt."""

from __future__ import annotations

from dataclasses import replace

from aemo_studio.domain.effects import Effect
from aemo_studio.domain.project import Project
from aemo_studio.gui.player.course import Course
from aemo_studio.music.fit.pieces import Piece
from aemo_studio.output.preview.effects import plan_effects
from aemo_studio.project.editing.effects import pick_effect


def effect_course(project: Project, effect: Effect, time_s: float) -> Course | None:
    """Lays an effect that is picked there, or as if it were; None where its file is gone."""
    same = [one for one in project.effects if one.effect == effect and one.time_s == time_s]
    alone = replace(project, effects=tuple(same))
    plan = plan_effects(alone if same else pick_effect(alone, effect, time_s))
    if not plan.played:
        return None
    spans = plan.played[0].spans
    return Course(spans[0][0], tuple(Piece(0.0, length_s) for _, length_s in spans))
