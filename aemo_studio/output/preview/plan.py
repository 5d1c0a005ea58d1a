"""Plans the music of a preview: the picks where they play, as far as they can be played."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aemo_studio.base.errors import MediaError, ProjectError
from aemo_studio.base.files import is_there
from aemo_studio.base.translations import Phrase, phrase
from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Track, TrackKey
from aemo_studio.domain.project import Pick, Project
from aemo_studio.music.fit.pieces import Piece
from aemo_studio.music.own_music.structures import structure_of
from aemo_studio.music.placement import Placement, picked_tracks, placements


@dataclass(frozen=True)
class MusicPlan:
    """The music of a preview."""

    #: In order; each track has a file that can be played.
    placements: tuple[Placement, ...]
    #: Sentences for the editor: what is not played, and what loops.
    notes: tuple[Phrase, ...]


def plan_music(project: Project) -> MusicPlan:
    """Places the picks that have a file. Tracks that nobody listened to are listened to first, so
    that window and exports place them the same way from then on.

    Raises ProjectError if there is no pick, or none with a file that can be played.
    """
    tracks = picked_tracks(project)
    if not tracks:
        raise ProjectError(
            "The project has no picks; pick tracks of your own music in the window or with "
            "`aemo-studio pick`, or take the suggestions with --suggested."
        )
    music = _listened(tracks.values(), project.catalogues)
    laid = list(placements(project, lambda track: music.structures.get(track.key)))
    notes = tuple(note for placed in laid for note in _notes(placed, music))
    playable = [placed for placed in laid if placed.fit is not None]
    played = tuple(placed for placed in playable if not placed.mix.muted)
    if playable and not played:
        raise ProjectError(
            "All picked music is muted; let some of it be heard again in the window or with "
            "`aemo-studio pick --no-mute`."
        )
    if not played:
        raise ProjectError(
            "No pick can be played. {note} Music of your own can be heard; `aemo-studio "
            "catalog import` takes it in.",
            note=notes[0],
        )
    return MusicPlan(played, notes)


def with_suggestions(project: Project) -> Project:
    """Picks, where nothing is picked, the best suggestion whose file is there."""
    found = [
        Pick(row.index, track)
        for row in project.rows()
        if row.pick is None
        and (track := next((r.track for r in row.recommendations if _is_there(r.track)), None))
    ]
    return replace(project, picks=(*project.picks, *found))


def _is_there(track: Track) -> bool:
    return track.path is not None and is_there(track.path)


@dataclass
class _Music:
    """Tracks that can be played by their structures, and why others cannot."""

    structures: dict[TrackKey, Structure] = field(default_factory=dict)
    problems: dict[TrackKey, Phrase] = field(default_factory=dict)


def _listened(tracks: Iterable[Track], catalogues: Sequence[str]) -> _Music:
    music = _Music()
    for key, track in {track.key: track for track in tracks}.items():
        found = _structure(track, catalogues)
        if isinstance(found, Structure):
            music.structures[key] = found
        else:
            music.problems[key] = found
    return music


def _structure(track: Track, catalogues: Sequence[str]) -> Structure | Phrase:
    """Finds the structure of a track, or a sentence on why the track cannot be played."""
    if not track.file:
        return phrase("there is no file of {title}, only its name.", title=track.title)
    file = Path(track.file)
    if not is_there(file):
        return phrase("{path} is not there; import the folder again if it has moved.", path=file)
    try:
        return structure_of(track, file, catalogues)
    except MediaError as error:
        return error.phrase


def _notes(placed: Placement, music: _Music) -> Iterator[Phrase]:
    where, problem = _where(placed.scenes), music.problems.get(placed.track.key)
    if problem is not None:
        yield phrase("{scenes}: {problem}", scenes=where, problem=problem)
    elif placed.fit is None:
        yield phrase("{scenes} has no length.", scenes=where)
    elif placed.mix.muted:
        yield phrase("{scenes}: {title} is muted.", scenes=where, title=placed.track.title)
    elif placed.fit.too_short:
        yield _too_short(where, placed.track.title, placed.pieces)


def _too_short(scenes: Phrase, title: str, pieces: Sequence[Piece]) -> Phrase:
    count, out_s, in_s = len(pieces) - 1, pieces[0].out_s, pieces[1].in_s
    if count == 1:
        return phrase(
            "{scenes}: {title} is too short; it goes back once at {out_s:.1f} s to {in_s:.1f} s.",
            scenes=scenes, title=title, out_s=out_s, in_s=in_s,
        )  # fmt: skip
    return phrase(
        "{scenes}: {title} is too short; it goes back {count} times at {out_s:.1f} s to "
        "{in_s:.1f} s.",
        scenes=scenes, title=title, count=count, out_s=out_s, in_s=in_s,
    )  # fmt: skip


def _where(scenes: Sequence[int]) -> Phrase:
    if len(scenes) == 1:
        return phrase("Scene {number}", number=scenes[0] + 1)
    return phrase("Scenes {first} to {last}", first=scenes[0] + 1, last=scenes[-1] + 1)
