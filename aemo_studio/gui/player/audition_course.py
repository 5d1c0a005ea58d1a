"""Finds how a track is laid under the scene that it is auditioned for. Without Qt."""

from __future__ import annotations

import math

from aemo_studio.domain.music import Track
from aemo_studio.domain.project import Project
from aemo_studio.gui.player.course import Course
from aemo_studio.music.fit.pieces import Piece
from aemo_studio.music.own_music.structures import known_in
from aemo_studio.music.placement import (
    Placer,
    asked_cuts,
    asked_mixes,
    mixed,
    picked_tracks,
)


def course_of(project: Project, index: int | None, track: Track) -> Course:
    """Lays a track as exports and preview do where it is picked; any other track as they would
    under this scene alone. What is fitted to its scenes ends with them. index: the scene, None for
    the start of the film."""
    if index is None:
        return Course(0.0)
    picks = picked_tracks(project)
    picked = index in picks and picks[index].key == track.key
    placer = Placer(known_in(project.catalogues))
    tracks, cuts = (picks, asked_cuts(project)) if picked else ({index: track}, {})
    placed = placer.at(index, project.scenes, tracks, cuts)
    assert placed is not None
    if picked:
        placed = next(mixed((placed,), asked_mixes(project)))
    factor, mix = placed.mix.factor, placed.mix
    exact = placed.fit is not None and any(scene in cuts for scene in placed.scenes)
    if picked and (exact or mix.fade_out_s is not None):
        return Course(placed.start_s, placed.pieces, *placed.fades_s, factor)
    *before, last = placed.pieces
    fade_in_s = 0.0 if mix.fade_in_s is None else placed.fades_s[0]
    endless = (*before, Piece(last.in_s, math.inf))
    return Course(placed.start_s, endless, fade_in_s, factor=factor)
