"""Moves picks to the new cut, with the moments that their music is cut to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from aemo_studio.domain.music import MusicCut
from aemo_studio.domain.project import Pick, Project
from aemo_studio.music.placement import PickSpan, pick_spans, picked_tracks
from aemo_studio.project.editing.boundaries import scene_at
from aemo_studio.project.recut.report import Lost
from aemo_studio.project.recut.scene_places import ScenePlace
from aemo_studio.project.recut.stretches import Stretch, shown_s

_EDGE_S = 0.05


@dataclass(frozen=True, eq=False)
class CarriedPicks:
    """The picks of the new cut, and the moments of their music that have no place any more."""

    #: In order of scenes.
    picks: tuple[Pick, ...]
    #: Hits and starts of picks that are there, in order of the old cut.
    lost: tuple[Lost, ...]


def carried_picks(
    old: Project, new: Project, places: Sequence[ScenePlace], stretches: Sequence[Stretch]
) -> CarriedPicks:
    """Moves the picks of the old scenes to the new ones. A moment goes where it is shown while the
    same music plays; one that is gone, or is shown under something else, is lost.

    new: with its scenes. places: one for each.
    """
    picks = [
        replace(pick, scene=n)
        for n, place in enumerate(places)
        if place.source is not None and (pick := old.pick_of(place.source)) is not None
    ]
    before, after = _Spans(old), _Spans(replace(new, picks=tuple(picks)))
    end_s = old.analysis.video.duration_s
    moved, lost, kept = list[Pick](), list[Lost](), set[Lost]()
    for pick in picks:
        source = places[pick.scene].source
        if pick.cut is None or source is None:
            moved.append(pick)
            continue
        moments = _Moments(before.of(source), after.of(pick.scene), stretches, end_s)
        told = {one: moments.new_s(one.at_s) for one in _moments(old, pick)}
        kept |= {one for one, new_s in told.items() if new_s is not None}
        lost += [one for one, new_s in told.items() if new_s is None]
        moved.append(replace(pick, cut=_cut(pick.cut, told)))
    gone = (one for one in dict.fromkeys(lost) if one not in kept)
    return CarriedPicks(tuple(moved), tuple(sorted(gone, key=lambda one: one.at_s)))


def _moments(old: Project, pick: Pick) -> Iterator[Lost]:
    """Lists the moments that a pick's music is cut to, as if they were lost: all scenes of one
    piece of music have the same."""
    if pick.cut is None:
        return
    for hit_s in pick.cut.hits_s:
        yield Lost("hit", hit_s, pick.track.title, scene_at(old, hit_s) + 1)
    if pick.cut.start_s is not None:
        start_s = pick.cut.start_s
        yield Lost("music start", start_s, pick.track.title, scene_at(old, start_s) + 1)


def _cut(cut: MusicCut, told: Mapping[Lost, float | None]) -> MusicCut:
    hits = {s for one, s in told.items() if one.kind == "hit" and s is not None}
    starts = (s for one, s in told.items() if one.kind == "music start")
    return replace(cut, hits_s=tuple(sorted(hits)), start_s=next(starts, None))


class _Spans:
    """Finds which stretch of a film the music of a scene plays under."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def of(self, scene: int) -> PickSpan:
        return self._by_scene[scene]

    @cached_property
    def _by_scene(self) -> dict[int, PickSpan]:
        spans = pick_spans(self._project.scenes, picked_tracks(self._project))
        return {scene: span for span in spans for scene in span.scenes}


@dataclass(frozen=True)
class _Moments:
    """Finds moments of a piece of music again, which played in `was` and plays in `now`."""

    was: PickSpan
    now: PickSpan
    stretches: Sequence[Stretch]
    old_end_s: float

    def new_s(self, old_s: float) -> float | None:
        """None for a moment that is gone; one that the music never met stays with its picture."""
        found = shown_s(self.stretches, old_s, self.old_end_s)
        if not _is_in(self.was, old_s):
            return next(iter(found), None)
        return next((new_s for new_s in found if _is_in(self.now, new_s)), None)


def _is_in(span: PickSpan, time_s: float) -> bool:
    return span.start_s - _EDGE_S <= time_s <= span.end_s + _EDGE_S
