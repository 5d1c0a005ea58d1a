"""What is known of a track's file: from the import, or by listening now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aemo_studio.catalogue.store import SHIPPED
from aemo_studio.domain.listening import Structure
from aemo_studio.domain.music import Track
from aemo_studio.own_music.store import read_structure


def structure_of(track: Track, file: Path, catalogues: Sequence[str]) -> Structure:
    """Beats, bars and sections of a track, from the listening store of the catalogue that it
    comes from; else the file is listened to, which takes a moment.

    catalogues: names and files, as a Project holds them. Raises MediaError.
    """
    for name in catalogues:
        path = Path(name)
        if name not in SHIPPED and path.stem == track.catalogue:
            known = read_structure(path, track.track_id)
            if known is not None:
                return known
    from aemo_studio.listening.listen import listen

    return listen(file).structure
