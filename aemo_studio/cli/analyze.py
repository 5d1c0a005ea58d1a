"""Analyses a video into a project, a music list, or both (`analyze`)."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import UsageError
from aemo_studio.base.translations import reason_of
from aemo_studio.cli.options import (
    AudioTrackOption,
    CacheOption,
    CatalogOption,
    CsvOption,
    Device,
    DeviceOption,
    EventsOption,
    ForceProjectOption,
    MinSceneOption,
    NoCharactersOption,
    StrategyName,
    StrategyOption,
    TopOption,
    audio_choice,
)

_SENDER_GRACE_S = 0.5

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.reporters import CommandReporter, EventLines
    from aemo_studio.domain.project import AnalysisSettings, Project


MOST_CHARACTERS = 999
MOST_WORKERS = 64


@dataclass(frozen=True)
class _Request:
    """The arguments of one call; paths are None where that output is not wanted, the start
    timecode where the film's own counts."""

    video: Path
    project: Path | None
    csv: Path | None
    timings: Path | None
    catalogues: tuple[str, ...]
    top: int
    strategy: str
    device: str
    settings: AnalysisSettings
    start_timecode: str | None
    use_cache: bool
    workers: int | None


def analyze(
    video: Annotated[Path, typer.Argument(metavar="VIDEO", help="A video or audio file.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PROJECT.aemo",
            help="Save the project here. Without -o and --csv it is saved beside the video, "
            "under its name with .aemo.",
        ),
    ] = None,
    csv: CsvOption = None,
    catalog: CatalogOption = None,
    top: TopOption = 5,
    strategy: StrategyOption = StrategyName.MATCH,
    device: DeviceOption = Device.AUTO,
    min_scene: MinSceneOption = None,
    face_rate: Annotated[
        float | None,
        typer.Option(metavar="HZ", min=0.5, max=30, help="Looks at the faces per second (4)."),
    ] = None,
    characters: Annotated[
        str,
        typer.Option(
            metavar="N|auto",
            help="How many people to tell apart by their faces; auto finds out.",
        ),
    ] = "auto",
    no_characters: NoCharactersOption = False,
    audio_track: AudioTrackOption = "auto",
    start_tc: Annotated[
        str | None,
        typer.Option(
            metavar="HH:MM:SS:FF",
            help="Timecode of the first frame. Default: the film's own, else 01:00:00:00.",
        ),
    ] = None,
    workers: Annotated[
        str,
        typer.Option(
            metavar="N|auto",
            help="Sections of a long film analysed at once, which finds the same; auto goes by "
            "cores and length.",
        ),
    ] = "auto",
    events: EventsOption = False,
    timings: Annotated[
        Path | None,
        typer.Option(metavar="OUT.json", help="Write the seconds of every stage here."),
    ] = None,
    cache: CacheOption = True,
    force: ForceProjectOption = False,
) -> None:
    """Find the scenes of a video, what they feel like, and music for them."""
    from aemo_studio.base.cores import import_numpy_on_one_core

    import_numpy_on_one_core()
    from aemo_studio.analysis.media.container import check_file
    from aemo_studio.cli.outputs import STDOUT, check_outputs, check_project_place
    from aemo_studio.cli.quiet import quiet_libraries

    if events and STDOUT in (csv, timings):
        raise UsageError("--events needs standard output for itself; give a file name, not -.")
    project = output or (video.with_suffix(".aemo") if csv is None else None)
    if project == STDOUT:
        raise UsageError("A project is a file; give -o a name.")
    request = _Request(
        video=video,
        project=project,
        csv=csv,
        timings=timings,
        catalogues=tuple(catalog or ()),
        top=top,
        strategy=strategy,
        device=device,
        settings=_settings(
            {"min_scene_s": min_scene, "face_rate_hz": face_rate},
            audio_track,
            _count("--characters", characters, MOST_CHARACTERS),
            recognise=not no_characters,
        ),
        start_timecode=start_tc,
        use_cache=cache,
        workers=_count("--workers", workers, MOST_WORKERS),
    )
    check_file(video)
    _check_timecode(request)
    check_outputs((project, csv, timings), (video, *map(Path, request.catalogues)))
    if project is not None:
        check_project_place(project, None if output else video, force=force)
    with quiet_libraries():
        _run(request, events=events)


def _settings(
    given: Mapping[str, float | None], audio_track: str, characters: int | None, *, recognise: bool
) -> AnalysisSettings:
    from aemo_studio.domain.project import AnalysisSettings

    return AnalysisSettings(
        audio_track=audio_choice(audio_track),
        recognise=recognise,
        characters=characters if recognise else None,
        **{name: v for name, v in given.items() if v is not None},
    )


