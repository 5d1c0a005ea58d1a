"""Loads the network that knows 521 kinds of sound, and their names."""

from __future__ import annotations

import json

from safetensors import SafetensorError
from safetensors.torch import load

from aemo_studio.analysis.heard.network import SoundNetwork
from aemo_studio.base.errors import ModelError
from aemo_studio.base.model_store import load_verified

MODEL_NAME = "sound_events"


def load_sound_network() -> tuple[SoundNetwork, tuple[str, ...]]:
    """Loads the network and the names of its classes. Raises ModelError for a missing or damaged
    model."""
    data = load_verified(MODEL_NAME)
    try:
        return SoundNetwork.of(load(data)), _class_names(data)
    except (SafetensorError, KeyError, RuntimeError, ValueError) as error:
        raise ModelError("The model sound_events cannot be used: {error}.", error=error) from error


def _class_names(data: bytes) -> tuple[str, ...]:
    """Reads the names of the classes from the head of the safetensors file."""
    size = int.from_bytes(data[:8], "little")
    names: str = json.loads(data[8 : 8 + size])["__metadata__"]["classes"]
    return tuple(names.split("\n"))
