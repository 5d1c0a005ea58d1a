"""New recommendations for a Project, with all that the editor decided about the music."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aemo_studio.domain.project import Project, SceneEdit
from aemo_studio.project.editing.lists import all_edits

if TYPE_CHECKING:
    from aemo_studio.music.recommend import Recommender, RecommendSettings, Wish


def recommend_all(
    project: Project, recommender: Recommender, settings: RecommendSettings
) -> Project:
    """New lists for all scenes. Locked picks come first, rejected tracks do not come back,
    the project's filters hold. Raises CatalogueError if the mood map is damaged."""
    lists = recommender.recommend(
        project.scenes, replace(settings, filters=project.filters), wishes(project)
    )
    return replace(project, recommendations=lists)


def recommend_again(
    project: Project,
    recommender: Recommender,
    settings: RecommendSettings,
    indices: Sequence[int],
) -> Project:
    """New lists for some scenes, one after the other; those of the others stay."""
    if not project.recommendations or len(indices) == len(project.scenes):
        return recommend_all(project, recommender, settings)
    lists = list(project.recommendations)
    chosen, wished = replace(settings, filters=project.filters), wishes(project)
    for index in indices:
        lists[index] = recommender.again(project.scenes, index, lists, chosen, wished)
    return replace(project, recommendations=tuple(lists))


def outdated(before: Project, after: Project) -> tuple[int, ...]:
    """Scenes of `after` whose lists no longer follow from what was decided.

    Scenes that an edit leaves alone stay the same objects, and so find their old selves.
    """
    if before.filters != after.filters or before.catalogues != after.catalogues:
        return tuple(range(len(after.scenes)))
    old = {id(scene): _about_music(before, i) for i, scene in enumerate(before.scenes)}
    return tuple(
        i for i, scene in enumerate(after.scenes) if old.get(id(scene)) != _about_music(after, i)
    )


def wishes(project: Project) -> tuple[Wish, ...]:
    """What the editor decided about the music, per scene."""
    return tuple(_wish(project, i, edit) for i, edit in enumerate(all_edits(project)))


def _wish(project: Project, index: int, edit: SceneEdit) -> Wish:
    from aemo_studio.music.catalogue.mood_map import load_mood_map
    from aemo_studio.music.recommend import Intention, Wish

    # A mood that the map lost since is no reason to show no music at all.
    emotions = load_mood_map().get(edit.intention) if edit.intention else None
    pick = project.pick_of(index)
    return Wish(
        emotion=edit.emotion,
        intention=Intention(edit.intention, tuple(dict.fromkeys(emotions)))
        if edit.intention and emotions
        else None,
        rejected=frozenset(edit.rejected),
        pick=pick.track if pick else None,
        locked=pick is not None and pick.locked,
    )


def _about_music(project: Project, index: int) -> object:
    edit, pick = project.edit_of(index), project.pick_of(index)
    locked = pick.track if pick and pick.locked else None
    return edit.emotion, edit.intention, frozenset(edit.rejected), locked
