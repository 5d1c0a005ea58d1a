"""Lists the shipped catalogues, loads a catalogue, and checks one row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.gc_pause import gc_paused
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.base.translations import all_of
from aemo_studio.domain.emotion import EMOTIONS, Emotion
from aemo_studio.domain.music import Catalogue, Track
from aemo_studio.music.catalogue.allocate import allocate
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.catalogue.rows import CatalogueProblem, RowReader
from aemo_studio.music.catalogue.sidecar import read_fits
from aemo_studio.music.catalogue.tables import PANDAS_PAYS_FROM_BYTES, Table, read_table
from aemo_studio.music.encodings import DECLARED, name_of
from aemo_studio.music.file_links import linked_all, load_links

SHIPPED: dict[str, str] = {
    "free": "Tracks an editor may use under CC BY: name the composer as the licence line says",
    "lmc": "Million Song Dataset songs as a reference or temp music: clear the rights first",
}
"""The shipped catalogues by name, and their terms in one line."""


@dataclass(frozen=True)
class CatalogueSummary:
    """A shipped catalogue."""

    #: By which it is loaded.
    name: str
    #: Path of its file.
    path: Path
    #: Number of usable tracks.
    tracks: int
    #: Emotion to number of tracks.
    per_emotion: dict[Emotion, int]
    #: Its terms in one line.
    licence: str
    #: Why it cannot be used, None if it can.
    problem: str | None = None


@dataclass(frozen=True)
class CatalogueReport:
    """The contents of a catalogue file and their problems."""

    #: Path of the file.
    path: Path
    #: Tracks that loading it gives.
    usable: int
    #: Rows left out.
    passed_over: int
    #: Emotion to number of usable tracks.
    per_emotion: dict[Emotion, int]
    #: In the order of the lines.
    problems: tuple[CatalogueProblem, ...]
    #: Sentences on the file as a whole.
    notes: tuple[str, ...]


def list_catalogues() -> tuple[CatalogueSummary, ...]:
    """Lists the shipped catalogues. One that cannot be read is listed with its problem."""
    return tuple(_summary(name, licence) for name, licence in SHIPPED.items())


def load_catalogue(name_or_file: str) -> Catalogue:
    """Loads a shipped catalogue by name, or any CSV file by path, with the rows that are right.

    A file without emotions gets them from its moods by the odd/even rule, without cap: an
    editor's own tracks all stay. Raises CatalogueError if the file is missing, is no
    catalogue, or has no usable row.
    """
    return load_with_report(name_or_file)[0]


def load_with_report(name_or_file: str) -> tuple[Catalogue, CatalogueReport]:
    """Loads a catalogue and reports what is wrong with its file, in one reading of it."""
    path = catalogue_path(name_or_file)
    with gc_paused():
        catalogue, report = _read(path, name_or_file if name_or_file in SHIPPED else path.stem)
        catalogue = replace(catalogue, tracks=linked_all(catalogue.tracks, load_links()))
    if not catalogue.tracks:
        raise _no_track(path, report.problems)
    return catalogue, report


def check_catalogue(path: Path) -> CatalogueReport:
    """Reports every problem of a catalogue file, in the order of its lines.

    Raises CatalogueError only if it cannot be read as a catalogue at all.
    """
    with gc_paused():
        return _read(path, path.stem)[1]


def catalogue_path(name_or_file: str) -> Path:
    """Finds the file of a catalogue. Raises CatalogueError for what is neither a name nor a
    file."""
    if name_or_file in SHIPPED:
        return catalogue_dir() / f"{name_or_file}.csv"
    path = Path(name_or_file).expanduser()
    if not path.exists():
        raise CatalogueError(
            "There is no catalogue {name}: it is no file, and shipped are {names}.",
            name=name_or_file,
            names=all_of(list(SHIPPED)),
        )
    return path


def _no_track(path: Path, problems: Sequence[CatalogueProblem]) -> CatalogueError:
    if not problems:
        return CatalogueError(
            "The catalogue {path} has no usable track; see `aemo-studio catalog check`.", path=path
        )
    return CatalogueError(
        "The catalogue {path} has no usable track; see `aemo-studio catalog check`. The first "
        "problem is in {problem}.",
        path=path,
        problem=problems[0].phrase,
    )


def count_emotions(tracks: Iterable[Track]) -> dict[Emotion, int]:
    """Counts tracks per Emotion, all eight in their order."""
    counts = Counter(track.emotion for track in tracks)
    return {emotion: counts[emotion] for emotion in EMOTIONS}


def _summary(name: str, licence: str) -> CatalogueSummary:
    path = catalogue_dir() / f"{name}.csv"
    try:
        tracks = load_catalogue(name).tracks
    except CatalogueError as error:
        return CatalogueSummary(name, path, 0, count_emotions(()), licence, error.message)
    return CatalogueSummary(name, path, len(tracks), count_emotions(tracks), licence)


def _read(path: Path, name: str) -> tuple[Catalogue, CatalogueReport]:
    table = read_table(path, PANDAS_PAYS_FROM_BYTES)
    mood_map = load_mood_map()
    reader = RowReader(table, name, mood_map)
    drafts = reader.drafts()
    notes = _encoding_notes(table)
    emotions: Sequence[Emotion | None] = drafts.emotions
    if emotions and not any(emotions):
        emotions = allocate(drafts.first_moods, mood_map, cap=None)
        notes += ("The file gives no emotions; they come from the moods by the odd/even rule.",)
    tracks = tuple(drafts.tracks(emotions))
    problems = tuple(sorted(reader.problems, key=lambda problem: problem.line))
    left_out = sum(problem.passed_over for problem in problems)
    report = CatalogueReport(path, len(tracks), left_out, count_emotions(tracks), problems, notes)
    return Catalogue(name, tracks, read_fits(path)), report


def _encoding_notes(table: Table) -> tuple[str, ...]:
    if table.encoding in DECLARED:
        return ()
    return (f"The file is not UTF-8 and was read as {name_of(table.encoding)}; check the letters.",)
