"""Renders the film with the picks laid under it (`preview`)."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import MediaError, UsageError
from aemo_studio.base.files import is_there
from aemo_studio.base.translations import process_language
from aemo_studio.cli.options import EventsOption, ProjectArgument

if TYPE_CHECKING:
    from aemo_studio.domain.project import Project
    from aemo_studio.music.placement import Placement
    from aemo_studio.output.preview.render import PreviewReport


def preview(
    project: ProjectArgument,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE.mp4",
            help="Write here. Default: beside the project, under its name with preview.mp4.",
        ),
    ] = None,
    lufs: Annotated[
        float, typer.Option(metavar="LUFS", min=-50, max=-5, help="Loudness (EBU R128: -23).")
    ] = -23.0,
    duck: Annotated[
        float,
        typer.Option(metavar="DB", min=-60, max=0, help="Level of the music under speech."),
    ] = -12.0,
    suggested: Annotated[
        bool,
        typer.Option(
            "--suggested", help="Where nothing is picked, lay the best suggestion that has a file."
        ),
    ] = False,
    video: Annotated[
        Path | None, typer.Option(metavar="VIDEO", help="Where the video lies, if it has moved.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    events: EventsOption = False,
) -> None:  # fmt: skip
    """Render the video with the picks under it: faded, ducked under speech, levelled.

    Only tracks with a file of yours can be heard; each comes in and goes out where it fits
    the scene best.
    """
    from aemo_studio.cli.outputs import check_outputs
    from aemo_studio.output.preview.plan import with_suggestions
    from aemo_studio.project import load_project

    opened = load_project(project)
    if video is not None:
        info = dataclasses.replace(opened.analysis.video, path=video)
        opened = dataclasses.replace(
            opened, analysis=dataclasses.replace(opened.analysis, video=info)
        )
    if not is_there(opened.analysis.video.path):
        raise MediaError(
            "The film is not at {path}; say where it lies with --video.",
            path=opened.analysis.video.path,
        )
    if suggested:
        opened = with_suggestions(opened)
    target = output or project.with_suffix(".preview.mp4")
    check_outputs((target,), (project, opened.analysis.video.path, *_music(opened)))
    if target.exists() and not force:
        raise UsageError(
            "{target} is there already; choose another with -o, or use --force.", target=target
        )
    report = _render(opened, target, lufs, duck, events=events)
    if not events:
        _print_result(report)


def _music(project: Project) -> list[Path]:
    return [Path(pick.track.file) for pick in project.picks if pick.track.file]


def _render(
    project: Project, target: Path, lufs: float, duck_db: float, *, events: bool
) -> PreviewReport:
    from aemo_studio.base.progress import CancelToken, WarningEvent
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.cli.quiet import quiet_libraries
    from aemo_studio.cli.reporters import CommandReporter, EventLines, TerminalReporter
    from aemo_studio.output.preview.render import render_preview

    token = CancelToken()
    reporter: CommandReporter = EventLines(token) if events else TerminalReporter()
    with quiet_libraries(), signals_to(token), reporter:
        report = run_in_thread(
            lambda: render_preview(
                project, target, lufs=lufs, duck_db=duck_db, report=reporter, cancel=token
            ),
            token,
            grace_s=5.0,
        )
        if events:
            for note in report.plan.notes:
                reporter(WarningEvent("preview", note))
            reporter.done(target)
        return report


def _print_result(report: PreviewReport) -> None:
    for placed in report.plan.placements:
        numbers = ", ".join(str(scene + 1) for scene in placed.scenes)
        typer.echo(f"scene {numbers}: {placed.track.title} {_played(placed)}")
    for note in report.plan.notes:
        typer.echo(note.in_language(process_language()), err=True)
    level = "silent" if report.loudness_lufs is None else f"{report.loudness_lufs:.1f} LUFS"
    typer.echo(f"Saved {report.output} ({level}).", err=True)


def _played(placed: Placement) -> str:
    first, last, fit = placed.pieces[0], placed.pieces[-1], placed.fit
    if fit is None:
        return "from the beginning"
    looped = ", looped" if fit.too_short else ""
    if fit.exact and len(placed.pieces) > 1:
        looped = f", in {len(placed.pieces)} pieces"
    return (
        f"from {first.in_s:.1f} s ({fit.entry}) to {last.out_s:.1f} s ({fit.exit}){looped}, "
        f"fit {fit.score:.2f}"
    )
