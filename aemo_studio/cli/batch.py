"""Analyses many videos alike (`batch`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from aemo_studio.base.errors import Cancelled, UsageError
from aemo_studio.cli.options import (
    AudioTrackOption,
    CatalogOption,
    Device,
    DeviceOption,
    MinSceneOption,
    NoCharactersOption,
    StrategyName,
    StrategyOption,
    TopOption,
    audio_choice,
)

_SOME_FAILED = 3


def batch(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="FILES|DIR", help="Videos, or folders with videos.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Projects and summary go here.")
    ],
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Videos at once on this machine (1 per 4 cores)."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="A dask scheduler that runs already, e.g. tls://host:8786; its workers must "
            "see the same folders.",
        ),
    ] = None,
    tls_ca: Annotated[
        Path | None,
        typer.Option(
            "--tls-ca", metavar="FILE.pem", help="The authority of the scheduler's certificates."
        ),
    ] = None,
    tls_cert: Annotated[
        Path | None,
        typer.Option("--tls-cert", metavar="FILE.pem", help="The certificate to show it."),
    ] = None,
    tls_key: Annotated[
        Path | None,
        typer.Option("--tls-key", metavar="FILE.pem", help="The key of that certificate."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv/--no-csv", help="Write each music list, too.")] = True,
    catalog: CatalogOption = None,
    top: TopOption = 5,
    strategy: StrategyOption = StrategyName.MATCH,
    device: DeviceOption = Device.AUTO,
    min_scene: MinSceneOption = None,
    audio_track: AudioTrackOption = "auto",
    no_characters: NoCharactersOption = False,
    force: Annotated[
        bool, typer.Option("--force", help="Analyse again what is done already.")
    ] = False,
) -> int:
    """Analyse many videos; call it again to go on after a stop.

    A video that fails never stops the others; it is tried again in the next call. The
    summary is a table (CSV, and a page beside it). The exit code is 3 if some failed.
    """
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.cli.quiet import quiet_libraries
    from aemo_studio.cli.reporters import TerminalReporter
    from aemo_studio.output.batch.pools import Scheduler
    from aemo_studio.output.batch.run import run_batch

    if workers and scheduler:
        raise UsageError("Give --workers for this machine or --scheduler for others, not both.")
    if not scheduler and (tls_ca or tls_cert or tls_key):
        raise UsageError("--tls-ca, --tls-cert and --tls-key go with --scheduler.")
    others = Scheduler(scheduler, tls_ca, tls_cert, tls_key) if scheduler else None
    arguments = [*_catalogues(catalog or ()), "--top", str(top), "--strategy", strategy.value]
    arguments += ["--device", device.value]
    arguments += ["--min-scene", f"{min_scene:g}"] if min_scene is not None else []
    choice = audio_choice(audio_track)
    arguments += ["--audio-track", str(choice)] if choice != "auto" else []
    arguments += ["--no-characters"] if no_characters else []
    token = CancelToken()
    with quiet_libraries(), signals_to(token), TerminalReporter() as reporter:
        try:
            report = run_in_thread(
                lambda: run_batch(
                    inputs, output, arguments, workers=workers or _default_workers(), csv=csv,
                    scheduler=others, again=force, report=reporter, cancel=token,
                ),
                token,
                grace_s=10.0,
            )  # fmt: skip
        except Cancelled:
            raise Cancelled(kept=True) from None
    done = len(report.outcomes) - len(report.failed)
    videos = "1 video" if done == 1 else f"{done} videos"
    typer.echo(f"{videos} done ({report.known} of them before), {len(report.failed)} failed.")
    typer.echo(f"Summary: {report.summary} and {report.summary.with_suffix('.html').name}")
    return _SOME_FAILED if report.failed else 0


def _catalogues(names: list[str] | tuple[str, ...]) -> Iterator[str]:
    """Checks catalogues here, once, instead of in every child."""
    from aemo_studio.music.catalogue.store import SHIPPED, catalogue_path

    for name in names:
        path = catalogue_path(name)
        yield "--catalog"
        yield name if name in SHIPPED else str(path.absolute())


def _default_workers() -> int:
    return max(1, (os.cpu_count() or 1) // 4)
