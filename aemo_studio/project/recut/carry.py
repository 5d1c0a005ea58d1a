"""Makes the project of a new cut: the decisions of the old one, where their material went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aemo_studio.base.errors import EditError
from aemo_studio.base.translations import Phrase
from aemo_studio.domain.effects import PickedEffect
from aemo_studio.domain.project import (
    NO_EDIT,
    Analysis,
    Marker,
    Project,
    SceneEdit,
)
from aemo_studio.domain.time import DEFAULT_START, TimecodeError, TimecodeRate
from aemo_studio.project.editing.evidence import build
from aemo_studio.project.editing.scene_lists import all_edits, shortened
from aemo_studio.project.recut.people import with_people
from aemo_studio.project.recut.picked_music import carried_picks
from aemo_studio.project.recut.report import (
    Lost,
    RecutReport,
    SceneMove,
    decided_in,
    new_spans,
    shot_changes,
)
from aemo_studio.project.recut.scene_places import NewFilm, ScenePlace, lay_scenes
from aemo_studio.project.recut.stretches import Stretch, shown_s

_LEAST_SHARED_S = 1.0


@dataclass(frozen=True, eq=False)
class Recut:
    """A project for the new cut, and what became of the old one."""

    #: The new project; its lists of music are those of the old scenes.
    project: Project
    #: What moved along, and what did not.
    report: RecutReport
    #: What of the cut lists is not understood, in words.
    unread: tuple[Phrase, ...] = ()


def carry(old: Project, analysis: Analysis, stretches: Sequence[Stretch]) -> Recut:
    """Carries the decisions of a project over to a new cut.

    analysis: of the new cut. Raises EditError if it shares nothing with the old one.
    """
    shared_s = sum(one.length_s for one in stretches)
    if shared_s < min(_LEAST_SHARED_S, analysis.video.duration_s / 2):
        raise EditError(
            "{new} shares nothing with the film of the project, {old}; no project was made. "
            "Analyse it on its own.",
            new=analysis.video.file_name,
            old=old.analysis.video.file_name,
        )
    decided = [any(decided_in(old, index)) for index in range(len(old.scenes))]
    places = lay_scenes(old.scenes, decided, stretches, _new_film(analysis))
    project, lost_people = with_people(old, _bare(old, analysis), stretches)
    project = _with_scenes(old, project, places)
    music = carried_picks(old, project, places, stretches)
    project = replace(project, picks=music.picks)
    markers, lost_markers = _markers(old, stretches, analysis.video.duration_s)
    project = replace(project, markers=markers)
    effects, lost_effects = _effects(old, stretches, analysis.video.duration_s)
    project = replace(project, effects=effects)
    decisions = (*_lost_timecode(old, project), *_lost_decisions(old, places), *music.lost)
    lost = (*decisions, *lost_markers, *lost_effects, *lost_people)
    return Recut(project, _report(old, project, stretches, places, lost))


def _new_film(analysis: Analysis) -> NewFilm:
    rate = TimecodeRate.of(analysis.video.frame_rate).rate
    return NewFilm(
        duration_s=analysis.scenes[-1].end_s,
        frame_s=float(1 / rate),
        shots=analysis.shots,
        scenes=analysis.scenes,
        least_s=analysis.settings.min_scene_s,
    )


def _bare(old: Project, analysis: Analysis) -> Project:
    """Makes the project of the new cut without decisions about scenes."""
    return Project(
        analysis=analysis,
        scenes=analysis.scenes,
        catalogues=old.catalogues,
        start_timecode=_start_timecode(old, analysis),
        filters=old.filters,
        cast=analysis.cast,
    )


def _start_timecode(old: Project, analysis: Analysis) -> str:
    """Chooses the new film's own timecode, else the old project's where it counts at its rate."""
    video = analysis.video
    for timecode in (video.timecode, old.start_timecode):
        try:
            if timecode is not None:
                video.timecode_rate.parse(timecode)
                return timecode
        except TimecodeError:
            continue
    return old.start_timecode[:8] + ":00"


def _lost_timecode(old: Project, new: Project) -> Iterator[Lost]:
    """Tells of a timecode set by hand that the new film does not begin with."""
    own = old.analysis.video.timecode or DEFAULT_START
    if old.start_timecode not in (own, new.start_timecode):
        yield Lost("start timecode", 0.0, old.start_timecode)


def _with_scenes(old: Project, project: Project, places: Sequence[ScenePlace]) -> Project:
    edits = [_edit(old, places, n) for n in range(len(places))]
    lists = old.recommendations
    return replace(
        project,
        scenes=tuple(
            build(project, place.start_s, place.end_s, edit.muted)
            for place, edit in zip(places, edits, strict=True)
        ),
        edits=shortened(edits),
        recommendations=lists
        and tuple(() if p.source is None else lists[p.source] for p in places),
    )


def _edit(old: Project, places: Sequence[ScenePlace], number: int) -> SceneEdit:
    """Finds what was decided about a scene; its note stands where the most of it is."""
    source = places[number].source
    if source is None:
        return NO_EDIT
    edit = all_edits(old)[source]
    same = [n for n, place in enumerate(places) if place.source == source]
    main = max(same, key=lambda n: places[n].length_s)
    return edit if number == main else replace(edit, note="")


def _lost_decisions(old: Project, places: Sequence[ScenePlace]) -> Iterator[Lost]:
    there = {place.source for place in places}
    for index in range(len(old.scenes)):
        if index not in there:
            yield from decided_in(old, index)


def _moved_s(old: Project, old_s: float, stretches: Sequence[Stretch]) -> float | None:
    """Finds when a moment is shown, in the longest stretch if in several; None if it is gone."""
    return next(iter(shown_s(stretches, old_s, old.analysis.video.duration_s)), None)


def _words(marker: Marker) -> str:
    """Writes what an editor put down at a marker."""
    return ": ".join(filter(None, (marker.name, " ".join(marker.note.split())))) or marker.hue.value


def _markers(
    old: Project, stretches: Sequence[Stretch], duration_s: float
) -> tuple[tuple[Marker, ...], tuple[Lost, ...]]:
    """Moves markers to where their moment is shown, in the longest stretch if in several."""
    kept, lost = list[Marker](), list[Lost]()
    for marker in old.markers:
        time_s = _moved_s(old, marker.time_s, stretches)
        if time_s is not None:
            kept.append(replace(marker, time_s=min(time_s, duration_s)))
        else:
            lost.append(Lost("marker", marker.time_s, _words(marker)))
    return tuple(sorted(kept, key=lambda marker: marker.time_s)), tuple(lost)


def _effects(
    old: Project, stretches: Sequence[Stretch], duration_s: float
) -> tuple[tuple[PickedEffect, ...], tuple[Lost, ...]]:
    """Moves sound effects to where the moment at which they begin is shown."""
    kept, lost = list[PickedEffect](), list[Lost]()
    for picked in old.effects:
        time_s = _moved_s(old, picked.time_s, stretches)
        if time_s is not None and time_s < duration_s:
            length_s = min(picked.length_s, duration_s - time_s)
            kept.append(replace(picked, time_s=time_s, length_s=length_s))
        else:
            lost.append(Lost("effect", picked.time_s, picked.effect.title))
    return tuple(sorted(kept, key=lambda picked: picked.time_s)), tuple(lost)


def _report(
    old: Project,
    project: Project,
    stretches: Sequence[Stretch],
    places: Sequence[ScenePlace],
    lost: tuple[Lost, ...],
) -> RecutReport:
    changes = shot_changes(old.analysis.shots, stretches)
    duration_s = project.analysis.video.duration_s
    new = new_spans(stretches, duration_s)
    return RecutReport(
        shots=len(old.analysis.shots),
        gone=changes.gone,
        trimmed=changes.trimmed,
        moved=changes.moved,
        new=new,
        doubtful=tuple(one for one in stretches if not one.sure),
        scenes=tuple(
            SceneMove(n, p.start_s, p.end_s, None if p.source is None else p.source + 1)
            for n, p in enumerate(places, start=1)
        ),
        lost=lost,
        carried=tuple(_carried(project).items()),
        found=1.0 - sum(end - start for start, end in new) / max(duration_s, 1e-6),
    )


def _carried(project: Project) -> Counter[str]:
    kinds = Counter[str]()
    for index in range(len(project.scenes)):
        kinds.update(one.kind for one in decided_in(project, index))
    kinds["hit"] = len({s for pick in project.picks if pick.cut for s in pick.cut.hits_s})
    kinds["marker"] = len(project.markers)
    kinds["effect"] = len(project.effects)
    kinds["character"] = sum(bool(one.name) for one in project.cast)
    kinds["ignored face"] = len(project.ignored_faces)
    return +kinds
