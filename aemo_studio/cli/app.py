"""Puts the commands together; their options are beside what they do."""

from __future__ import annotations

from typing import Annotated

import typer

from aemo_studio import __version__
from aemo_studio.cli import (
    analyze,
    batch,
    catalog,
    conform,
    desktop,
    doctor,
    export,
    fit,
    lyrics,
    models,
    pick,
    preview,
    recommend,
    search,
    window,
    workbench,
)

app = typer.Typer(
    name="aemo-studio",
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Finds what a cut feels like and the music that goes with it, on this machine.",
    epilog="Exit codes: 0 done, 2 bad arguments or unwritable output, 3 unreadable media, "
    "4 missing or damaged model, 5 bad catalogue, 6 bad project, 130 cancelled.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aemo-studio {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error came from.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Show the version."),
    ] = False,
) -> None:
    """`--debug` is taken out by `main` before; it stands here for the help."""


app.command("open")(window.open_)
app.command("analyze")(analyze.analyze)
app.command("recommend")(recommend.recommend)
app.command("search")(search.search)
app.command("pick")(pick.pick)
app.command("export")(export.export)
app.command("batch")(batch.batch)
app.command("preview")(preview.preview)
app.command("fit")(fit.fit)
app.command("lyrics")(lyrics.lyrics)
app.command("conform")(conform.conform)
app.add_typer(catalog.app, name="catalog")
app.command("predict")(models.predict)
app.command("evaluate", **models.MORE_OPTIONS)(models.evaluate)
app.command("train", **workbench.PASS_ON)(workbench.train)
app.command("models")(models.models)
app.command("doctor")(doctor.doctor)
app.add_typer(desktop.app, name="desktop")
