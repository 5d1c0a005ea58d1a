"""Moves picks to the new cut, with the moments that their music is cut to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from aemo_studio.domain.music import AS_LAID, MusicCut
from aemo_studio.domain.project import Pick, Project
from aemo_studio.music.placement import PickSpan, pick_spans, picked_tracks
from aemo_studio.project.editing.boundaries import scene_at
from aemo_studio.project.recut.report import Lost, LostKind, decided_in
from aemo_studio.project.recut.scene_places import ScenePlace
from aemo_studio.project.recut.stretches import Stretch, shown_s

_EDGE_S = 0.05
"""Seconds beyond its ends that still belong to a span of music: a frame and a bit; by hand."""

Runs = tuple[list[Pick], ...]
"""The picks of one piece of music, by the pieces that they were in the old cut."""


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
    sources = {n: place.source for n, place in enumerate(places) if place.source is not None}
    picks = [
        replace(pick, scene=n)
        for n, source in sources.items()
        if (pick := old.pick_of(source)) is not None
    ]
    before, after = _Spans(old), _Spans(replace(new, picks=tuple(picks)))
    end_s = old.analysis.video.duration_s
    moved, lost, kept = list[Pick](), list[Lost](), set[Lost]()
    for pick in picks:
        if pick.cut is None:
            moved.append(pick)
            continue
        moments = _Moments(before.of(sources[pick.scene]), after.of(pick.scene), stretches, end_s)
        told = {one: moments.new_s(one.at_s) for one in _moments(old, pick)}
        kept |= {one for one, new_s in told.items() if new_s is not None}
        lost += [one for one, new_s in told.items() if new_s is None]
        moved.append(replace(pick, cut=_cut(pick.cut, told)))
    gone = [one for one in dict.fromkeys(lost) if one not in kept]
    joined = list(_joined(moved, after, lambda pick: before.of(sources[pick.scene]).start_s))
    gone += [one for runs in joined for one in _overruled(old, runs, sources)]
    moved = [_with_hits(pick, joined) for pick in moved]
    return CarriedPicks(tuple(moved), tuple(sorted(gone, key=lambda one: one.at_s)))


def _joined(
    picks: Iterable[Pick], after: _Spans, old_start_s: Callable[[Pick], float]
) -> Iterator[Runs]:
    """Finds where pieces of music that were apart in the old cut have become one."""
    for _, group in groupby(picks, lambda pick: after.of(pick.scene).start_s):
        runs = dict[float, list[Pick]]()
        for pick in group:
            runs.setdefault(old_start_s(pick), []).append(pick)
        if len(runs) > 1:
            yield tuple(runs.values())


def _overruled(old: Project, runs: Runs, sources: Mapping[int, int]) -> Iterator[Lost]:
    """Tells what counts no longer: of one piece of music the first fit does, with all hits, and
    the first gain, fades and mute."""
    cuts = [one for run in runs for one in [(p, p.cut) for p in run if p.cut is not None][:1]]
    for pick, cut in cuts[1:]:
        first = cuts[0][1]
        if cut.start_s is not None or (cut.ending, cut.sung_s) != (first.ending, first.sung_s):
            yield from _set_for(old, sources[pick.scene], "fit")
    mixes = [pick for run in runs for pick in [p for p in run if p.mix != AS_LAID][:1]]
    for pick in mixes[1:]:
        if pick.mix != mixes[0].mix:
            yield from _set_for(old, sources[pick.scene], "mix")


def _set_for(old: Project, scene: int, kind: LostKind) -> Iterator[Lost]:
    return (one for one in decided_in(old, scene) if one.kind == kind)


def _with_hits(pick: Pick, joined: Iterable[Runs]) -> Pick:
    """Gives a pick the hits of all that its music consists of."""
    for runs in joined:
        group = [one for run in runs for one in run]
        if pick.cut is not None and pick in group:
            hits = {hit_s for one in group if one.cut for hit_s in one.cut.hits_s}
            return replace(pick, cut=replace(pick.cut, hits_s=tuple(sorted(hits))))
    return pick


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
