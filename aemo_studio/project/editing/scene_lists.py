"""Keeps edits, picks and recommendations aligned with their scenes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.music import TrackKey
from aemo_studio.domain.project import NO_EDIT, Pick, Project, SceneEdit
from aemo_studio.domain.scene import Scene


def check_scene(project: Project, index: int) -> None:
    """Raises EditError for a scene that is not there."""
    if not 0 <= index < len(project.scenes):
        raise EditError(
            "There is no scene {number}; the film has {count}.",
            number=index + 1,
            count=len(project.scenes),
        )


def with_edit(project: Project, index: int, edit: SceneEdit) -> Project:
    """Replaces the edit of scene `index`; returns the same project if nothing changes."""
    if edit == project.edit_of(index):
        return project
    edits = list(all_edits(project))
    edits[index] = edit
    return replace(project, edits=shortened(edits))


def all_edits(project: Project) -> tuple[SceneEdit, ...]:
    """Lists one edit per scene."""
    return project.edits or (NO_EDIT,) * len(project.scenes)


def shortened(edits: Sequence[SceneEdit]) -> tuple[SceneEdit, ...]:
    """Empties a list of edits without any decision in it."""
    return () if all(edit == NO_EDIT for edit in edits) else tuple(edits)


def with_pick(project: Project, index: int, pick: Pick | None) -> Project:
    """Replaces the pick of scene `index`, or removes it; picks stay in order of scenes."""
    others = [p for p in project.picks if p.scene != index]
    picks = [*others, pick] if pick else others
    return replace(project, picks=tuple(sorted(picks, key=lambda p: p.scene)))


def without_listed(project: Project, index: int, key: TrackKey) -> Project:
    """Takes a track out of the list of scene `index`; those below it move up."""
    lists = project.recommendations
    if not lists or all(listed.track.key != key for listed in lists[index]):
        return project
    rest = (listed for listed in lists[index] if listed.track.key != key)
    ranked = tuple(replace(listed, rank=rank) for rank, listed in enumerate(rest, 1))
    return replace(project, recommendations=(*lists[:index], ranked, *lists[index + 1 :]))


def spliced(
    project: Project,
    first: int,
    last: int,
    *,
    scenes: Sequence[Scene],
    edits: Sequence[SceneEdit],
    sources: Sequence[int],
    picks: Sequence[Pick],
) -> Project:
    """Replaces scenes `first` to `last` (included) by others; edits, lists and picks go along.

    edits: one for each new scene. sources: the old scene whose list of recommendations
    each new one takes over. picks: those of the new scenes.
    """
    shift = len(scenes) - (last - first + 1)
    old_edits, lists = all_edits(project), project.recommendations
    before = [p for p in project.picks if p.scene < first]
    after = [replace(p, scene=p.scene + shift) for p in project.picks if p.scene > last]
    return replace(
        project,
        scenes=(*project.scenes[:first], *scenes, *project.scenes[last + 1 :]),
        edits=shortened((*old_edits[:first], *edits, *old_edits[last + 1 :])),
        recommendations=lists
        and (*lists[:first], *(lists[i] for i in sources), *lists[last + 1 :]),
        picks=(*before, *picks, *after),
    )
