"""Knows where the program keeps the catalogues of imported music: nobody is asked for a place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from aemo_studio.gui.remembered.settings import data_folder

_FOLDER, _LISTS = "music", "lists"
_NAME = "own-music.csv"
_EFFECTS = "effects"


def own_music() -> Path:
    """Returns the path of the collection that all imported music files come into."""
    return data_folder() / _FOLDER / _NAME


def own_effects() -> Path:
    """Returns the path of the list of the editor's own sound effects."""
    return data_folder() / _EFFECTS / "own-effects.csv"


def list_catalogue(source: Path) -> Path:
    """Returns the path of the catalogue of a list of music, under the list's name: the same list
    replaces it."""
    place = hashlib.sha256(str(source.absolute()).encode(errors="surrogateescape")).hexdigest()[:8]
    return data_folder() / _FOLDER / _LISTS / place / f"{source.stem}.csv"


def is_kept(catalogue: Path) -> bool:
    """Reports whether the program keeps a catalogue, and not the user."""
    return catalogue.is_relative_to(data_folder() / _FOLDER)
