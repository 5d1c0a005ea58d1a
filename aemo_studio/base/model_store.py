"""Reads the manifest of model files and loads the files that it lists.

A file is loaded only if its sha256 is the one in the manifest, so that the reference in a
result identifies the weights that made it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from aemo_studio.base.errors import ModelError
from aemo_studio.base.resources import models_dir
from aemo_studio.domain.project import ModelReference

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class ModelEntry:
    """One model of models/manifest.json."""

    #: The name by which the program loads it.
    name: str
    #: File name in the models folder.
    file: str
    #: Digest of the file, 64 hexadecimal digits.
    sha256: str
    #: Licence of the weights: an SPDX identifier, or a sentence where it has conditions.
    licence: str
    #: One sentence on who made the weights and from where they were taken.
    origin: str
    #: File name of the model card (Markdown) in the models folder.
    card: str


@dataclass(frozen=True)
class ModelState:
    """The result of verifying one model file."""

    #: The model in the manifest.
    entry: ModelEntry
    #: One sentence on what is wrong with the file; None if it matches the manifest.
    problem: str | None


def read_manifest(folder: Path | None = None) -> tuple[ModelEntry, ...]:
    """Reads all models of the manifest. Raises ModelError if it is missing or unreadable."""
    path = (folder or models_dir()) / MANIFEST
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[ModelEntry, ...])
    except FileNotFoundError:
        raise ModelError(
            "The list of models {path} is missing; reinstall the program.", path=path
        ) from None
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(
            "The list of models {path} cannot be read: {error}.", path=path, error=error
        ) from error


def find_entry(name: str, folder: Path | None = None) -> ModelEntry:
    """Finds the model called `name` in the manifest. Raises ModelError if there is none."""
    for entry in read_manifest(folder):
        if entry.name == name:
            return entry
    raise ModelError(
        "The model {name} is not in the list of models; reinstall the program.", name=name
    )


def load_verified(name: str, folder: Path | None = None) -> bytes:
    """Reads a model file and compares its sha256 with the manifest.

    Raises ModelError naming the model if the file is missing or differs.
    """
    where = folder or models_dir()
    entry = find_entry(name, where)
    path = where / entry.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            "The model {name} cannot be read from {path} ({reason}); restore the file.",
            name=name,
            path=path,
            reason=error.strerror,
        ) from error
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise ModelError(
            "The model {name} in {path} is damaged (its sha256 differs from the "
            "manifest); restore the file.",
            name=name,
            path=path,
        )
    return data


@contextmanager
def understood(name: str, *errors: type[Exception]) -> Iterator[None]:
    """Turns errors of reading a verified file's content into a ModelError that names the model."""
    try:
        yield
    except errors as error:
        raise ModelError(
            "The model {name} is not one this program understands ({kind}); restore the file.",
            name=name,
            kind=type(error).__name__,
        ) from error


def reference(name: str, folder: Path | None = None) -> ModelReference:
    """Name and sha256 of a model as the manifest gives them, for results and cache keys."""
    entry = find_entry(name, folder)
    return ModelReference(entry.name, entry.sha256)


def verify(folder: Path | None = None) -> tuple[ModelState, ...]:
    """Verifies the file of every model in the manifest."""
    return tuple(_state(entry, folder) for entry in read_manifest(folder))


def _state(entry: ModelEntry, folder: Path | None) -> ModelState:
    try:
        load_verified(entry.name, folder)
    except ModelError as error:
        return ModelState(entry, error.message)
    return ModelState(entry, None)
