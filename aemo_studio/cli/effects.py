"""Suggests sound effects from what is named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aemo_studio.base.progress import Reporter, WarningEvent
from aemo_studio.base.translations import phrase
from aemo_studio.domain.effects import Effect, EffectCatalogue
from aemo_studio.domain.project import Project


def load_all_effects(names: Sequence[str], report: Reporter) -> tuple[Effect, ...]:
    """Loads effects, the shipped ones if none are named. Rows and files that had to be left out are
    reported as a warning. Raises CatalogueError."""
    from aemo_studio.music.effects.store import SHIPPED_EFFECTS, load_effects

    chosen = list(dict.fromkeys(names or (SHIPPED_EFFECTS,)))
    loaded = [load_effects(name) for name in chosen]
    for name, catalogue in zip(chosen, loaded, strict=True):
        if catalogue.left_out:
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
    count = catalogue.left_out
    files = phrase(
        "Sounds of {path} left out, because their names do not follow the Universal Category "
        "System: {count}.",
        path=name,
        count=count,
    )
    rows = phrase(
        "Rows of {path} left out, because they have no title, no kind or category, or an id that "
        "is there twice: {count}.",
        path=name,
        count=count,
    )
    report(WarningEvent("effects_left_out", files if Path(name).expanduser().is_dir() else rows))
