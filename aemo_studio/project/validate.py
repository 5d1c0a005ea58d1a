"""Checks what must hold of a Project, once, where it enters or leaves.

Every function raises ValueError with a few words that name the wrong part.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import PurePath

from aemo_studio.analysis.validate import TIME_TOLERANCE_S, check_analysis, check_scenes
from aemo_studio.base.files import is_possible
from aemo_studio.domain.music import GAIN_RANGE_DB, MusicFilters
from aemo_studio.domain.project import Project


def check_project(project: Project) -> None:
    """Checks the project and the analysis inside it."""
    check_analysis(project.analysis)
    check_scenes(project.scenes, "scenes")
    _check_paths(project)
    if project.recommendations and len(project.recommendations) != len(project.scenes):
        raise ValueError("recommendations: not one list per scene")
    if any(not 0 <= pick.scene < len(project.scenes) for pick in project.picks):
        raise ValueError("picks: a pick belongs to no scene")
    _check_mixes(project)
    _check_decisions(project)
    _check_effects(project)
    _check_cast(project)
    _check_filters(project.filters)
    project.analysis.video.timecode_rate.parse(project.start_timecode)


def check_path(path: PurePath) -> None:
    """Checks that some system could have such a path: whoever asks for another one fails in a
    place of its own each time."""
    if not is_possible(path):
        raise ValueError("paths: no file can have the name that one has")


def _check_paths(project: Project) -> None:
    check_path(project.analysis.video.path)
    listed = (r.track for recommended in project.recommendations for r in recommended)
    tracks = (*listed, *(pick.track for pick in project.picks))
    files = {track.file for track in tracks} | {each.effect.file for each in project.effects}
    for file in filter(None, files):
        check_path(PurePath(file))


def _check_mixes(project: Project) -> None:
    least_db, most_db = GAIN_RANGE_DB
    for mix in (pick.mix for pick in project.picks):
        fades_s = (mix.fade_in_s or 0.0, mix.fade_out_s or 0.0)
        if not least_db <= mix.gain_db <= most_db or not all(0 <= s < math.inf for s in fades_s):
            raise ValueError("picks: no program takes that gain or fade")


def _check_decisions(project: Project) -> None:
    if project.edits and len(project.edits) != len(project.scenes):
        raise ValueError("edits: not one per scene")
    if not set(project.ignored_faces) <= {face.number for face in project.analysis.faces}:
        raise ValueError("ignored faces: there is no such face")
    duration_s = project.analysis.video.duration_s
    times = [0.0, *(marker.time_s for marker in project.markers), duration_s + TIME_TOLERANCE_S]
    if not all(a <= b for a, b in pairwise(times)):
        raise ValueError("markers: times are out of order or outside the film")


def _check_effects(project: Project) -> None:
    duration_s = project.analysis.video.duration_s
    times = [0.0, *(picked.time_s for picked in project.effects), duration_s + TIME_TOLERANCE_S]
    if not all(a <= b for a, b in pairwise(times)):
        raise ValueError("effects: times are out of order or outside the film")
    if not all(0 < picked.length_s < float("inf") for picked in project.effects):
        raise ValueError("effects: a length is not above 0")


def _check_cast(project: Project) -> None:
    faces = {face.number for face in project.analysis.faces}
    lines = {line.number for line in project.analysis.lines}
    for cast in (project.analysis.cast, project.cast):
        _check_owned([face for one in cast for face in one.faces], faces, "face")
        _check_owned([line for one in cast for line in one.lines], lines, "line")
        if len({character.number for character in cast}) != len(cast):
            raise ValueError("cast: two characters have one number")


def _check_owned(owned: Sequence[int], there: Collection[int], what: str) -> None:
    if len(set(owned)) != len(owned) or not set(owned) <= set(there):
        raise ValueError(f"cast: a {what} is of two characters, or is not there")


def _check_filters(filters: MusicFilters) -> None:
    limits = (filters.min_length_s, filters.max_length_s, filters.min_bpm, filters.max_bpm)
    if not all(limit is None or 0 <= limit < float("inf") for limit in limits):
        raise ValueError("filters: limits must be 0 or more")
