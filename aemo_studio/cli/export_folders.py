"""Exports a project as a folder: stems, or a bundle to pass on (`export --to stems|bundle`)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typer

from aemo_studio.base.errors import Cancelled, WouldReplaceError
from aemo_studio.base.translations import Phrase
from aemo_studio.output.export.export_format import FolderFormat
from aemo_studio.output.export.formats import BUNDLE, find_formats

if TYPE_CHECKING:
    from aemo_studio.base.progress import CancelToken, Reporter
    from aemo_studio.domain.project import Project
    from aemo_studio.output.export.export_format import ExportFormat
    from aemo_studio.output.export.options import ExportOptions

_LISTED = 5


@dataclass(frozen=True)
class FolderChoice:
    """What the user wants to have written as a folder, and how."""

    #: The kind of folder.
    folder: FolderFormat
    #: Names of the formats in a bundle, with commas; empty for all.
    formats: str
    #: Whether files that are there may be replaced.
    force: bool
    #: Whether progress is printed as JSON lines.
    events: bool


def export_folder(
    project: Project, chosen: FolderChoice, places: tuple[Path, Path], options: ExportOptions
) -> None:
    """Writes the folder, and reports how far it has come. places: of the project and the target.

    Raises UsageError where it would replace files, and nobody said that they may go.
    """
    from aemo_studio.base.progress import CancelToken, WarningEvent
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.cli.outputs import check_inputs_stay
    from aemo_studio.cli.quiet import quiet_libraries
    from aemo_studio.cli.reporters import EventLines, TerminalReporter

    token, (file, target) = CancelToken(), places
    with quiet_libraries(), signals_to(token):
        # Made here: a console that was made before would write where libraries are silenced.
        reporter = EventLines(token) if chosen.events else TerminalReporter()
        files, write = run_in_thread(lambda: _plan(project, chosen, target, options), token)
        check_inputs_stay([target / name for name in files], [file, *_inputs(project)])
        if not chosen.force:
            _ask_before_replacing(target, files)
        with reporter:
            for remark in run_in_thread(lambda: write(reporter, token), token, grace_s=2.0):
                reporter(WarningEvent(chosen.folder.name, remark))
            if chosen.events:
                reporter.done(target)
    if not chosen.events:
        typer.echo(f"Saved {target} ({len(files)} files). {chosen.folder.use}", err=True)


def warn_of_gaps(project: Project, formats: Sequence[ExportFormat]) -> None:
    """Warns where the film is not there that a format refers to, or nothing is picked."""
    from aemo_studio.base.files import is_there

    film = project.analysis.video.path
    if any(format_.refers_to_film for format_ in formats) and not is_there(film):
        warn(f"the film is not at {film} any more; link it again where you open this.")
    if any(format_.lays_picks for format_ in formats) and not project.picks:
        warn(
            "nothing is picked, so there is no music in it; "
            "`aemo-studio pick PROJECT --best` picks the first suggestions."
        )


def warn(sentence: str) -> None:
    """Prints a warning."""
    typer.echo(f"Warning: {sentence}", err=True)


def _inputs(project: Project) -> list[Path]:
    music = (pick.track.path for pick in project.picks)
    effects = (Path(one.effect.file) for one in project.effects if one.effect.file)
    return [project.analysis.video.path, *(path for path in music if path), *effects]


_Write: TypeAlias = "Callable[[Reporter, CancelToken], Sequence[Phrase]]"


def _plan(
    project: Project, chosen: FolderChoice, target: Path, options: ExportOptions
) -> tuple[list[str], _Write]:
    """Lists the files, and returns what writes them."""
    if chosen.folder is not BUNDLE:
        return _stems(project, target, options)
    formats = find_formats(chosen.formats)
    warn_of_gaps(project, formats)
    return _bundle(project, target, options, formats)


def _stems(project: Project, target: Path, options: ExportOptions) -> tuple[list[str], _Write]:
    from aemo_studio.output.stems.write import plan_stems, write_stems

    plan = plan_stems(project)
    return plan.files, lambda report, token: write_stems(
        plan, target, options, report=report, cancel=token
    )


def _bundle(
    project: Project, target: Path, options: ExportOptions, formats: Sequence[ExportFormat]
) -> tuple[list[str], _Write]:
    from aemo_studio.output.bundle.write import plan_bundle, write_bundle

    plan = plan_bundle(project, formats, options)

    def write(report: Reporter, token: CancelToken) -> Sequence[Phrase]:
        write_bundle(plan, target, report=report, cancel=token)
        return plan.remarks

    return plan.files, write


def _ask_before_replacing(target: Path, names: Sequence[str]) -> None:
    """Asks a person at a terminal; raises UsageError where there is none."""
    from aemo_studio.base.folder_write import files_in_the_way

    there = [path.relative_to(target).as_posix() for path in files_in_the_way(target, names)]
    if not there:
        return
    known = ", ".join(there[:_LISTED]) + ("" if len(there) <= _LISTED else " …")
    if not sys.stdin.isatty():
        raise WouldReplaceError(
            "{folder} holds {count} of these files already: {files}; choose another folder with "
            "-o, or --force to replace them.",
            folder=target,
            count=len(there),
            files=known,
        )
    question = f"{target} holds {len(there)} of these files already: {known}. Replace them? [y/N] "
    typer.echo(question, err=True, nl=False)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise Cancelled
