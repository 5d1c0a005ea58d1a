"""Migrates the documents of older versions to the current one.

A migration takes the plain JSON of version n and returns that of version n + 1. The list holds them
in order, the first from version 1; whoever changes the shape of the document (or of the domain's
dataclasses in it) appends one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from aemo_studio.domain.addresses import file_at
from aemo_studio.domain.terms import terms_of
from aemo_studio.domain.time import DEFAULT_START

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _with_edits(document: dict[str, Any]) -> dict[str, Any]:
    """Migrates 1 to 2: adds the editor's decisions per scene, locked picks, ignored faces, markers
    and filters. A program of version 1 would lose them in silence: hence a version."""
    project = document["project"]
    picks = [{**pick, "locked": False} for pick in project.get("picks", [])]
    new: dict[str, Any] = {"edits": [], "ignored_faces": [], "markers": [], "filters": {}}
    return {**document, "project": {**project, **new, "picks": picks}}


def _with_terms(document: dict[str, Any]) -> dict[str, Any]:
    """Migrates 2 to 3: splits the one licence text of a track into fields; a file that stood only
    in the address becomes its file. A program of version 2 would list such tracks without their
    credit lines: hence a version."""
    project = document["project"]
    picks = [{**pick, "track": _owing(pick["track"])} for pick in project.get("picks", [])]
    lists = [
        [{**item, "track": _owing(item["track"])} for item in listed]
        for listed in project.get("recommendations", [])
    ]
    return {**document, "project": {**project, "picks": picks, "recommendations": lists}}


def _owing(track: dict[str, Any]) -> dict[str, Any]:
    file = track.get("file") or file_at(track["url"])
    return {**track, **terms_of(track["licence"])._asdict(), "file": file}


def _measured_scenes(document: dict[str, Any]) -> dict[str, Any]:
    """Migrates 3 to 4: scenes keep their measurements where the editor set the emotion. The shape
    is the same; the scores are measured again when the document is read (`scenes_are_measured`)."""
    return document


def _with_timecode(document: dict[str, Any]) -> dict[str, Any]:
    """Migrates 4 to 5: adds the film's own timecode, which nobody read; a start after 24 hours
    begins at midnight again, as it was always shown. A program of version 4 would count a
    non-drop-frame film as drop-frame: hence a version."""
    project = document["project"]
    analysis = project["analysis"]
    video = {"timecode": None, **analysis["video"]}
    start = {"start_timecode": _within_a_day(project.get("start_timecode", DEFAULT_START))}
    changed = {**project, **start, "analysis": {**analysis, "video": video}}
    return {**document, "project": changed}


def _within_a_day(timecode: str) -> str:
    hours, rest = timecode[:2], timecode[2:]
    return f"{int(hours) % 24:02}{rest}" if hours.isdecimal() else timecode


def _with_audio_tracks(document: dict[str, Any]) -> dict[str, Any]:
    """Migrates 5 to 6: adds the film's audio tracks and which of them the speech was read from,
    which nobody noted. A program of version 5 would lose the choice in silence: hence a version."""
    project = document["project"]
    analysis = project["analysis"]
    changed = {
        **analysis,
        "video": {**analysis["video"], "audio_tracks": []},
        "settings": {**analysis["settings"], "audio_track": "auto"},
        "dialogue": [],
        "faint_speech_s": [],
    }
    return {**document, "project": {**project, "analysis": changed}}


MIGRATIONS: tuple[Migration, ...] = (
    _with_edits,
    _with_terms,
    _measured_scenes,
    _with_timecode,
    _with_audio_tracks,
)


def current_version(migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Counts the version that is written, the newest that can be read."""
    return len(migrations) + 1


def scenes_are_measured(version: int) -> bool:
    """Reports whether a document of `version` holds measured scores in every scene; in older ones
    those of a scene whose emotion the editor set are all certain of it."""
    return version > MIGRATIONS.index(_measured_scenes) + 1


def migrate(
    document: dict[str, Any], version: int, migrations: Sequence[Migration] = MIGRATIONS
) -> dict[str, Any]:
    """Migrates a document of `version` (from 1) to the current one.

    Raises KeyError, TypeError or ValueError if the document does not have the shape of its version.
    """
    for step in migrations[version - 1 :]:
        document = step(document)
    return document | {"version": current_version(migrations)}
