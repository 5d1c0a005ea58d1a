"""How a track is laid under the scene that it is auditioned for."""

from __future__ import annotations

import math

from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Project
from aemo_studio.gui.player.course import Course
from aemo_studio.music.fit.pieces import Piece
from aemo_studio.music.fit.search import best_fit
from aemo_studio.music.own_music.structures import known_structure
from aemo_studio.music.placement import runs


def course_of(project: Project, index: int | None, track: Track) -> Course:
    """As exports and preview lay it: its best stretch where the import has listened to it,
    else from its beginning. index: the scene, None for the start of the film."""
    if index is None:
        return Course(0.0)
    start_s, length_s = _place(project, index, track)
    structure = known_structure(track, project.catalogues)
    pieces = best_fit(structure, length_s).pieces if structure and length_s > 0 else ()
    if not pieces:
        return Course(start_s)
    return Course(start_s, (*pieces[:-1], Piece(pieces[-1].in_s, math.inf)))


def _place(project: Project, index: int, track: Track) -> tuple[float, float]:
    """Start and length of the scene, or of all the scenes that this pick goes on through."""
    for run in runs(project):
        if index in run.scenes and run.track.key == track.key:
            return run.start_s, run.length_s
    scene = project.scenes[index]
    return scene.start_s, scene.end_s - scene.start_s
