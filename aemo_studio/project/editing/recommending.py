"""Recommends music for a Project by everything that the editor decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aemo_studio.domain.project import Project, SceneRow
from aemo_studio.domain.scene import same_values
from aemo_studio.project.editing.existing_music import with_existing_music

if TYPE_CHECKING:
    from aemo_studio.music.recommend import Recommender, RecommendSettings, Wish


def recommend_all(
    project: Project, recommender: Recommender, settings: RecommendSettings
) -> Project:
    """Recommends for all scenes. Locked picks come first, rejected tracks do not come back, the
    project's filters hold. Raises CatalogueError if the mood map is damaged."""
    lists = recommender.recommend(
        project.scenes, replace(settings, filters=project.filters), wishes(project)
    )
    told = (with_existing_music(project, i, listed) for i, listed in enumerate(lists))
    return replace(project, recommendations=tuple(told))


def recommend_again(
    project: Project,
    recommender: Recommender,
    settings: RecommendSettings,
    indices: Sequence[int],
    short: Sequence[int] = (),
) -> Project:
    """Recommends for some scenes, one after the other; the lists of the others stay.

    short: scenes whose lists keep their tracks and are only filled up.
    """
    if not project.recommendations or (indices and len(indices) == len(project.scenes)):
        return recommend_all(project, recommender, settings)
    lists = list(project.recommendations)
    chosen, wished = replace(settings, filters=project.filters), wishes(project)
    for index in indices:
        found = recommender.again(project.scenes, index, lists, chosen, wished)
        lists[index] = with_existing_music(project, index, found)
    for index in short:
        found = recommender.topped_up(project.scenes, index, lists, chosen, wished)
        lists[index] = with_existing_music(project, index, found)
    return replace(project, recommendations=tuple(lists))


def outdated(before: Project, after: Project, waiting: Sequence[int] = ()) -> tuple[int, ...]:
    """Finds the scenes of `after` whose lists do not follow from its contents any more.

    A list holds as long as its scene lies where it lay, was measured alike and was decided
    alike. waiting: scenes of `before` whose lists were out of date already.
    """
    if before.filters != after.filters or before.catalogues != after.catalogues:
        return tuple(range(len(after.scenes)))
    late = frozenset(waiting)
    old = {row.scene.start_s: row for row in before.rows() if row.index not in late}
    return tuple(
        row.index
        for row in after.rows()
        if (was := old.get(row.scene.start_s)) is None or not _asks_the_same(was, row)
    )


def shortened(before: Project, after: Project, waiting: Sequence[int] = ()) -> tuple[int, ...]:
    """Finds the scenes of `after` whose lists only lost what was rejected, or did so before and
    still wait to be filled up. waiting: scenes of `before` that do."""
    if before.scenes is not after.scenes:
        return ()
    pairs = zip(before.rows(), after.rows(), strict=True)
    return tuple(
        now.index for was, now in pairs if now.index in waiting or _only_rejected(was, now)
    )


def _asks_the_same(a: SceneRow, b: SceneRow) -> bool:
    """Compares two scenes: whether the same music is searched for both."""
    alike = same_values(a.scene, b.scene) and _about_music(a) == _about_music(b)
    rejected_alike = frozenset(a.edit.rejected) == frozenset(b.edit.rejected)
    return alike and (rejected_alike or _only_rejected(a, b))


def _only_rejected(was: SceneRow, now: SceneRow) -> bool:
    """Reports whether more is rejected than before and the list holds all else that it held."""
    more = frozenset(now.edit.rejected) - frozenset(was.edit.rejected)
    kept = [r.track.key for r in was.recommendations if r.track.key not in more]
    return bool(more) and kept == [r.track.key for r in now.recommendations]


def wishes(project: Project) -> tuple[Wish, ...]:
    """Collects the editor's decisions about the music, per scene."""
    return tuple(_wish(project, row) for row in project.rows())


def _wish(project: Project, row: SceneRow) -> Wish:
    from aemo_studio.music.recommend import Wish
    from aemo_studio.music.recommend.wishes import intention_of
    from aemo_studio.music.scene_hits import after_line_s, scene_hits

    start_s, end_s = row.scene.start_s, row.scene.end_s
    return Wish(
        emotion=row.edit.emotion,
        intention=intention_of(row.edit.intention),
        rejected=frozenset(row.edit.rejected),
        pick=row.track,
        locked=row.pick is not None and row.pick.locked,
        hits_s=tuple(hit_s - start_s for hit_s in scene_hits(project, start_s, end_s)),
        line_s=(after_line_s(project, start_s, end_s) or start_s) - start_s,
    )


def _about_music(row: SceneRow) -> object:
    edit, pick = row.edit, row.pick
    locked = pick.track if pick and pick.locked else None
    return edit.emotion, edit.intention, locked
