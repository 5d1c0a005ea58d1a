"""The manifest of model files: what must be there, its sha256, licence and origin.

Nothing is loaded that is not in the manifest byte for byte, so a result always names
the weights it came from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from aemo_studio.base.errors import ModelError
from aemo_studio.base.resources import models_dir
from aemo_studio.domain.project import ModelReference

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class ModelEntry:
    """One row of models/manifest.json. `card` is the Markdown file that describes it."""

    name: str
    file: str
    sha256: str
    licence: str
    origin: str
    card: str


@dataclass(frozen=True)
class ModelState:
    """An entry and what is wrong with its file (None when it is as it should be)."""

    entry: ModelEntry
    problem: str | None


def read_manifest(folder: Path | None = None) -> tuple[ModelEntry, ...]:
    """All models of the manifest. Raises ModelError if it is missing or unreadable."""
    path = (folder or models_dir()) / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[ModelEntry, ...])
    except FileNotFoundError:
        raise ModelError(f"The list of models {path} is missing; reinstall the program.") from None
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"The list of models {path} cannot be read: {error}.") from error


def find_entry(name: str, folder: Path | None = None) -> ModelEntry:
    """The entry called `name`. Raises ModelError."""
    for entry in read_manifest(folder):
        if entry.name == name:
            return entry
    raise ModelError(f"The model {name} is not in the list of models; reinstall the program.")


def load_verified(name: str, folder: Path | None = None) -> bytes:
    """The bytes of a model file, after its sha256 was compared with the manifest.

    Raises ModelError naming the model if the file is missing or differs.
    """
    where = folder or models_dir()
    entry = find_entry(name, where)
    path = where / entry.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"The model {name} cannot be read from {path} ({error.strerror}); restore the file."
        ) from error
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise ModelError(
            f"The model {name} in {path} is damaged (its sha256 differs from the manifest); "
            "restore the file."
        )
    return data


def reference(name: str, folder: Path | None = None) -> ModelReference:
    """Name and sha256 as the manifest states them, for results and cache keys."""
    entry = find_entry(name, folder)
    return ModelReference(entry.name, entry.sha256)


def verify(folder: Path | None = None) -> tuple[ModelState, ...]:
    """Checks every model of the manifest."""
    return tuple(_state(entry, folder) for entry in read_manifest(folder))


def _state(entry: ModelEntry, folder: Path | None) -> ModelState:
    try:
        load_verified(entry.name, folder)
    except ModelError as error:
        return ModelState(entry, error.message)
    return ModelState(entry, None)
