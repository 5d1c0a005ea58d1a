"""What is known of a track's structure: from the import, or from listening since.

Window, exports, preview and audition ask `known_structure` alone, so that they lay a track alike.
Who can wait listens first, with `structure_of`: then it is known to all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue.sidecar import sidecar_path
from aemo_studio.music.catalogue.store import SHIPPED
from aemo_studio.music.own_music.listened_files import keep_structure, kept_in, kept_structure
from aemo_studio.music.own_music.store import read_structure
from aemo_studio.music.placement import Known


def known_structure(track: Track, catalogues: Sequence[str]) -> Structure | None:
    """Beats, bars and sections of a track from the listening store of the catalogue that it
    comes from, else from when its file was listened to; None where nobody has.

    catalogues: names and files, as a Project holds them.
    """
    for path in _own(track, catalogues):
        known = read_structure(path, track.track_id)
        if known is not None:
            return known
    return kept_structure(Path(track.file)) if track.file else None


def known_in(catalogues: Sequence[str]) -> Known:
    """`known_structure` for the catalogues of one project."""
    return partial(known_structure, catalogues=catalogues)


def must_be_read(track: Track, catalogues: Sequence[str]) -> bool:
    """Whether the answer of `known_structure` lies on the disk; else it is None at once."""
    return bool(track.file) or bool(_own(track, catalogues))


def state_of_knowledge(catalogues: Sequence[str]) -> object:
    """Equal as long as nobody has listened to anything more."""
    stores = [sidecar_path(Path(name)) for name in catalogues if name not in SHIPPED]
    return (*catalogues, *(_changed_ns(path) for path in (*stores, kept_in())))


def structure_of(track: Track, file: Path, catalogues: Sequence[str]) -> Structure:
    """The same; what is not known is listened to, which takes a moment, and is known from then
    on. Raises MediaError."""
    known = known_structure(track, catalogues)
    if known is not None:
        return known
    from aemo_studio.music.listening.listen import listen

    structure = listen(file).structure
    keep_structure(file, structure)
    return structure


def _changed_ns(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def _own(track: Track, catalogues: Sequence[str]) -> list[Path]:
    """The catalogues of own music that the track may come from."""
    paths = (Path(name) for name in catalogues if name not in SHIPPED)
    return [path for path in paths if path.stem == track.catalogue]
