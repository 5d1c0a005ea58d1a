"""What stands in the list of a scene: its recommendations, and its pick. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from aemo_studio.domain.music import Recommendation, Track
from aemo_studio.domain.project import Project


@dataclass(frozen=True)
class Entry:
    """A card. recommendation: None for a pick that is not recommended (any more)."""

    track: Track
    recommendation: Recommendation | None
    picked: bool = False
    locked: bool = False


def entries_of(project: Project, index: int) -> tuple[Entry, ...]:
    """The recommendations of a scene, best first; a pick that is none of them stands above."""
    listed = project.recommendations[index] if index < len(project.recommendations) else ()
    pick = project.pick_of(index)
    key = pick.track.key if pick else None
    locked = pick is not None and pick.locked
    entries = tuple(
        Entry(r.track, r, picked=r.track.key == key, locked=locked and r.track.key == key)
        for r in listed
    )
    if pick is None or any(entry.picked for entry in entries):
        return entries
    return (Entry(pick.track, None, picked=True, locked=locked), *entries)


def local_file(track: Track) -> Path | None:
    """The music itself on this machine, or None where there is only a page about it."""
    if track.file:
        return Path(track.file)
    parts = urlsplit(track.url)
    if parts.scheme == "file":
        return Path(url2pathname(unquote(parts.path)))
    is_path = bool(track.url) and Path(track.url).is_absolute()
    return Path(track.url) if is_path else None


def web_link(track: Track) -> str | None:
    """The page about the track, if it has one that a browser opens."""
    return track.url if urlsplit(track.url).scheme in ("http", "https") else None


def credit_line(track: Track) -> str | None:
    """The words that have to be published with the track, None where none are asked for."""
    return track.licence.partition("credit:")[2].strip() or None
