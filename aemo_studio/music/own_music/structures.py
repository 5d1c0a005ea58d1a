"""What is known of a track's file: from the import, or by listening now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Track
from aemo_studio.music.catalogue.store import SHIPPED
from aemo_studio.music.own_music.store import read_structure


def known_structure(track: Track, catalogues: Sequence[str]) -> Structure | None:
    """Beats, bars and sections of a track from the listening store of the catalogue that it
    comes from; None where nobody has listened to it.

    catalogues: names and files, as a Project holds them.
    """
    for name in catalogues:
        path = Path(name)
        if name not in SHIPPED and path.stem == track.catalogue:
            known = read_structure(path, track.track_id)
            if known is not None:
                return known
    return None


def structure_of(track: Track, file: Path, catalogues: Sequence[str]) -> Structure:
    """The same; what is not known is listened to, which takes a moment. Raises MediaError."""
    known = known_structure(track, catalogues)
    if known is not None:
        return known
    from aemo_studio.music.listening.listen import listen

    return listen(file).structure
