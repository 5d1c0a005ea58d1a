"""Lists what stands in the list of a scene: its recommendations, and its pick. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import Project


@dataclass(frozen=True)
class Entry:
    """A Track on a card of the scene panel."""

    #: The piece of music.
    track: Track
    #: None for a pick that is not recommended (any more).
    recommendation: Recommendation | None
    #: Whether it is the scene's pick.
    picked: bool = False
    #: Whether that pick is locked.
    locked: bool = False


def entries_of(project: Project, index: int) -> tuple[Entry, ...]:
    """Lists the recommendations of a scene, best first; a pick that is none of them
    stands above."""
    listed = project.recommendations[index] if index < len(project.recommendations) else ()
    pick = project.pick_of(index)
    key = pick.track.key if pick else None
    locked = pick is not None and pick.locked
    entries = tuple(
        Entry(r.track, r, picked=r.track.key == key, locked=locked and r.track.key == key)
        for r in listed
    )
    if pick is None or any(entry.picked for entry in entries):
        return entries
    return (Entry(pick.track, None, picked=True, locked=locked), *entries)
