"""Finds the structure of a track: from the import, or from listening since.

Window, exports, preview and audition use `known_structure` alone, so that they place a track alike.
Whoever can wait listens first, with `structure_of`: then the structure is known to all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from aemo_studio.base.errors import MediaError
from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue.sidecar import sidecar_path
from aemo_studio.music.catalogue.store import SHIPPED
from aemo_studio.music.own_music.store import read_structure
from aemo_studio.music.own_music.structure_cache import (
    cache_structure,
    cached_structure,
    structure_cache_dir,
)
from aemo_studio.music.placement import StructureLookup

LONGEST_STRUCTURE_S = 900.0
"""Of a longer file the end was not listened to."""


def known_structure(track: Track, catalogues: Sequence[str]) -> Structure | None:
    """Finds beats, bars and sections of a track: in the listening store of its catalogue, else in
    the cache of single files; None where nobody has listened to it.

    catalogues: names and files, as a Project holds them.
    """
    for path in _own(track, catalogues):
        known = read_structure(path, track.track_id)
        if known is not None:
            return known
    return cached_structure(Path(track.file)) if track.file else None


def known_in(catalogues: Sequence[str]) -> StructureLookup:
    """Binds `known_structure` to the catalogues of one project."""
    return partial(known_structure, catalogues=catalogues)


def must_be_read(track: Track, catalogues: Sequence[str]) -> bool:
    """Reports whether `known_structure` has to read the disk; else it returns None at once."""
    return bool(track.file) or bool(_own(track, catalogues))


def state_of_knowledge(catalogues: Sequence[str]) -> object:
    """Returns a value that stays equal as long as nothing more was listened to."""
    stores = [sidecar_path(Path(name)) for name in catalogues if name not in SHIPPED]
    return (*catalogues, *(_changed_ns(path) for path in (*stores, structure_cache_dir())))


def structure_of(track: Track, file: Path, catalogues: Sequence[str]) -> Structure:
    """Finds the structure of a track, and listens to its file where it is unknown, which takes a
    moment and is cached. Raises MediaError."""
    known = known_structure(track, catalogues)
    return known if known is not None else _listened(file)


def structure_to_cut(file: Path) -> Structure:
    """Finds the structure of a music file whose end was heard. Raises MediaError for one that
    cannot be read or is longer than what is listened to."""
    from aemo_studio.analysis.media.container import check_file

    check_file(file)
    known = cached_structure(file)
    if known is None:
        _check_length(file, _stated_s(file))
        known = _listened(file)
    _check_length(file, known.duration_s)
    return known


def _check_length(file: Path, duration_s: float) -> None:
    if duration_s > LONGEST_STRUCTURE_S:
        raise MediaError(
            "{path} lasts {minutes} minutes; at most {most} can be cut. Export the part that you "
            "want and cut that.",
            path=file,
            minutes=round(duration_s / 60),
            most=round(LONGEST_STRUCTURE_S / 60),
        )


def _listened(file: Path) -> Structure:
    from aemo_studio.music.listening.listen import listen

    structure = listen(file).structure
    cache_structure(file, structure)
    return structure


def _stated_s(file: Path) -> float:
    """Reads how long a file says it is, in seconds; 0 where it does not say."""
    from aemo_studio.analysis.media.container import opened

    with opened(file) as container:
        return 0.0 if container.duration is None else container.duration / 1_000_000


def _changed_ns(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def _own(track: Track, catalogues: Sequence[str]) -> list[Path]:
    """Finds the catalogues of own music that the track may come from."""
    paths = (Path(name) for name in catalogues if name not in SHIPPED)
    return [path for path in paths if path.stem == track.catalogue]
