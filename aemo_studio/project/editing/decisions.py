"""Records the editor's decisions about scenes, faces, timecode and video."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from aemo_studio.base.errors import EditError
from aemo_studio.base.translations import reason_of
from aemo_studio.domain.emotion import GRID_S, Emotion
from aemo_studio.domain.project import MODALITIES, Modality, Project
from aemo_studio.domain.scene import same_values
from aemo_studio.domain.time import TimecodeError
from aemo_studio.project.editing.evidence import build, evidence
from aemo_studio.project.editing.scene_lists import check_scene, with_edit


def set_emotion(project: Project, index: int, emotion: Emotion | None) -> Project:
    """Sets the Emotion of scene `index` by hand; None goes back to the measured one.

    The measurement stays in the scene; `Project.rows` gives what counts.
    """
    check_scene(project, index)
    return with_edit(project, index, replace(project.edit_of(index), emotion=emotion))


def mute(project: Project, index: int, modality: Modality, muted: bool = True) -> Project:
    """Mutes speech or faces in scene `index`: the modality is then missing there."""
    check_scene(project, index)
    if modality not in MODALITIES:
        raise EditError(
            "There is no {modality!r} to mute; choose speech or face.", modality=modality
        )
    edit = project.edit_of(index)
    silent = {*edit.muted, modality} if muted else {*edit.muted} - {modality}
    new = replace(edit, muted=tuple(m for m in MODALITIES if m in silent))
    return project if new == edit else _rebuilt(with_edit(project, index, new), [index])


def follow(project: Project, index: int, modality: Modality) -> Project:
    """Lets speech or faces alone decide what scene `index` feels like, as where the two contradict
    each other: the other one is muted there, and no Emotion is set by hand."""
    check_scene(project, index)
    if modality not in MODALITIES:
        raise EditError(
            "There is no {modality!r} to follow; choose speech or face.", modality=modality
        )
    edit = project.edit_of(index)
    others = tuple(m for m in MODALITIES if m != modality)
    new = replace(edit, emotion=None, muted=others)
    return project if new == edit else _rebuilt(with_edit(project, index, new), [index])


def set_intention(project: Project, index: int, mood: str | None) -> Project:
    """Sets the Mood that the music of scene `index` is to have, whatever the scene feels like; None
    matches the scene."""
    from aemo_studio.music.catalogue.mood_map import load_mood_map

    check_scene(project, index)
    if mood is not None and mood not in load_mood_map():
        raise EditError(
            "There is no mood {mood!r} in the mood map; choose one of its moods.", mood=mood
        )
    return with_edit(project, index, replace(project.edit_of(index), intention=mood))


def set_note(project: Project, index: int, note: str) -> Project:
    """Sets the editor's own words about scene `index`."""
    check_scene(project, index)
    return with_edit(project, index, replace(project.edit_of(index), note=note))


def ignore_face(project: Project, number: int, ignored: bool = True) -> Project:
    """Ignores the FaceTrack `number`: somebody on a poster, a passer-by."""
    return ignore_faces(project, (number,), ignored)


def ignore_faces(project: Project, numbers: Collection[int], ignored: bool = True) -> Project:
    """Ignores several FaceTracks, such as all of a poster."""
    there = {face.number: face for face in project.analysis.faces}
    for number in numbers:
        if number not in there:
            raise EditError("There is no face number {number} in this film.", number=number)
    rest = {*project.ignored_faces} - {*numbers}
    faces = tuple(sorted(rest.union(numbers) if ignored else rest))
    if faces == project.ignored_faces:
        return project
    changed = replace(project, ignored_faces=faces)
    around = {i for n in numbers for i in _scenes_around(changed, there[n].times_s.tolist())}
    everywhere = evidence(project).trust != evidence(changed).trust
    return _rebuilt(changed, range(len(project.scenes)) if everywhere else sorted(around))


def set_start_timecode(project: Project, timecode: str) -> Project:
    """Sets the timecode of the first frame."""
    try:
        project.analysis.video.timecode_rate.parse(timecode)
    except TimecodeError as error:
        raise EditError(
            "{problem}; give one like 01:00:00:00.", problem=reason_of(error)
        ) from error
    if timecode == project.start_timecode:
        return project
    return replace(project, start_timecode=timecode)


def set_video(project: Project, path: Path) -> Project:
    """Sets the path at which the video was found again."""
    if path.absolute() == project.analysis.video.path:
        return project
    video = replace(project.analysis.video, path=path.absolute())
    return replace(project, analysis=replace(project.analysis, video=video))


def _rebuilt(project: Project, indices: Iterable[int]) -> Project:
    scenes = list(project.scenes)
    for index in indices:
        old = scenes[index]
        new = build(project, old.start_s, old.end_s, project.edit_of(index).muted)
        # An unchanged scene stays the same object, so its list stays up to date.
        scenes[index] = old if same_values(old, new) else new
    return replace(project, scenes=tuple(scenes))


# A sampled face counts for at most a second around it, and for the cells in there.
_REACH_S = 1.0 + GRID_S


def _scenes_around(project: Project, times_s: list[float]) -> list[int]:
    if not times_s:
        return []
    first, last = times_s[0] - _REACH_S, times_s[-1] + _REACH_S
    return [i for i, s in enumerate(project.scenes) if s.start_s <= last and s.end_s >= first]
