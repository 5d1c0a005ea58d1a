"""Exports a saved project into a file for another program (`export`)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import Cancelled, UsageError
from aemo_studio.base.translations import all_of, process_language, reason_of
from aemo_studio.cli.export_folders import FolderChoice, export_folder, warn, warn_of_gaps
from aemo_studio.cli.options import BeatsName, ProjectArgument
from aemo_studio.output.export.formats import (
    BUNDLE,
    FOLDERS,
    FORMATS,
    find_folder,
    find_format,
    find_formats,
    formats_taking,
)

if TYPE_CHECKING:
    from aemo_studio.domain.project import Project
    from aemo_studio.output.export.export_format import ExportFormat, FolderFormat
    from aemo_studio.output.export.options import ExportOptions, Language


def export(
    project: ProjectArgument,
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help=f"One of: {', '.join(f.name for f in FORMATS)}. "
            f"Folders: {', '.join(f.name for f in FOLDERS)}.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write here; - prints it; stems and bundle are folders. Default: beside the "
            "project, under its name.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what is there without asking.")
    ] = False,
    language: Annotated[
        str, typer.Option(metavar="en|zh-TW", help=f"Of the words in {formats_taking('language')}.")
    ] = "en",
    names: Annotated[
        bool,
        typer.Option("--names", help=f"Of the characters in {formats_taking('names')}."),
    ] = False,
    levels: Annotated[
        bool,
        typer.Option(
            "--levels",
            help="The loudness of the picks, and where they are lower under speech, as keyframes "
            f"in {formats_taking('levels')}; film and music are measured for it.",
        ),
    ] = False,
    beats: Annotated[
        BeatsName | None,
        typer.Option(
            "--beats",
            help="Starts of sections, of bars too, or all beats of the picks as markers in "
            f"{formats_taking('beats')}.",
        ),
    ] = None,
    start_tc: Annotated[
        str | None,
        typer.Option(
            metavar="HH:MM:SS:FF", help="Timecode of the first frame. Default: the project's."
        ),
    ] = None,
    drop_frame: Annotated[
        bool | None,
        typer.Option(
            "--drop-frame/--non-drop-frame",
            help="How timecode counts at 29.97 and 59.94. Default: as the film's own, "
            "else drop-frame.",
            show_default=False,
        ),
    ] = None,
    copy_files: Annotated[
        bool,
        typer.Option(
            "--copy-files",
            help=f"With {formats_taking('copied')}: put copies of the music beside the playlist.",
        ),
    ] = False,
    formats: Annotated[
        str,
        typer.Option(metavar="A,B,…", help="With bundle: the formats in it. Default: all."),
    ] = "",
    events: Annotated[
        bool,
        typer.Option(
            "--events", help="With stems and bundle: print progress as JSON lines, for programs."
        ),
    ] = False,
    production: Annotated[
        str | None, typer.Option(metavar="TITLE", help="For the head of a cue sheet.")
    ] = None,
    episode: Annotated[
        str | None, typer.Option(metavar="TITLE", help="For the head of a cue sheet.")
    ] = None,
    company: Annotated[
        str | None, typer.Option(metavar="NAME", help="For the head of a cue sheet.")
    ] = None,
) -> None:
    """Write a project for an editing program, a spreadsheet, a player or a browser."""
    import datetime

    from aemo_studio.output.export.options import ExportOptions
    from aemo_studio.project import load_project

    folder = find_folder(to)
    format_ = None if folder else find_format(to, output)
    options = ExportOptions(
        language=_language(language),
        production=production,
        company=company,
        episode=episode,
        date=datetime.date.today(),
        drop_frame=drop_frame,
        names=names,
        beats=None if beats is None else beats.value,
    )
    _check_beats(beats, format_, folder)
    _check_levels(levels, format_, folder)
    if format_ is not None:
        _check_no_folder_options(formats, events)
        target = output or project.with_suffix(format_.suffix)
        _check_copies(copy_files, format_, target)
        opened = _with_timecode(load_project(project), start_tc, options)
        options = _with_levels(opened, options) if levels else options
        _export_file(
            opened, format_, (project, target), options, force=force, copy_files=copy_files
        )
    elif folder is not None:
        chosen = FolderChoice(folder, formats, force, events)
        target = output or project.with_name(project.stem + folder.suffix)
        _check_folder(chosen, target, copy_files)
        opened = _with_timecode(load_project(project), start_tc, options)
        options = _with_levels(opened, options) if levels else options
        export_folder(opened, chosen, (project, target), options)


def _export_file(
    opened: Project,
    format_: ExportFormat,
    places: tuple[Path, Path],
    options: ExportOptions,
    *,
    force: bool,
    copy_files: bool,
) -> None:
    """Writes a format and says where. places: of the project and the target."""
    from aemo_studio.cli.outputs import STDOUT, check_outputs

    project, target = places
    check_outputs((target,), (project, opened.analysis.video.path))
    warn_of_gaps(opened, (format_,))
    saved = _write(opened, format_, target, options, force=force, copy_files=copy_files)
    if target != STDOUT:
        typer.echo(f"Saved {_named(saved)}. {format_.use}", err=True)


def _language(name: str) -> Language:
    from aemo_studio.output.export.options import Language

    for language in Language:
        if language.value.lower() == name.replace("_", "-").lower():
            return language
    known = all_of([language.value for language in Language])
    raise UsageError("There is no language {name!r}; known are {known}.", name=name, known=known)


def _check_beats(
    beats: BeatsName | None, format_: ExportFormat | None, folder: FolderFormat | None
) -> None:
    target = format_ or folder
    if beats is not None and target is not None and "beats" not in target.takes:
        raise UsageError(
            "--beats goes with {formats} and bundle only.", formats=formats_taking("beats")
        )


def _check_levels(levels: bool, format_: ExportFormat | None, folder: FolderFormat | None) -> None:
    target = format_ or folder
    if levels and target is not None and "levels" not in target.takes:
        raise UsageError(
            "--levels goes with {formats} and bundle only.", formats=formats_taking("levels")
        )


def _with_levels(project: Project, options: ExportOptions) -> ExportOptions:
    """Measures film and music, which takes a while and can be stopped."""
    import dataclasses

    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.cli.quiet import quiet_libraries
    from aemo_studio.output.preview.levels import measure_levels

    token = CancelToken()
    with quiet_libraries(), signals_to(token):
        measured = run_in_thread(lambda: measure_levels(project, token.check), token, grace_s=5.0)
    return dataclasses.replace(options, levels=measured)


def _check_no_folder_options(formats: str, events: bool) -> None:
    if formats:
        raise UsageError("--formats goes with bundle only.")
    if events:
        raise UsageError("--events goes with stems and bundle only.")


def _check_folder(chosen: FolderChoice, target: Path, copy_files: bool) -> None:
    from aemo_studio.cli.outputs import STDOUT

    if copy_files:
        raise UsageError("--copy-files goes with {formats} only.", formats=formats_taking("copied"))
    if chosen.formats and chosen.folder is not BUNDLE:
        raise UsageError("--formats goes with bundle only.")
    if target == STDOUT:
        raise UsageError("{name} is a folder; give -o its name.", name=chosen.folder.name)
    find_formats(chosen.formats)


def _check_copies(copy_files: bool, format_: ExportFormat, target: Path) -> None:
    from aemo_studio.cli.outputs import STDOUT

    to_stdout = target == STDOUT
    if copy_files and "copied" not in format_.takes:
        raise UsageError("--copy-files goes with {formats} only.", formats=formats_taking("copied"))
    if copy_files and to_stdout:
        raise UsageError("--copy-files puts music beside the playlist; give -o a file name.")


def _with_timecode(project: Project, start: str | None, options: ExportOptions) -> Project:
    """Sets the start timecode that was given, checked at the film's rate."""
    import dataclasses

    from aemo_studio.domain.time import TimecodeError
    from aemo_studio.output.export.timeline import rate_of

    rate = rate_of(project, options)
    if options.drop_frame and not rate.drop_frame:  # the rate has none
        raise UsageError("--drop-frame is for films at 29.97 and 59.94 frames a second only.")
    try:
        rate.parse(start or project.start_timecode)
    except TimecodeError as error:
        raise UsageError("--start-tc {problem}.", problem=reason_of(error)) from error
    return dataclasses.replace(project, start_timecode=start or project.start_timecode)