def _count(option: str, text: str, most: int) -> int | None:
    """Reads the number of an option; None for auto. Raises UsageError."""
    if text == "auto":
        return None
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= most):
        raise UsageError(
            "{option} takes a number from 1 to {most}, or auto; {text!r} is neither.",
            option=option,
            most=most,
            text=text,
        )
    return int(text)


def _check_timecode(request: _Request) -> None:
    """Checks the start timecode before the work starts. The film's own fits its rate, so nothing
    is read for it."""
    from aemo_studio.domain.time import TimecodeError

    if request.start_timecode is None:
        return
    from aemo_studio.analysis.media.probe import probe

    try:
        probe(request.video).timecode_rate.parse(request.start_timecode)
    except TimecodeError as error:
        raise UsageError("--start-tc {problem}.", problem=reason_of(error)) from error


def _run(request: _Request, *, events: bool) -> None:
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import obey_orders, run_in_thread, signals_to
    from aemo_studio.cli.reporters import EventLines, TerminalReporter

    token = CancelToken()
    lines = EventLines(token)
    ordered = events and obey_orders(token)
    sent = _first_things_sent(request.video, lines) if ordered else contextlib.nullcontext()
    with signals_to(token), sent:
        reporter: CommandReporter = lines if events else TerminalReporter()
        with reporter:
            project, seconds = run_in_thread(lambda: _work(request, reporter, token), token)
        token.check()
        # From here on signals only set the token: writing takes a moment and is whole.
        _write(request, project, seconds)
        reporter.done(request.project)
        if not events:
            _print_result(request, project)


@contextlib.contextmanager
def _first_things_sent(video: Path, lines: EventLines) -> Iterator[None]:
    """Sends pictures and the waveform for the timeline of the window, beside the analysis, which
    has its own."""
    import threading

    from aemo_studio.base.errors import StudioError
    from aemo_studio.base.progress import CancelToken

    enough = CancelToken()

    def send() -> None:
        from aemo_studio.analysis.media.first_peaks import PEAKS_HZ, first_peaks
        from aemo_studio.analysis.media.first_pictures import first_pictures

        with contextlib.suppress(StudioError):
            for picture in first_pictures(video, enough):
                lines.picture(picture)
            first = 0
            for peaks in first_peaks(video, enough):
                lines.peaks(PEAKS_HZ, first, peaks)
                first += len(peaks)

    sender = threading.Thread(target=send, daemon=True)
    sender.start()
    try:
        yield
    finally:
        # A thread inside a decoder must not see the end of the program.
        enough.cancel()
        sender.join(_SENDER_GRACE_S)


def _work(
    request: _Request, report: CommandReporter, token: CancelToken
) -> tuple[Project, dict[str, object]]:
    """Analyses and recommends: the project, and the seconds of every stage."""
    from aemo_studio.cli.suggestions import load_suggestions, with_recommendations
    from aemo_studio.domain.project import Project
    from aemo_studio.domain.time import DEFAULT_START

    suggestions = load_suggestions(request.catalogues, request.top, request.strategy, report)
    token.check()
    from aemo_studio.analysis.pipeline import analyse

    analysis, timings = analyse(
        request.video,
        request.settings,
        device=request.device,
        report=report,
        cancel=token,
        use_cache=request.use_cache,
        workers=request.workers,
    )
    token.check()
    start = request.start_timecode or analysis.video.timecode or DEFAULT_START
    project = Project(analysis, analysis.scenes, start_timecode=start, cast=analysis.cast)
    seconds = {
        "stages": dict(timings.stages),
        "total_s": timings.total_s,
        "cached": timings.cached,
    }
    return with_recommendations(project, suggestions), seconds


def _write(request: _Request, project: Project, seconds: dict[str, object]) -> None:
    import json

    from aemo_studio.cli.outputs import write_output
    from aemo_studio.project import save_project

    if request.project is not None:
        save_project(project, request.project)
    if request.csv is not None:
        from aemo_studio.output.export.csv import render_csv

        write_output(request.csv, render_csv(project))
    if request.timings is not None:
        write_output(request.timings, (json.dumps(seconds, indent=2) + "\n").encode())


def _print_result(request: _Request, project: Project) -> None:
    from aemo_studio.cli.outputs import STDOUT
    from aemo_studio.cli.summary import print_dialogue, print_summary

    print_dialogue(project.analysis)
    if STDOUT not in (request.csv, request.timings):
        print_summary(project)
