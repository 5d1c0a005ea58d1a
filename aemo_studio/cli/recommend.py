"""Recommends again for a saved project, without analysing (`recommend`)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from aemo_studio.base.errors import UsageError
from aemo_studio.cli.options import (
    CatalogOption,
    CsvOption,
    ProjectArgument,
    StrategyName,
    StrategyOption,
    TopOption,
)


def recommend(
    project: ProjectArgument,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Save here and leave the project as it is."
        ),
    ] = None,
    csv: CsvOption = None,
    catalog: CatalogOption = None,
    sfx: Annotated[
        Path | None,
        typer.Option(
            "--sfx", metavar="OUT.csv", help="Write suggested sound effects here; - prints them."
        ),
    ] = None,
    effects: Annotated[
        list[str] | None,
        typer.Option(
            "--effects",
            metavar="sfx|DIR|FILE",
            help="Suggest effects from the shipped list, a folder of your own (files are read by "
            "their UCS names, else by ear), or a CSV file; repeat it for several. Default: sfx.",
        ),
    ] = None,
    top: TopOption = 5,
    strategy: StrategyOption = StrategyName.MATCH,
    after_line: Annotated[
        bool,
        typer.Option(
            "--after-line", help="Music begins when the line has ended that is spoken at the start."
        ),
    ] = False,
    hold_back: Annotated[
        bool,
        typer.Option("--hold-back", help="No singing in scenes in which people speak."),
    ] = False,
) -> None:
    """Recommend again for the scenes of a project, and save it.

    Picks and corrected scenes stay. Without --catalog, the project's own catalogues are
    used. With -o the result goes into another project. With --sfx, ambiences for the
    scenes, stings for their changes and accents for markers, turns of emotion and cuts are
    suggested, --top for each.
    """
    from aemo_studio.cli.effects import load_all_effects, render_effects
    from aemo_studio.cli.outputs import STDOUT, check_outputs, write_output
    from aemo_studio.cli.reporters import TerminalReporter
    from aemo_studio.cli.suggestions import load_suggestions, with_recommendations
    from aemo_studio.cli.summary import print_summary
    from aemo_studio.output.export.csv import render_csv
    from aemo_studio.project import content_key, load_project, save_project

    target = output or project
    replaced = content_key(target)
    opened = load_project(project)
    names = tuple(catalog or opened.catalogues)
    check_outputs(
        (target, csv, sfx), (opened.analysis.video.path, *map(Path, (*names, *(effects or ()))))
    )
    if csv == sfx == STDOUT:
        raise UsageError("Only one list can go to standard output; give the other a file.")
    if effects and sfx is None:
        raise UsageError("--effects needs --sfx OUT.csv, the file for the suggestions.")
    reporter = TerminalReporter()
    sounds = load_all_effects(effects or (), reporter) if sfx is not None else ()
    loaded = load_suggestions(names, top, strategy, reporter)
    suggestions = replace(loaded, after_line=after_line, hold_back=hold_back)
    result = with_recommendations(opened, suggestions)
    save_project(result, target, replacing=replaced)
    if csv is not None:
        write_output(csv, render_csv(result))
    if sfx is not None:
        write_output(sfx, render_effects(result, sounds, top))
    if STDOUT not in (csv, sfx):
        print_summary(result)
    reporter.done(target)
