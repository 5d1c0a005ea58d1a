"""A catalogue of the user's own music files, from their tags."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.catalogue.mood_map import load_mood_map, load_translation
from aemo_studio.catalogue.rows import parse_bpm
from aemo_studio.catalogue.write import BuiltTrack, write_catalogue
from aemo_studio.errors import CatalogueError
from aemo_studio.resources import catalogue_dir

SUFFIXES = frozenset({".aif", ".aiff", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"})
NO_ARTIST = "unknown artist"


@dataclass(frozen=True)
class ImportReport:
    """written: files in the catalogue. without_mood: those of them whose tags name no mood;
    they are not recommended until somebody fills in `moods`. unreadable: left out."""

    folder: Path
    output: Path
    written: int
    without_mood: tuple[Path, ...]
    unreadable: tuple[Path, ...]


def import_folder(folder: Path, output: Path) -> ImportReport:
    """Writes a catalogue of all music files in `folder` and the folders in it.

    Title, artist, length, tempo, mood and copyright come from the files' tags; moods from
    the mood and genre tags, as far as our tables know the words. The Emotions follow when
    the catalogue is read. Raises CatalogueError if there is no music, OutputError.
    """
    if not folder.is_dir():
        raise CatalogueError(f"{folder} is not a folder; name the folder that holds your music.")
    words = _mood_words()
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    read = {path: _track(path, folder, words) for path in files}
    tracks = {path: track for path, track in read.items() if track is not None}
    if not tracks:
        raise CatalogueError(f"There is no music file that can be read in {folder}.")
    write_catalogue(output, tracks.values())
    return ImportReport(
        folder=folder,
        output=output,
        written=len(tracks),
        without_mood=tuple(path for path, track in tracks.items() if not track.moods),
        unreadable=tuple(path for path, track in read.items() if track is None),
    )


def _mood_words() -> Mapping[str, str]:
    """Words that a tag may hold to LMC moods, from the mood map and both translations."""
    moods = load_mood_map()
    native = load_translation(catalogue_dir() / "free_moods.csv", "native_mood", moods)
    tags = load_translation(catalogue_dir() / "lastfm_tags.csv", "tag", moods)
    declared = {word: mood for word, mood in {**native, **tags}.items() if mood}
    return {**declared, **{mood: mood for mood in moods}}


def _track(path: Path, folder: Path, words: Mapping[str, str]) -> BuiltTrack | None:
    import mutagen

    try:
        file = mutagen.File(path, easy=True)
    except (mutagen.MutagenError, OSError):
        return None
    if file is None:
        return None
    tags: Mapping[str, list[str]] = file.tags or {}
    relative = path.relative_to(folder).as_posix()
    return BuiltTrack(
        track_id="f" + hashlib.sha256(relative.encode()).hexdigest()[:12],
        title=_first(tags, "title") or path.stem,
        artist=_first(tags, "artist") or NO_ARTIST,
        moods=tuple(dict.fromkeys(_moods(tags, words))),
        emotion=None,
        duration_s=round(file.info.length, 2) or None,
        bpm=parse_bpm(_first(tags, "bpm")),
        licence=_first(tags, "copyright"),
        attribution="",
        url=path.resolve().as_uri(),
        source="own files",
    )


def _moods(tags: Mapping[str, list[str]], words: Mapping[str, str]) -> Iterator[str]:
    for key in ("mood", "genre"):
        for value in _values(tags, key):
            for word in value.replace(";", ",").replace("/", ",").split(","):
                mood = words.get(word.strip().lower())
                if mood:
                    yield mood


def _first(tags: Mapping[str, list[str]], key: str) -> str:
    return next(iter(_values(tags, key)), "").strip()


def _values(tags: Mapping[str, list[str]], key: str) -> list[str]:
    """Text values of a tag; files without text tags (plain WAV chunks) have none."""
    try:
        values = tags.get(key, [])
    except (KeyError, ValueError):
        return []
    return [value for value in values if isinstance(value, str)] if values else []
