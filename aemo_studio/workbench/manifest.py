"""Keeps models/manifest.json, the list of the model files that belong to the program."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.model_store import MANIFEST, ModelEntry


def update_manifest(folder: Path, entry: ModelEntry) -> None:
    """Puts `entry` into the manifest of `folder`, replacing the row of the same name.

    Other rows stay; rows are sorted by name; the file is replaced in one step, so a
    reader never sees half of it. Starts a manifest where there is none.
    """
    path = folder / MANIFEST
    rows: tuple[ModelEntry, ...] = ()
    if path.exists():
        rows = msgspec.json.decode(path.read_bytes(), type=tuple[ModelEntry, ...])
    kept = [row for row in rows if row.name != entry.name]
    ordered = sorted([*kept, entry], key=lambda row: row.name)
    text = msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n"
    write_atomic(path, text)


def entry_for(
    folder: Path, *, name: str, file: str, licence: str, origin: str, card: str
) -> ModelEntry:
    """Makes the manifest row of a file in `folder`, with its sha256 as it is now."""
    digest = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    return ModelEntry(
        name=name, file=file, sha256=digest, licence=licence, origin=origin, card=card
    )
