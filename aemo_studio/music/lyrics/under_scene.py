"""Works out what the lyrics of a music file mean for a scene under which it plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aemo_studio.domain.project import Project
from aemo_studio.music.lyrics.mood import LyricMood, judge
from aemo_studio.music.lyrics.read import read_lyrics
from aemo_studio.music.lyrics.times import (
    Meeting,
    SungLine,
    free_stretches,
    meetings,
    starts_without_singing,
    sung_lines,
)


@dataclass(frozen=True)
class SceneLyrics:
    """What lyrics mean for a scene."""

    #: What the words feel like.
    mood: LyricMood
    #: Lines that would be sung while somebody speaks.
    meetings: tuple[Meeting, ...] = ()
    #: Stretches without singing, seconds in the track; none for lyrics without times.
    free: tuple[tuple[float, float], ...] = ()
    #: From where nobody sings for as long as the scene lasts, seconds in the track.
    starts_s: tuple[float, ...] = ()


def lyrics_under(project: Project, index: int, track: Path) -> SceneLyrics | None:
    """Reads the lyrics of a music file for a scene; None where it has none. Takes a moment."""
    found = read_lyrics(track)
    if found is None:
        return None
    duration_s, mood = stated_duration_s(track), judge(found)
    sung = sung_lines(found, duration_s)
    met = over_speech(project, index, track, sung) if sung else ()
    if not sung or duration_s is None:
        return SceneLyrics(mood, met)
    length_s = project.scenes[index].duration_s
    starts_s = starts_without_singing(sung, duration_s, length_s)
    return SceneLyrics(mood, met, free_stretches(sung, duration_s), starts_s)


def over_speech(
    project: Project, index: int, track: Path, sung: Sequence[SungLine]
) -> tuple[Meeting, ...]:
    """Finds the lines that would be sung while somebody speaks."""
    speech = [(line.start_s, line.end_s) for line in project.analysis.lines]
    return meetings(sung, speech, _played(project, index, track))


def stated_duration_s(track: Path) -> float | None:
    """Reads how long a music file says it is, in seconds; None where it does not say."""
    from mutagen import File, MutagenError

    try:
        opened = File(track)
    except (MutagenError, OSError):
        return None
    length = getattr(getattr(opened, "info", None), "length", None)
    return float(length) if length else None


def _played(project: Project, index: int, track: Path) -> Sequence[tuple[float, float, float]]:
    """Finds the pieces that are played: as the pick is placed if it is this file, else from the
    beginning for as long as the scene lasts."""
    from aemo_studio.music.own_music.structures import known_in
    from aemo_studio.music.placement import Placer, picked_tracks

    tracks = picked_tracks(project)
    picked = tracks.get(index)
    placed = Placer(known_in(project.catalogues)).at(index, project.scenes, tracks)
    if placed is None or picked is None or picked.path is None or not _same(picked.path, track):
        scene = project.scenes[index]
        return [(scene.start_s, 0.0, scene.duration_s)]
    at_s, pieces = placed.start_s, list[tuple[float, float, float]]()
    for piece in placed.pieces:
        pieces.append((at_s, piece.in_s, piece.out_s))
        at_s += piece.length_s
    return pieces


def _same(one: Path, other: Path) -> bool:
    return one.expanduser().absolute() == other.expanduser().absolute()