def _write(
    project: Project,
    format_: ExportFormat,
    target: Path,
    options: ExportOptions,
    *,
    force: bool,
    copy_files: bool,
) -> list[Path]:
    """Writes the files of a format, and says where."""
    import dataclasses

    from aemo_studio.cli.outputs import write_output
    from aemo_studio.output.export.playlist import CopyPlan, copied_names, plan_copies
    from aemo_studio.output.export.playlist import copy_files as copy

    plan = plan_copies(project, target) if copy_files else CopyPlan(())
    for remark in plan.remarks:
        warn(remark.in_language(process_language()))
    copies = plan.copies
    if copy_files and not copies:
        warn("there is nothing to copy: none of this music has a file on this computer.")
    options = dataclasses.replace(options, copied=copied_names(copies))
    files = format_.render_files(project, options)
    places = _places(target, len(files))
    if not force:
        _ask_before_replacing([*places, *(place for _, place in copies)], files[0])
    copy(copies)
    for place, data in zip(places, files, strict=True):
        write_output(place, data)
    return places


def _places(target: Path, count: int) -> list[Path]:
    from aemo_studio.cli.outputs import STDOUT
    from aemo_studio.output.export.formats import places_of

    if target == STDOUT and count > 1:
        raise UsageError("This needs {count} files; give -o a file name.", count=count)
    return places_of(target, count)


def _named(places: Sequence[Path]) -> str:
    """Names what was saved: `film.edl`, or `film.edl and 2 more, film-2.edl to film-3.edl`."""
    first, *more = places
    if not more:
        return str(first)
    last = f" to {more[-1].name}" if len(more) > 1 else ""
    return f"{first} and {len(more)} more, {more[0].name}{last}"


def _ask_before_replacing(targets: Sequence[Path], data: bytes) -> None:
    """Asks a person at a terminal; raises UsageError where there is none.

    A file that is empty, no plain file, or already what would be written loses nothing.
    """
    occupied = [path for path in targets if path.is_file() and path.stat().st_size]
    if not occupied or (occupied == [targets[0]] and targets[0].read_bytes() == data):
        return
    if not sys.stdin.isatty():
        raise _already_there(occupied)
    more = f" and {len(occupied) - 1} more" if len(occupied) > 1 else ""
    typer.echo(f"{occupied[0]}{more} is there already. Replace it? [y/N] ", err=True, nl=False)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise Cancelled


def _already_there(occupied: Sequence[Path]) -> UsageError:
    if len(occupied) == 1:
        return UsageError(
            "{path} is there already; choose another place with -o, or --force to replace it.",
            path=occupied[0],
        )
    return UsageError(
        "{path} and {count} more is there already; choose another place with -o, or --force to "
        "replace it.",
        path=occupied[0],
        count=len(occupied) - 1,
    )
