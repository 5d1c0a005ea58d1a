"""Imports the user's own music and tables of others (`catalog import`), and corrects tracks
(`catalog correct`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from aemo_studio.base.cores import cores_in_use
from aemo_studio.base.errors import Cancelled, UsageError
from aemo_studio.cli.options import EventsOption

if TYPE_CHECKING:
    from aemo_studio.base.progress import CancelToken, Reporter
    from aemo_studio.music.catalogue.import_table import TableReport
    from aemo_studio.music.catalogue.tables import TableChoice
    from aemo_studio.music.effects.own_list import EffectImportReport
    from aemo_studio.music.own_music.importer import ImportReport

T = TypeVar("T")

_LISTED = 20


def import_(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="DIR|FILE…",
            help="A folder of music, or a CSV or XLSX table; or several folders and music files.",
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE.csv",
            help="Write the catalogue here. Default: named after the source, in this folder.",
        ),
    ] = None,
    add: Annotated[
        bool,
        typer.Option(
            "--add", help="Add to the music that earlier imports from other places brought."
        ),
    ] = False,
    retry: Annotated[
        bool,
        typer.Option("--retry", help="With --add: also try again what could not be read."),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Files listened to at once (one per core)."),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=COLUMN,…",
            help="Which column of a table is what, where the guess is wrong, "
            "e.g. title=Titel,artist=Interpret.",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Encoding of a CSV table, where the guess is wrong, e.g. big5."
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME|N", help="Sheet of a spreadsheet, where the guess is wrong."),
    ] = None,
    head_row: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Row of the heads, where the guess is wrong."),
    ] = None,
    effects: Annotated[
        bool,
        typer.Option("--effects", help="The folders hold sound effects; write a list of these."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that is no catalogue of this kind.")
    ] = False,
    events: EventsOption = False,
) -> None:  # fmt: skip
    """Make a catalogue of your own music, or of a table with columns of any name.

    A folder is listened to: tempo, key, loudness and more; each value says where it comes
    from. Call it again to take in what is new; only that is listened to. Moods that you
    change in the file, or with `catalog correct`, stay.

    With --effects, files named by UCS are read by their names, all others by ear.
    """
    from aemo_studio.music.catalogue.tables import TableChoice

    for source in sources:
        if not source.exists():
            raise UsageError(
                "There is no folder or table at {source}; check the name.", source=source
            )
    first, choice = sources[0], TableChoice(encoding, sheet, head_row)
    target = output or _default_output(first)
    if effects:
        _import_effects(sources, output or _effects_output(first), workers, events=events)
        return
    is_collection = add or retry or _is_collection(sources, target)
    if (is_collection or first.is_dir()) and (mapping or choice != TableChoice()):
        raise UsageError(
            "--map, --encoding, --sheet and --head-row are for tables; a folder has no columns."
        )
    if is_collection:
        _import_collection(sources, target, workers, retry=retry, events=events)
    elif first.is_dir():
        _import_folder(first, target, workers, force=force, events=events)
    else:
        _import_table(first, target, mapping or [], choice, force=force, events=events)


def _is_collection(sources: list[Path], target: Path) -> bool:
    """Reports whether music from several places is meant, or added to."""
    from aemo_studio.music.own_music.scan import is_music
    from aemo_studio.music.own_music.store import is_collection

    first = sources[0]
    return len(sources) > 1 or is_music(first) or (first.is_dir() and is_collection(target))


def correct(
    catalogue: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="A catalogue made by `catalog import DIR`.")
    ],
    track: Annotated[
        str, typer.Argument(metavar="TRACK", help="Its id, its title, or the name of its file.")
    ],
    *,
    moods: Annotated[
        list[str] | None,
        typer.Option("--moods", metavar="MOOD,…", help="Its moods, the first counts most."),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    artist: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    bpm: Annotated[float | None, typer.Option(metavar="BPM")] = None,
    genre: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    licence: Annotated[str | None, typer.Option(metavar="TEXT")] = None,
    attribution: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The credit line that the licence asks for.")
    ] = None,
    vocals: Annotated[bool | None, typer.Option("--vocals/--instrumental")] = None,
) -> None:
    """Say what is right about one of your tracks. Your word wins over every later import."""
    from aemo_studio.music.own_music.correct import checked_bpm, checked_moods
    from aemo_studio.music.own_music.correct import correct as keep

    changes = {
        "moods": checked_moods(moods) if moods else None,
        "title": title,
        "artist": artist,
        "bpm": checked_bpm(bpm) if bpm is not None else None,
        "genre": genre,
        "licence": licence,
        "attribution": attribution,
        "vocals": None if vocals is None else "yes" if vocals else "no",
    }
    given = {name: value for name, value in changes.items() if value is not None}
    if not given:
        raise UsageError("Say what to correct, for example --moods sad,dreamy.")
    for track_id in keep(catalogue, track, given):
        typer.echo(f"{track_id}: {', '.join(f'{k} {v}' for k, v in given.items())}")


def _effects_output(source: Path) -> Path:
    return Path(f"{source.resolve().name} effects.csv")


def _default_output(source: Path) -> Path:
    name = source.resolve().name if source.is_dir() else f"{source.stem} catalogue"
    return Path(f"{name or 'music'}.csv")


def _import_folder(
    folder: Path, output: Path, workers: int | None, *, force: bool, events: bool
) -> None:
    from aemo_studio.cli.import_events import print_folder
    from aemo_studio.music.own_music.importer import check_free, import_folder

    if not force:
        check_free(output)
    report = _listening(
        lambda reporter, token: import_folder(
            folder, output, workers=workers or cores_in_use(), report=reporter, cancel=token
        ),
        events=events,
    )
    (print_folder if events else _print_folder_result)(report)


def _import_collection(
    sources: list[Path], output: Path, workers: int | None, *, retry: bool, events: bool
) -> None:
    from aemo_studio.base.errors import CatalogueError
    from aemo_studio.base.translations import listed
    from aemo_studio.cli.import_events import print_folder
    from aemo_studio.music.own_music.importer import import_sources

    at_once = workers or cores_in_use()
    report = _listening(
        lambda reporter, token: import_sources(
            sources, output, retry=retry, workers=at_once, report=reporter, cancel=token
        ),
        events=events,
    )
    if not report.tracks and not events:
        raise CatalogueError(
            "There is no music file that can be read in {folder}. {first}",
            folder=listed(sources),
            first=next(iter(report.broken.values()), ""),
        )
    (print_folder if events else _print_folder_result)(report)


def _import_effects(
    folders: list[Path], output: Path, workers: int | None, *, events: bool
) -> None:
    from aemo_studio.cli.import_events import print_effects
    from aemo_studio.music.effects.heard_files import HearingJob
    from aemo_studio.music.effects.own_list import import_effects

    for folder in folders:
        if not folder.is_dir():
            raise UsageError("{folder} is no folder; name folders of effects.", folder=folder)
    at_once = workers or cores_in_use()
    report = _listening(
        lambda reporter, token: import_effects(
            folders, output, HearingJob(at_once, reporter, token)
        ),
        events=events,
    )
    (print_effects if events else _print_effects_result)(report)


def _print_effects_result(report: EffectImportReport) -> None:
    sounds = "1 sound effect" if report.written == 1 else f"{report.written} sound effects"
    typer.echo(f"{sounds} written to {report.output}")
    kinds = ", ".join(f"{kind} {count}" for kind, count in report.per_kind.items())
    typer.echo(f"  {kinds}; {report.by_ear} by ear; {report.rated} of a class that was rated")
    left_out = [str(sentence) for sentence in report.left_out]
    _list("left out", left_out, most=len(left_out))


def _listening(work: Callable[[Reporter, CancelToken], T], *, events: bool) -> T:
    """Runs an import, and reports how far it has come."""
    from aemo_studio.base.progress import CancelToken
    from aemo_studio.cli.interrupt import run_in_thread, signals_to
    from aemo_studio.cli.reporters import CommandReporter, EventLines, TerminalReporter

    token = CancelToken()
    reporter: CommandReporter = EventLines(token) if events else TerminalReporter()
    with signals_to(token), reporter:
        try:
            return run_in_thread(lambda: work(reporter, token), token, grace_s=5.0)
        except Cancelled:
            raise Cancelled(kept=True) from None


def _print_folder_result(report: ImportReport) -> None:
    typer.echo(
        f"{report.tracks} tracks written to {report.output}; "
        f"{report.listened} files listened to, the others were known."
    )
    moods = ", ".join(f"{count} {origin}" for origin, count in report.moods.items())
    typer.echo(f"  moods: {moods or 'none'}")
    if report.corrected:
        tracks = "1 track" if report.corrected == 1 else f"{report.corrected} tracks"
        typer.echo(f"  your corrections hold for {tracks}")
    if report.gone:
        typer.echo(f"  {report.gone} files that were known are not there now")
    for note in report.notes:
        typer.echo(f"  {note}")
    _list("without a mood (fill in `moods`)", report.without_mood)
    broken = [f"{path}: {why}" for path, why in report.broken.items()]
    _list("passed over", broken, most=len(broken))


def _import_table(
    source: Path,
    output: Path,
    mapping: list[str],
    choice: TableChoice,
    *,
    force: bool,
    events: bool,
) -> None:
    from aemo_studio.cli.import_events import print_table
    from aemo_studio.cli.outputs import check_outputs
    from aemo_studio.music.catalogue.foreign import parse_mapping
    from aemo_studio.music.catalogue.import_table import import_table

    given = parse_mapping(mapping)
    check_outputs((output,), (source,))
    if output.exists() and not force:
        raise UsageError(
            "{output} is there already; choose another with -o, or use --force.", output=output
        )
    (print_table if events else _print_table_result)(import_table(source, output, given, choice))


def _print_table_result(report: TableReport) -> None:
    for field, column in report.mapped.columns.items():
        how = " (guessed)" if field in report.mapped.guessed else ""
        typer.echo(f"  {field} = {column}{how}")
    if report.mapped.ignored:
        typer.echo(f"  not used: {', '.join(report.mapped.ignored)}")
    for problem in report.problems:
        typer.echo(str(problem))
    rows = "1 row" if report.passed_over == 1 else f"{report.passed_over} rows"
    typer.echo(
        f"{report.written} tracks written to {report.output}, {report.with_mood} of them with a "
        f"mood; {rows} left out." + "".join(f" {note}." for note in report.notes)
    )


def _list(heading: str, lines: list[str] | tuple[str, ...], most: int = _LISTED) -> None:
    if not lines:
        return
    typer.echo(f"  {heading}: {len(lines)}")
    for line in lines[:most]:
        typer.echo(f"    {line}")
    if len(lines) > most:
        typer.echo(f"    and {len(lines) - most} more")
