"""Imports a folder of music files into a catalogue (`catalog import DIR`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from aemo_studio.base.atomic_write import check_writable
from aemo_studio.base.errors import CatalogueError, OutputError
from aemo_studio.base.file_names import is_text, readable
from aemo_studio.base.progress import CancelToken, Eta, Progress, Reporter, silent
from aemo_studio.base.translations import Phrase, listed
from aemo_studio.domain.listening import Origin
from aemo_studio.music.catalogue.cells import middles_note
from aemo_studio.music.catalogue.sidecar import sidecar_path
from aemo_studio.music.own_music.helper_processes import Failed, work_on
from aemo_studio.music.own_music.listen_to_file import listen_to_file
from aemo_studio.music.own_music.scan import (
    FolderScan,
    is_music,
    music_files,
    music_in,
    scan,
    scan_sources,
)
from aemo_studio.music.own_music.store import (
    KnownFile,
    ListeningStore,
    collection_root,
    folder_of,
    is_collection,
)
from aemo_studio.music.own_music.table import edits_in, write_table
from aemo_studio.music.own_music.tags import read_tags
from aemo_studio.music.own_music.values import cells_of

_STAGE = "listening"


@dataclass(frozen=True)
class ImportReport:
    """The result of importing a folder."""

    #: As the user named it.
    folder: Path
    #: Path of the catalogue file.
    output: Path
    #: Rows in the catalogue.
    tracks: int
    #: Files that were listened to in this run; the others were known.
    listened: int
    #: Tracks with at least one correction by the user.
    corrected: int
    #: Number of tracks whose moods were read, estimated or corrected.
    moods: Mapping[Origin, int]
    #: Relative paths of files without a mood, which are not recommended until somebody fills in
    #: `moods`.
    without_mood: tuple[str, ...]
    #: Relative path to the reason, for files that were left out.
    broken: Mapping[str, Phrase]
    #: Files that were known and are not there any more.
    gone: int
    #: What was concluded from tags.
    notes: tuple[Phrase, ...] = ()


def import_folder(
    folder: Path,
    output: Path,
    *,
    workers: int = 1,
    report: Reporter = silent,
    cancel: CancelToken | None = None,
) -> ImportReport:
    """Listens to what is new or changed in `folder` and writes the catalogue `output`.

    Every file is kept when it is done, so that a second call after any end goes on where
    the first was. Raises CatalogueError without music that can be read, OutputError,
    Cancelled.
    """
    cancel = cancel or CancelToken()
    _check_folder(folder)
    check_writable(output)
    with ListeningStore(output, folder.absolute()) as store:
        renew = _prepare(output, store)
        scanned = scan(folder, store, cancel)
        if renew:
            _read_tags_again(folder, store, scanned)
        failed = _listen(folder, store, scanned, workers=workers, report=report, cancel=cancel)
        made = _write(folder, output, store, scanned, failed)
        if not made.tracks:
            _report_nothing(folder, made.broken, failed)
        return made


def import_sources(
    sources: Sequence[Path],
    output: Path,
    *,
    retry: bool = False,
    workers: int = 1,
    report: Reporter = silent,
    cancel: CancelToken | None = None,
) -> ImportReport:
    """Adds the music in `sources`, folders and files, to the collection `output`; what was imported
    into it from elsewhere stays.

    retry: also listens again to files in them that could not be read. Without music that can be
    read, the report says why, and nothing is written. Raises as `import_folder` does.
    """
    cancel = cancel or CancelToken()
    root = collection_root()
    _check_sources(root, sources)
    check_collection(output)
    check_writable(output)
    with ListeningStore(output, root) as store:
        renew = _prepare(output, store)
        if retry:
            store.doubt(music_in(root, sources))
        scanned = scan_sources(root, sources, store, cancel)
        if renew:
            _read_tags_again(root, store, scanned)
        failed = _listen(root, store, scanned, workers=workers, report=report, cancel=cancel)
        return _write(root, output, store, scanned, failed)


def _prepare(output: Path, store: ListeningStore) -> bool:
    """Keeps what the user changed in the file. Reports whether an earlier version has read the
    tags."""
    for track_id, changes in edits_in(output, store.written()).items():
        store.correct(track_id, changes)
    return store.doubt_failures()


def _read_tags_again(folder: Path, store: ListeningStore, scanned: FolderScan) -> None:
    """Reads the tags of files that an earlier version has listened to: more kinds are read now."""
    todo = {item.path for item in scanned.todo}
    for path in (*scanned.present, *scanned.elsewhere):
        if path not in todo and (folder / path).is_file():
            store.set_tags(path, read_tags(folder / path))


def _listen(
    folder: Path,
    store: ListeningStore,
    scanned: FolderScan,
    *,
    workers: int,
    report: Reporter,
    cancel: CancelToken,
) -> dict[str, Phrase]:
    """Listens to what is to be listened to. Returns the files that failed this time, with the
    reason; that is no verdict on them, so that the next import tries them again."""
    todo = {folder / item.path: item for item in scanned.todo}
    failed: dict[str, Phrase] = {}
    tell = _tell_of(scanned, report)
    for n, (path, found) in enumerate(
        work_on(list(todo), listen_to_file, workers, cancel), start=1
    ):
        item = todo[path]
        if isinstance(found, Failed):
            failed[item.path] = found.reason
        else:
            store.put(item.path, item.stamp, item.track_id, found)
        tell(n)
    return failed


def _tell_of(scanned: FolderScan, report: Reporter) -> Callable[[int], None]:
    """Makes a function that reports progress when so many files were listened to: which one is
    next, of all that were looked at."""
    eta, todo, count = Eta(), scanned.todo, len(scanned.present)

    def tell(done: int) -> None:
        file = todo[min(done, len(todo) - 1)].path
        number = min(count - len(todo) + done + 1, count)
        share = done / len(todo)
        report(Progress(_STAGE, share, eta.left_s(share), PurePosixPath(file).name, number, count))

    return tell


def rewrite(output: Path) -> int:
    """Writes the catalogue again after corrections, without reading the folder's files. Returns the
    number of tracks. Raises CatalogueError, OutputError."""
    folder = folder_of(output)
    if folder is None:
        raise CatalogueError(
            "{output} was not made by `aemo-studio catalog import`.", output=output
        )
    with ListeningStore(output, folder) as store:
        present = set(store.written())
        entries = [e for e in store.entries().values() if e.track_id in present]
        rows = _rows(folder, entries, store.corrections())
        write_table(output, rows.values())
        store.set_written(rows)
    return len(rows)


def _check_folder(folder: Path) -> None:
    if not is_text(folder.absolute()):
        raise CatalogueError(
            "The name of {folder} is not text (UTF-8); rename the folder or one above it.",
            folder=readable(folder),
        )
    if not folder.is_dir():
        raise CatalogueError(
            "{folder} is not a folder; name the folder that holds your music.", folder=folder
        )
    if next(music_files(folder), None) is None:
        raise CatalogueError("There is no music file in {folder}.", folder=folder)


def _check_sources(root: Path, sources: Sequence[Path]) -> None:
    """Raises CatalogueError where a source is none, or there is no music in any of them."""
    for source in sources:
        if not is_text(source.absolute()):
            raise CatalogueError(
                "The name of {folder} is not text (UTF-8); rename the folder or one above it.",
                folder=readable(source),
            )
        if not source.is_dir() and not is_music(source):
            raise CatalogueError(
                "{path} is no folder and no music file; name folders and files of your music.",
                path=source,
            )
    if next(music_in(root, sources), None) is None:
        raise CatalogueError("There is no music file in {folder}.", folder=listed(sources))


def check_collection(output: Path) -> None:
    """Raises OutputError if `output` is there and is no collection."""
    if (output.exists() or sidecar_path(output).exists()) and not is_collection(output):
        raise OutputError(
            "{output} is there already and is no collection of music from several places; choose "
            "another place with -o.",
            output=output,
        )


def _write(
    folder: Path,
    output: Path,
    store: ListeningStore,
    scanned: FolderScan,
    failed: Mapping[str, Phrase],
) -> ImportReport:
    known = store.entries()
    there = [known[path] for path in scanned.present if path in known and path not in failed]
    read = [entry for entry in there if entry.problem is None]
    broken = {entry.path: entry.problem for entry in there if entry.problem is not None}
    broken |= {**scanned.unreadable, **failed}
    others = (known[path] for path in scanned.elsewhere)
    good = [*read, *(entry for entry in others if entry.problem is None)]
    corrections = store.corrections()
    rows = _rows(folder, good, corrections)
    if rows:
        write_table(output, rows.values())
        store.set_written(rows)
    return ImportReport(
        folder=folder,
        output=output,
        tracks=len(rows),
        listened=len(scanned.todo),
        corrected=sum(entry.track_id in corrections for entry in good),
        moods=_origins(rows),
        without_mood=tuple(e.path for e in read if not rows[e.track_id]["moods"]),
        broken=broken,
        gone=len(set(known) - {*scanned.present, *scanned.elsewhere}),
        notes=tuple(_ranges(read)),
    )


def _ranges(entries: Sequence[KnownFile]) -> Iterator[Phrase]:
    """Says where the middle of a range was taken for the tempo."""
    middles = {
        entry.tags.bpm_range: entry.tags.bpm
        for entry in entries
        if entry.tags and entry.tags.bpm_range and entry.tags.bpm
    }
    if middles:
        yield middles_note(middles)


def _report_nothing(
    folder: Path, broken: Mapping[str, Phrase], failed: Mapping[str, Phrase]
) -> NoReturn:
    _check_reader(folder, failed)
    raise CatalogueError(
        "There is no music file that can be read in {folder}. {first}",
        folder=folder,
        first=next(iter(broken.values()), ""),
    )


def _check_reader(folder: Path, failed: Mapping[str, Phrase]) -> None:
    """Raises CatalogueError where not the files but the reading of them has failed."""
    if failed:
        raise CatalogueError(
            "The music reader does not work on this machine: it failed at every file in {folder} "
            "that could be music. Your files are not to blame; run `aemo-studio doctor` and report "
            "what it prints. {first}",
            folder=folder,
            first=next(iter(failed.values())),
        )


def _rows(
    folder: Path, entries: Sequence[KnownFile], corrections: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Maps track ids to their rows, in the order of the paths."""
    rows = {}
    for entry in sorted(entries, key=lambda e: e.path):
        file = (folder / entry.path).absolute()
        changes = corrections.get(entry.track_id, {})
        rows[entry.track_id] = dict(cells_of(entry, changes, str(file), file.as_uri()))
    return rows


def _origins(rows: Mapping[str, Mapping[str, str]]) -> dict[Origin, int]:
    counts = Counter(row["moods_from"] for row in rows.values() if row["moods"])
    return {origin: counts[origin.value] for origin in Origin if counts[origin.value]}


def check_free(output: Path) -> None:
    """Raises OutputError if `output` exists and is not a catalogue of own music."""
    if output.exists() and folder_of(output) is None:
        raise OutputError(
            "{output} is there already and was not made by `catalog import`; choose "
            "another place with -o, or --force to replace it.",
            output=output,
        )
