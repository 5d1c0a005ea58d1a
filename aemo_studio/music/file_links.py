"""Keeps which sound files on this computer belong to tracks of which a catalogue knows no file.

An editor fetches a track from its page and links the file once; every film has it from then on, in
the window and on the command line. The catalogues stay as they are.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.codec import decoder, encode
from aemo_studio.base.files import is_there
from aemo_studio.base.program_data import data_folder
from aemo_studio.domain.music import Track, TrackKey

_FILE = "linked-files.json"


@dataclass(frozen=True)
class LinkedFile:
    """A sound file that is a track's."""

    #: Name of the track's catalogue.
    catalogue: str
    #: The track's name in that catalogue.
    track_id: str
    #: Path of the file.
    file: str
    #: Seconds of the file; None where nobody measured them.
    duration_s: float | None = None

    @property
    def key(self) -> TrackKey:
        return TrackKey(self.catalogue, self.track_id)


Links = Mapping[TrackKey, LinkedFile]


def load_links() -> Links:
    """Reads the links. Those that cannot be read any more are as good as none, and so are those to
    files that are gone."""
    with contextlib.suppress(OSError, msgspec.MsgspecError, ValueError):
        found = decoder(list[LinkedFile]).decode((data_folder() / _FILE).read_bytes())
        return {link.key: link for link in found if is_there(Path(link.file))}
    return {}


def save_links(links: Links) -> None:
    """Keeps the links in place of the former ones. Raises OutputError."""
    data_folder().mkdir(parents=True, exist_ok=True)
    write_atomic(data_folder() / _FILE, encode(list(links.values())))


def linked(track: Track, links: Links) -> Track:
    """Gives a track its file and, where the file was measured, its length. A file that the
    catalogue names stays as long as it is there."""
    link = links.get(track.key)
    if link is None or (track.file and link.file != track.file and is_there(Path(track.file))):
        return track
    known = track.duration_s if link.duration_s is None else link.duration_s
    if (track.file, track.duration_s) == (link.file, known):
        return track
    return replace(track, file=link.file, duration_s=known)


def linked_all(tracks: Iterable[Track], links: Links) -> tuple[Track, ...]:
    """Gives each of some tracks its file."""
    return tuple(linked(track, links) for track in tracks) if links else tuple(tracks)
