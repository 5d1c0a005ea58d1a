"""Says in the reasons of recommendations that a scene has music already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aemo_studio.domain.heard import has_music
from aemo_studio.domain.music import Recommendation
from aemo_studio.domain.project import Project

ALREADY = " There is music in this scene already."
"""The sentence, behind the reason."""


def scene_has_music(project: Project, index: int) -> bool:
    """Whether music is heard in the film's own sound in a scene."""
    scene = project.scenes[index]
    return has_music(project.analysis.heard, scene.start_s, scene.end_s)


def with_existing_music(
    project: Project, index: int, listed: Sequence[Recommendation]
) -> tuple[Recommendation, ...]:
    """Adds the sentence to every reason of a scene's list, if it has music."""
    if not scene_has_music(project, index):
        return tuple(listed)
    return tuple(
        replace(item, reason=item.reason.removesuffix(ALREADY) + ALREADY) for item in listed
    )
