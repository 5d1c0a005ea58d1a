"""Chooses the music of scenes: picks, locks, rejections, filters, catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.music import AS_LAID, MusicFilters, Track, TrackKey
from aemo_studio.domain.project import Pick, Project
from aemo_studio.project.editing.scene_lists import (
    check_scene,
    with_edit,
    with_pick,
    without_listed,
)


def pick(project: Project, index: int, track: Track) -> Project:
    """Picks `track` for scene `index`, in place of an earlier pick; it is then not rejected any
    more. A lock stays on the scene, gain and fades with their track."""
    check_scene(project, index)
    old = project.pick_of(index)
    mix = old.mix if old is not None and old.track.key == track.key else AS_LAID
    chosen = Pick(index, track, locked=old is not None and old.locked, mix=mix)
    if chosen == old:
        return project
    return with_pick(_unrejected(project, index, track.key), index, chosen)


def pick_everywhere(project: Project, tracks: Mapping[int, Track]) -> Project:
    """Picks a track for each of these scenes that has none yet. tracks: by position of the
    scene."""
    picked = {chosen.scene for chosen in project.picks}
    for index in sorted(tracks.keys() - picked):
        project = pick(project, index, tracks[index])
    return project


def carry_on(project: Project, first: int, last: int, to: int) -> Project:
    """Lets the music that plays under scenes `first` to `last` end with scene `to`: it takes the
    place of other picks on the way, or leaves scenes without a pick; a lock goes along.

    Raises EditError where nothing is picked.
    """
    for index in (first, last, to):
        check_scene(project, index)
    own = project.pick_of(first)
    if own is None:
        raise EditError("Scene {number} has no pick; pick a track first.", number=first + 1)
    for index in range(max(to, first) + 1, last + 1):
        project = unpick(project, index)
    for index in range(last + 1, to + 1):
        allowed = _unrejected(project, index, own.track.key)
        project = with_pick(allowed, index, replace(own, scene=index))
    return project


def pick_best(project: Project, index: int, *, replacing: bool) -> Project:
    """Picks the first suggestion for scene `index`; without one nothing changes.

    replacing: whether it takes the place of another pick, as who asks for this one scene wants,
    or only fills a scene without one, as who asks for the whole film wants.
    """
    check_scene(project, index)
    row = project.row(index)
    if not row.recommendations or (row.pick and not replacing):
        return project
    return pick(project, index, row.recommendations[0].track)


def unpick(project: Project, index: int) -> Project:
    """Removes the pick of scene `index`."""
    check_scene(project, index)
    return with_pick(project, index, None) if project.pick_of(index) else project


def lock(project: Project, index: int, locked: bool = True) -> Project:
    """Locks the pick of scene `index`: it stays, first in the list, when music is recommended
    again.

    Raises EditError where nothing is picked.
    """
    check_scene(project, index)
    old = project.pick_of(index)
    if old is None:
        raise EditError("Scene {number} has no pick to lock; pick a track first.", number=index + 1)
    return (
        project if old.locked == locked else with_pick(project, index, replace(old, locked=locked))
    )


def pick_and_lock(project: Project, index: int, track: Track) -> Project:
    """Picks `track` for scene `index` and locks it."""
    return lock(pick(project, index, track), index)


def reject(project: Project, index: int, key: TrackKey, rejected: bool = True) -> Project:
    """Rejects a track, so that it is never listed for scene `index`; a pick of it goes, too. The
    other tracks of the list stay as they are."""
    check_scene(project, index)
    if not rejected:
        return _unrejected(project, index, key)
    edit, old = project.edit_of(index), project.pick_of(index)
    if key not in edit.rejected:
        project = with_edit(project, index, replace(edit, rejected=(*edit.rejected, key)))
        project = without_listed(project, index, key)
    return with_pick(project, index, None) if old and old.track.key == key else project


def set_filters(project: Project, filters: MusicFilters) -> Project:
    """Sets the limits on the tracks that may be recommended in all scenes. Raises EditError for
    limits that exclude each other."""
    lengths, tempos = (
        (filters.min_length_s, filters.max_length_s),
        (filters.min_bpm, filters.max_bpm),
    )
    if not _are_limits(*lengths):
        raise EditError("The limits of the length must be numbers from 0.")
    if _are_crossed(*lengths):
        raise EditError("The least length is above the most; exchange the two.")
    if not _are_limits(*tempos):
        raise EditError("The limits of the tempo must be numbers from 0.")
    if _are_crossed(*tempos):
        raise EditError("The least tempo is above the most; exchange the two.")
    return project if filters == project.filters else replace(project, filters=filters)


def set_catalogues(project: Project, catalogues: tuple[str, ...]) -> Project:
    """Sets the catalogues to recommend from: names of shipped ones, paths of files."""
    if catalogues == project.catalogues:
        return project
    return replace(project, catalogues=catalogues)


def _unrejected(project: Project, index: int, key: TrackKey) -> Project:
    edit = project.edit_of(index)
    rest = tuple(other for other in edit.rejected if other != key)
    return with_edit(project, index, replace(edit, rejected=rest))


def _are_limits(low: float | None, high: float | None) -> bool:
    return all(limit is None or 0 <= limit < float("inf") for limit in (low, high))


def _are_crossed(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high
