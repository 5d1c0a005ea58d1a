"""Analyses of films that were cut by script, without any model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aemo_studio.analysis.scenes import build_scene
from aemo_studio.domain.project import Analysis, Project
from benchmarks.conform import analysed
from benchmarks.conform_films import Cut, write_film
from benchmarks.conform_looks import Look


def cut_film(path: Path, cuts: Sequence[Cut], look: Look | None = None) -> Analysis:
    """Writes a film of cuts and decodes it as an analysis does; each shot is a scene."""
    analysis = analysed(write_film(path, cuts, look or Look()))
    scenes = tuple(
        build_scene(
            shot.start_s,
            shot.end_s,
            speech=analysis.speech,
            face=analysis.face,
            fused=analysis.fused,
        )
        for shot in analysis.shots
    )
    settings = replace(analysis.settings, min_scene_s=1.0)
    return replace(analysis, scenes=scenes, settings=settings)


def project_of(analysis: Analysis) -> Project:
    return Project(analysis, analysis.scenes)
