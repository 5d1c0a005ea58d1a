"""Lists the music of a project for playlists, scene by scene, and copies its files."""

from __future__ import annotations

import os
import shutil
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from aemo_studio.base.atomic_write import temporary_file
from aemo_studio.base.errors import OutputError
from aemo_studio.base.files import is_there
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.domain.project import Project
from aemo_studio.music.placement import picked_tracks
from aemo_studio.output.export.descriptions import track_name
from aemo_studio.output.export.effect_tracks import measured_track
from aemo_studio.output.export.media_files import file_name, file_uri, is_sound
from aemo_studio.output.export.options import ExportOptions

_SOUND = frozenset(
    {".aac", ".aif", ".aiff", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma"}
)


@dataclass(frozen=True)
class PlaylistEntry:
    """A track to listen to."""

    #: The piece of music.
    track: Track
    #: Numbers of its scenes, from 1.
    scenes: tuple[int, ...]
    #: Whether the editor chose it; otherwise it is the best suggestion.
    picked: bool
    #: Whether it is a sound effect, and no music.
    effect: bool = False

    @property
    def label(self) -> str:
        """Writes `pick for scene 2`, `suggestion for scenes 1 and 3`, `sound effect for scene
        4`."""
        kind = "sound effect" if self.effect else "pick" if self.picked else "suggestion"
        return f"{kind} for scene{'s' * (len(self.scenes) > 1)} {_in_words(self.scenes)}"


def playlist_entries(project: Project) -> list[PlaylistEntry]:
    """Lists each track once, in the order of the scenes: picks, and where there is none the best
    recommendation; picked sound effects follow."""
    picks, found = picked_tracks(project), dict[tuple[TrackKey, bool], tuple[Track, list[int]]]()
    for index in range(len(project.scenes)):
        recommended = project.recommendations[index] if project.recommendations else ()
        track = picks.get(index) or (recommended[0].track if recommended else None)
        if track is not None:
            _, scenes = found.setdefault((track.key, index in picks), (track, []))
            scenes.append(index + 1)
    return [
        *(
            PlaylistEntry(track, tuple(scenes), picked)
            for (_, picked), (track, scenes) in found.items()
        ),
        *_effects(project),
    ]


def _effects(project: Project) -> Iterator[PlaylistEntry]:
    """Yields each picked sound effect once, in order of time."""
    found = dict[TrackKey, tuple[Track, dict[int, None]]]()
    starts = [scene.start_s for scene in project.scenes]
    for picked in project.effects:
        track = measured_track(picked.effect)
        _, scenes = found.setdefault(track.key, (track, {}))
        scenes[max(bisect_right(starts, picked.time_s), 1)] = None
    for track, scenes in found.values():
        yield PlaylistEntry(track, tuple(scenes), picked=True, effect=True)


def location(track: Track, options: ExportOptions) -> str:
    """Builds the URI by which a player finds the music; empty where there is only a page about
    it."""
    path = track.path
    if path is not None:
        return options.link_by_file.get(str(path)) or file_uri(path)
    page = track.page or ""
    return page if Path(urlsplit(page).path).suffix.lower() in _SOUND else ""


@dataclass(frozen=True)
class CopyPlan:
    """The music that is copied beside a playlist."""

    #: The file, and the place of its copy.
    copies: tuple[tuple[Path, Path], ...]
    #: Sentences on files that are not copied, and on links that lead elsewhere.
    remarks: tuple[Phrase, ...] = ()


def plan_copies(project: Project, playlist: Path) -> CopyPlan:
    """Plans copies in the folder `<playlist> music` beside the playlist."""
    return plan_copies_in(project, playlist.with_name(f"{playlist.stem} music"))


def plan_copies_in(project: Project, folder: Path) -> CopyPlan:
    """Pairs the files of picks, first suggestions and picked sound effects that there are, numbered
    in order, with their places in a folder.

    Only sound that decodes: a project from elsewhere may name any file of this computer as a song,
    and who passes the folder on would pass that on, too.
    """
    planned: dict[Path, Path] = {}
    remarks: dict[Path, Phrase] = {}
    tracks = [entry.track for entry in playlist_entries(project)]
    for track in tracks:
        source = track.path
        if source is None or source in planned or source in remarks or not is_there(source):
            continue
        if not is_sound(source):
            remarks[source] = phrase(
                "{path} is no sound that can be read; not copied.", path=source
            )
            continue
        name = file_name(f"{len(planned) + 1:02} {track_name(track)}")
        planned[source] = folder / (name + source.suffix.lower())
    links = (phrase_ for source in planned if (phrase_ := _link_remark(source)))
    return CopyPlan(tuple(planned.items()), (*remarks.values(), *links))


def _link_remark(source: Path) -> Phrase | None:
    """Says where a link leads that leaves the folder in which the project names the file."""
    target = Path(os.path.realpath(source))
    if target.is_relative_to(os.path.realpath(source.parent)):
        return None
    return phrase("{path} is a link; what is copied is {target}.", path=source, target=target)


def copy_files(copies: Sequence[tuple[Path, Path]]) -> None:
    """Copies files, each whole or not at all. Raises OutputError, before the first one if the disk
    has not enough room."""
    if not copies:
        return
    folder = copies[0][1].parent
    try:
        folder.mkdir(exist_ok=True)
        _check_room(folder, copies)
        for source, target in copies:
            _copy(source, target)
    except OSError as error:
        raise OutputError.from_os_error(folder, error) from error


def copied_names(copies: Sequence[tuple[Path, Path]]) -> tuple[tuple[str, str], ...]:
    """Pairs paths with names for `ExportOptions.copied`."""
    return tuple((str(source), f"{target.parent.name}/{target.name}") for source, target in copies)


def _check_room(folder: Path, copies: Sequence[tuple[Path, Path]]) -> None:
    needed = sum(source.stat().st_size for source, _ in copies)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise OutputError(
            "The music takes {needed_mb:.0f} MB and {folder} has room for {free_mb:.0f}; "
            "choose another place with -o.",
            needed_mb=needed / 1e6,
            folder=folder,
            free_mb=free / 1e6,
        )


def _copy(source: Path, target: Path) -> None:
    with temporary_file(target.parent) as part:
        shutil.copyfile(source, part)
        part.replace(target)


def _in_words(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
