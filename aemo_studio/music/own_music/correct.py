"""Keeps the user's corrections of a track (`catalog correct`), which count more than any import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from aemo_studio.base.errors import CatalogueError, UsageError
from aemo_studio.base.translations import listed
from aemo_studio.music.catalogue.cells import parse_bpm
from aemo_studio.music.catalogue.mood_map import load_mood_map
from aemo_studio.music.own_music.importer import rewrite
from aemo_studio.music.own_music.store import ListeningStore, folder_of
from aemo_studio.music.own_music.table import edits_in
from aemo_studio.music.own_music.tags import mood_words


def correct(catalogue: Path, track: str, changes: Mapping[str, str]) -> tuple[str, ...]:
    """Keeps corrections of a track and writes the catalogue again.

    track: its id, its title, or the (end of the) path of its file. changes: column to
    cell. What was changed in the file by hand is kept too. Returns the ids that were
    corrected. Raises CatalogueError for another catalogue, UsageError for a track that is
    not in it or is ambiguous.
    """
    with ListeningStore(catalogue, _folder_of(catalogue)) as store:
        written = _keep_edits(catalogue, store)
        found = _find(catalogue, track, written)
        store.correct(found, changes)
    rewrite(catalogue)
    return (found,)


def correct_tracks(catalogue: Path, changes: Mapping[str, Mapping[str, str]]) -> None:
    """Keeps corrections of several tracks, by their ids, and writes the catalogue once.

    Raises CatalogueError, OutputError."""
    with ListeningStore(catalogue, _folder_of(catalogue)) as store:
        _keep_edits(catalogue, store)
        for track_id, cells in changes.items():
            store.correct(track_id, cells)
    rewrite(catalogue)


def _folder_of(catalogue: Path) -> Path:
    folder = folder_of(catalogue)
    if folder is None:
        raise CatalogueError(
            "{catalogue} was not made by `aemo-studio catalog import`.", catalogue=catalogue
        )
    return folder


def _keep_edits(catalogue: Path, store: ListeningStore) -> Mapping[str, Mapping[str, str]]:
    """Keeps what was changed in the file by hand. Returns the rows as they were written."""
    written = store.written()
    for track_id, edits in edits_in(catalogue, written).items():
        store.correct(track_id, edits)
    return written


def checked_moods(moods: Sequence[str]) -> str:
    """Parses moods into a cell. Raises UsageError for a word that is no mood, naming the moods."""
    known, words = load_mood_map(), mood_words()
    result = []
    for mood in (word.strip().lower() for text in moods for word in text.split(",")):
        if mood not in words:
            raise UsageError(
                "There is no mood {mood!r}; there are {names}.",
                mood=mood,
                names=listed(sorted(known)),
            )
        result.append(words[mood])
    return "|".join(dict.fromkeys(result))


def checked_bpm(bpm: float) -> str:
    """Formats a tempo as a cell. Raises UsageError outside of the tempi that music has."""
    if parse_bpm(f"{bpm:g}") is None:
        raise UsageError("{bpm:g} is no tempo in beats per minute.", bpm=bpm)
    return f"{bpm:g}"


def _find(catalogue: Path, track: str, written: Mapping[str, Mapping[str, str]]) -> str:
    """Finds the id of the one track with this id, title or file."""
    if track in written:
        return track
    wanted = track.casefold()
    found = [
        track_id
        for track_id, cells in written.items()
        if cells["title"].casefold() == wanted or _names(cells["file"], track)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            "{track} names {count} tracks; use one of {names}.",
            track=track,
            count=len(found),
            names=listed(found[:5]),
        )
    raise UsageError(
        "There is no track {track} in {catalogue}; give its track_id.",
        track=track,
        catalogue=catalogue,
    )


def _names(file: str, wanted: str) -> bool:
    """Reports whether a path ends with the wanted one."""
    parts, end = Path(file).parts, Path(wanted).parts
    return bool(end) and parts[-len(end) :] == end
