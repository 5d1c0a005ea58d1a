"""Lists, shows, checks and builds catalogues (`catalog`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aemo_studio.base.errors import CatalogueError, UsageError
from aemo_studio.cli import catalog_import

if TYPE_CHECKING:
    from aemo_studio.domain.emotion import Emotion

app = typer.Typer(help="List, show, check, build, import and correct catalogues.")
app.command("import")(catalog_import.import_)
app.command("correct")(catalog_import.correct)

_EXAMPLES = 5


@app.command("list")
def list_() -> None:
    """The shipped catalogues of music, and the sound effects."""
    from aemo_studio.music.catalogue.store import list_catalogues

    for entry in list_catalogues():
        typer.echo(f"{entry.name}: {entry.tracks} tracks. {entry.licence}.")
        if entry.problem is not None:
            typer.echo(f"  cannot be used: {entry.problem}")
    _list_effects()


@app.command()
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A shipped catalogue by name, or a CSV file.")
    ],
) -> None:
    """A catalogue's tracks per emotion, its licences and genres, and its first tracks."""
    from collections import Counter

    from aemo_studio.music.catalogue.store import count_emotions, load_catalogue

    catalogue = load_catalogue(name)
    typer.echo(f"{catalogue.name}: {len(catalogue.tracks)} tracks")
    _print_counts(count_emotions(catalogue.tracks))
    licences = Counter(track.terms.joined or "not stated" for track in catalogue.tracks)
    for licence, count in licences.most_common(_EXAMPLES):
        typer.echo(f"  licence {licence}: {count}")
    genres = Counter(track.genre for track in catalogue.tracks if track.genre)
    for genre, count in genres.most_common(_EXAMPLES):
        typer.echo(f"  genre {genre}: {count}")
    for track in catalogue.tracks[:_EXAMPLES]:
        typer.echo(f"  {track.track_id}  {track.artist}: {track.title} ({', '.join(track.moods)})")


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A catalogue as CSV.")],
) -> None:
    """Name every problem of a catalogue file, line by line.

    The exit code is 0 if it can be used, even if some rows are left out, and 5 if not.
    """
    from aemo_studio.music.catalogue.store import check_catalogue

    report = check_catalogue(file)
    for problem in report.problems:
        typer.echo(str(problem))
    for note in report.notes:
        typer.echo(note)
    rows = "1 row" if report.passed_over == 1 else f"{report.passed_over} rows"
    typer.echo(f"{report.usable} tracks can be used, {rows} left out.")
    _print_counts(report.per_emotion)
    if report.usable == 0:
        raise CatalogueError(
            "The catalogue {file} has no usable track; correct the lines above.", file=file
        )


@app.command()
def build(
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Write the catalogue here.")],
    lmc: Annotated[
        Path | None,
        typer.Option(help="LMC's labeled_lyrics CSV, or the Last.fm catalogue with LMC moods."),
    ] = None,
    genres: Annotated[
        Path | None,
        typer.Option(help="Genres of the songs by MSD track id, lmc_genre.csv (with --lmc)."),
    ] = None,
    free: Annotated[Path | None, typer.Option(help="A list of tracks that may be used.")] = None,
    sfx: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder with the lists of sound effects."),
    ] = None,
    cap: Annotated[
        int | None,
        typer.Option(min=1, help="Most tracks per emotion (with --lmc 1000, with --free none)."),
    ] = None,
) -> None:
    """Build a catalogue by the mood map and the odd/even rule, or one of sound effects."""
    from aemo_studio.cli.outputs import check_outputs
    from aemo_studio.music.catalogue.allocate import DEFAULT_CAP
    from aemo_studio.music.catalogue.build import build_free, build_lmc

    given = [path for path in (lmc, free, sfx) if path is not None]
    if len(given) != 1:
        raise UsageError("Give either --lmc FILE or --free FILE or --sfx DIR to build from.")
    if genres is not None and lmc is None:
        raise UsageError("--genres belongs to --lmc; the list of --free names its genres itself.")
    check_outputs((output,), [*given, *([genres] if genres else [])])
    if sfx is not None:
        _build_effects(sfx, output)
        return
    if lmc is not None:
        report = build_lmc(lmc, output, cap or DEFAULT_CAP, genres)
    elif free is not None:
        report = build_free(free, output, cap)
    typer.echo(f"{report.written} of {report.rows} rows written to {output}")
    typer.echo(f"  with a genre {report.with_genre}")
    _print_counts(report.per_emotion)
    for reason, count in report.left_out.items():
        typer.echo(f"  left out, {reason}: {count}")


def _list_effects() -> None:
    from aemo_studio.music.effects.store import EFFECT_TERMS, SHIPPED_EFFECTS, load_effects

    try:
        count = len(load_effects().effects)
    except CatalogueError as error:
        typer.echo(f"{SHIPPED_EFFECTS}: sound effects.\n  cannot be used: {error.message}")
    else:
        typer.echo(f"{SHIPPED_EFFECTS}: {count} sound effects. {EFFECT_TERMS}.")


def _build_effects(folder: Path, output: Path) -> None:
    from aemo_studio.music.effects.build import build_sfx

    report = build_sfx(folder, output)
    typer.echo(f"{report.written} of {report.rows} rows written to {output}")
    kinds = ", ".join(f"{kind} {count}" for kind, count in report.per_kind.items())
    typer.echo(f"  {kinds}; {report.rated} of a class that was rated")
    for reason, count in report.left_out.items():
        typer.echo(f"  left out, {reason}: {count}")


def _print_counts(per_emotion: Mapping[Emotion, int]) -> None:
    typer.echo("  " + ", ".join(f"{emotion} {count}" for emotion, count in per_emotion.items()))
