"""Splits, merges and moves scenes; their order and the lack of gaps never change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aemo_studio.base.errors import EditError
from aemo_studio.domain.project import Pick, Project, SceneEdit
from aemo_studio.domain.time import TimecodeRate
from aemo_studio.project.editing.evidence import build
from aemo_studio.project.editing.scene_lists import all_edits, check_scene, spliced

_ROUNDING_S = 1e-6


def frame_s(project: Project) -> float:
    """Computes the seconds of a frame: no scene is shorter. Without picture that of 25 a second."""
    return float(1 / TimecodeRate.of(project.analysis.video.frame_rate).rate)


def scene_at(project: Project, time_s: float) -> int:
    """Finds the scene on display at a time; before the first one the first, after the last the
    last."""
    inside = [i for i, scene in enumerate(project.scenes) if scene.start_s <= time_s]
    return inside[-1] if inside else 0


def split_scene(project: Project, time_s: float) -> Project:
    """Splits the scene around `time_s` into two.

    Both keep what was decided; the pick and the note stay with the first. Raises EditError
    less than a frame from the scene's ends.
    """
    index = scene_at(project, time_s)
    check_scene(project, index)
    scene, edit = project.scenes[index], all_edits(project)[index]
    if not _is_inside(time_s, scene.start_s, scene.end_s, frame_s(project)):
        raise EditError("Split another moment: every scene lasts for at least one frame.")
    halves = (edit, replace(edit, note=""))
    scenes = (
        build(project, scene.start_s, time_s, edit.muted),
        build(project, time_s, scene.end_s, edit.muted),
    )
    picks = [pick for pick in project.picks if pick.scene == index]
    return spliced(
        project, index, index, scenes=scenes, edits=halves, sources=(index, index), picks=picks
    )


def merge_scenes(project: Project, first: int, last: int | None = None) -> Project:
    """Merges the scenes from `first` to `last` (included; default: the next one) into one.

    What was decided about the longest holds for all; what was rejected in one of them
    stays rejected, notes are joined, and a pick is kept (a locked one before others).
    """
    last = first + 1 if last is None else last
    check_scene(project, first)
    check_scene(project, last)
    if last <= first:
        raise EditError("Merging takes two scenes or more; choose a scene and one after it.")
    span = range(first, last + 1)
    leader = max(span, key=lambda i: project.scenes[i].duration_s)
    edit = _merged_edit([all_edits(project)[i] for i in span], all_edits(project)[leader])
    scene = build(project, project.scenes[first].start_s, project.scenes[last].end_s, edit.muted)
    picks = _merged_pick(project, span, leader)
    return spliced(
        project, first, last, scenes=(scene,), edits=(edit,), sources=(leader,), picks=picks
    )


def boundary_range(project: Project, index: int) -> tuple[float, float]:
    """Computes how far the boundary between scene `index` and the next can go, in seconds."""
    check_scene(project, index)
    check_scene(project, index + 1)
    frame = frame_s(project)
    return project.scenes[index].start_s + frame, project.scenes[index + 1].end_s - frame


def move_boundary(project: Project, index: int, time_s: float) -> Project:
    """Moves the boundary between scene `index` and the next to another time.

    Raises EditError where one of the two would be shorter than a frame.
    """
    check_scene(project, index)
    check_scene(project, index + 1)
    left, right = project.scenes[index], project.scenes[index + 1]
    if time_s == left.end_s:
        return project
    if not _is_inside(time_s, left.start_s, right.end_s, frame_s(project)):
        raise EditError(
            "Move the boundary to another moment: every scene lasts for at least one frame."
        )
    edits = all_edits(project)[index : index + 2]
    scenes = (
        build(project, left.start_s, time_s, edits[0].muted),
        build(project, time_s, right.end_s, edits[1].muted),
    )
    picks = [pick for pick in project.picks if pick.scene in (index, index + 1)]
    sources = (index, index + 1)
    return spliced(
        project, index, index + 1, scenes=scenes, edits=edits, sources=sources, picks=picks
    )


def move_boundary_near(project: Project, index: int, time_s: float) -> Project:
    """Moves the boundary between scene `index` and the next as near to `time_s` as it can go."""
    low, high = boundary_range(project, index)
    return move_boundary(project, index, min(max(time_s, low), high))


def _is_inside(time_s: float, start_s: float, end_s: float, frame_s: float) -> bool:
    """Tests that a scene of at least a frame lies on both sides of the time; NaN fails."""
    low, high = start_s + frame_s - _ROUNDING_S, end_s - frame_s + _ROUNDING_S
    return low <= time_s <= high


def _merged_edit(edits: Sequence[SceneEdit], leader: SceneEdit) -> SceneEdit:
    rejected = dict.fromkeys(key for edit in edits for key in edit.rejected)
    notes = dict.fromkeys(edit.note for edit in edits if edit.note)
    return replace(leader, rejected=tuple(rejected), note="\n".join(notes))


def _merged_pick(project: Project, span: Iterable[int], leader: int) -> list[Pick]:
    picks = [pick for i in span if (pick := project.pick_of(i))]
    if not picks:
        return []
    best = max(picks, key=lambda p: (p.locked, p.scene == leader, -p.scene))
    return [replace(best, scene=min(span))]
