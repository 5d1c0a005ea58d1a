"""Suggests sound effects from what is named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aemo_studio.base.cores import cores_in_use
from aemo_studio.base.progress import Reporter, WarningEvent
from aemo_studio.base.translations import phrase
from aemo_studio.domain.effects import Effect, EffectCatalogue
from aemo_studio.domain.project import Project


def load_all_effects(names: Sequence[str], report: Reporter) -> tuple[Effect, ...]:
    """Loads effects, the shipped ones if none are named; files in folders are heard where their
    names say nothing. What had to be left out is reported. Raises CatalogueError."""
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.music.effects.heard_files import HearingJob
    from aemo_studio.music.effects.store import SHIPPED_EFFECTS, load_effects

    chosen, token = list(dict.fromkeys(names or (SHIPPED_EFFECTS,))), CancelToken()
    job = HearingJob(cores_in_use(), report, token)
    with signals_to(token):
        loaded = run_in_thread(lambda: [load_effects(n, job) for n in chosen], token, grace_s=5.0)
    for name, catalogue in zip(chosen, loaded, strict=True):
        if catalogue.left_out and not Path(name).expanduser().is_dir():
            _warn(name, catalogue, report)
    return tuple(effect for catalogue in loaded for effect in catalogue.effects)


def render_effects(project: Project, effects: Sequence[Effect], top: int) -> bytes:
    """Suggests effects for a project as the editor left it, and renders them as CSV."""
    from aemo_studio.music.effects.moments import effect_moments
    from aemo_studio.music.effects.ranking import suggest_effects
    from aemo_studio.output.export.effects_csv import render_effects_csv
    from aemo_studio.project.editing.evidence import effective_tracks

    moments = effect_moments(project, effective_tracks(project).fused)
    return render_effects_csv(project, suggest_effects(moments, effects, top))


def _warn(name: str, catalogue: EffectCatalogue, report: Reporter) -> None:
    rows = phrase(
        "Rows of {path} left out, because they have no title, no kind or category, or an id that "
        "is there twice: {count}.",
        path=name,
        count=catalogue.left_out,
    )
    report(WarningEvent("effects_left_out", rows))
