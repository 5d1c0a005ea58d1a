"""Moves a project to a new cut of its film (`conform`)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import process_language
from aemo_studio.cli.options import (
    CacheOption,
    CatalogOption,
    Device,
    DeviceOption,
    EventsOption,
    ForceProjectOption,
    JsonOption,
    StrategyName,
    StrategyOption,
    TopOption,
)

if TYPE_CHECKING:
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.reporters import CommandReporter
    from aemo_studio.domain.project import Analysis, AnalysisSettings, Project
    from aemo_studio.project.recut.carry import Recut
    from aemo_studio.project.recut.listed import Listed


@dataclass(frozen=True)
class _Request:
    """The arguments of one call; lists are None where the new cut is matched."""

    old: Path
    film: Path
    output: Path
    new_list: Path | None
    old_list: Path | None
    catalogues: tuple[str, ...]
    top: int
    strategy: str
    device: str
    use_cache: bool


def conform(
    old: Annotated[Path, typer.Argument(metavar="OLD.aemo", help="The project of the old cut.")],
    film: Annotated[Path, typer.Argument(metavar="NEW_FILM", help="The new cut.")],
    *,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="NEW.aemo", help="Save the new project here."),
    ],
    edl: Annotated[
        Path | None,
        typer.Option(
            "--edl",
            metavar="FILE",
            help="Take what the new cut shows from its EDL, FCPXML or OTIO, instead of matching.",
        ),
    ] = None,
    old_edl: Annotated[
        Path | None,
        typer.Option(
            "--old-edl",
            metavar="FILE",
            help="The list of the old cut, where --edl names what both were cut from.",
        ),
    ] = None,
    catalog: CatalogOption = None,
    top: TopOption = 5,
    strategy: StrategyOption = StrategyName.MATCH,
    device: DeviceOption = Device.AUTO,
    json_: JsonOption = False,
    events: EventsOption = False,
    cache: CacheOption = True,
    force: ForceProjectOption = False,
) -> None:  # fmt: skip
    """Move picks, notes and corrections to a new cut of the film.

    What vanished and what is new is listed. The old project stays as it is.
    """
    from aemo_studio.analysis.media.container import check_file
    from aemo_studio.cli.outputs import STDOUT, check_outputs, check_project_place
    from aemo_studio.cli.quiet import quiet_libraries
    from aemo_studio.project import load_project

    request = _Request(
        old, film, output, edl, old_edl, tuple(catalog or ()), top, strategy, device, cache
    )
    if output == STDOUT:
        raise UsageError("A project is a file; give -o a name.")
    if old_edl is not None and edl is None:
        raise UsageError("--old-edl needs --edl, the list of the new cut.")
    if json_ and events:
        raise UsageError("--events needs standard output for itself; give a file name, not -.")
    opened = load_project(old)
    check_file(film)
    _check_lists(request, opened)
    lists = (path for path in (edl, old_edl) if path is not None)
    names = request.catalogues or opened.catalogues
    check_outputs((output,), (old, film, *lists, *map(Path, names)))
    check_project_place(output, None, force=force)
    with quiet_libraries():
        _run(request, opened, json_=json_, events=events)


def _check_lists(request: _Request, old: Project) -> None:
    """Reads the lists once, before the long work."""
    from aemo_studio.analysis.media.probe import probe
    from aemo_studio.project.recut.cut_lists import read_cut_list

    lists = [path for path in (request.new_list, request.old_list) if path is not None]
    of_sound = bool(lists) and not probe(request.film).has_video
    for path in lists:
        read_cut_list(path, old.analysis.video.timecode_rate, of_sound=of_sound)


def _run(request: _Request, old: Project, *, json_: bool, events: bool) -> None:
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import obey_orders, run_in_thread, signals_to
    from aemo_studio.cli.reporters import EventLines, TerminalReporter
    from aemo_studio.project import save_project

    token = CancelToken()
    lines = EventLines(token)
    if events:
        obey_orders(token)
    with signals_to(token):
        reporter: CommandReporter = lines if events else TerminalReporter()
        with reporter:
            recut = run_in_thread(lambda: _work(request, old, reporter, token), token)
        token.check()
        save_project(recut.project, request.output)
        if events:
            lines.recut(recut.report.to_json(), _told(recut, old))
        reporter.done(request.output)
    if json_:
        typer.echo(json.dumps(recut.report.to_json(), ensure_ascii=False, allow_nan=False))
    elif not events:
        for sentence in _told(recut, old):
            typer.echo(sentence)


def _work(request: _Request, old: Project, report: CommandReporter, token: CancelToken) -> Recut:
    from aemo_studio.cli.suggestions import load_suggestions, with_recommendations
    from aemo_studio.project.recut.carry import carry

    names = request.catalogues or old.catalogues
    suggestions = load_suggestions(names, request.top, request.strategy, report)
    token.check()
    analysis = _analysed(request, old, report, token)
    stretches, unread = _stretches(request, old, analysis)
    recut = carry(old, analysis, stretches)
    token.check()
    project = with_recommendations(recut.project, suggestions)
    return replace(recut, project=project, unread=unread)


def _analysed(
    request: _Request, old: Project, report: CommandReporter, token: CancelToken
) -> Analysis:
    """Analyses the new cut as the old one was."""
    from aemo_studio.analysis.pipeline import analyse

    analysis, _ = analyse(
        request.film,
        _settings(request.film, old.analysis.settings),
        device=request.device,
        report=report,
        cancel=token,
        use_cache=request.use_cache,
    )
    token.check()
    return analysis


def _settings(film: Path, settings: AnalysisSettings) -> AnalysisSettings:
    """Takes the old settings; an audio track that the new film has not is found again."""
    from aemo_studio.analysis.media.probe import probe

    number = settings.audio_track
    if isinstance(number, int) and number > len(probe(film).audio_tracks):
        return replace(settings, audio_track="auto")
    return settings


def _stretches(request: _Request, old: Project, analysis: Analysis) -> Listed:
    from aemo_studio.project.recut.listed import Listed, listed_stretches
    from aemo_studio.project.recut.matching import match

    if request.new_list is not None:
        return listed_stretches(old, analysis, request.new_list, request.old_list)
    return Listed(match(old.analysis, analysis), ())


def _told(recut: Recut, old: Project) -> list[str]:
    from aemo_studio.project.recut.told import told

    return [sentence.in_language(process_language()) for sentence in told(recut, old)]
