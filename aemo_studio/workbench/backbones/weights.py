"""Loads ImageNet weights from a state dict that the user gives."""

from __future__ import annotations

import pickle
from collections.abc import Collection
from pathlib import Path

import torch
from torch import Tensor, nn

from aemo_studio.base.errors import UsageError


def load_imagenet(network: nn.Module, path: Path, name: str, without: Collection[str] = ()) -> None:
    """Loads the state dict in `path` (`.pth`, `.pt` or `.safetensors`) into the network.

    name: of the network, for the message. without: modules whose weights stay as they are
    ("fc"). Raises UsageError if the file is no state dict, or not one of this network.
    """
    found = {name: value for name, value in read_state(path).items() if _wanted(name, without)}
    needed = {name: value for name, value in network.state_dict().items() if _wanted(name, without)}
    wrong = [
        name
        for name, value in needed.items()
        if not _optional(name) and (name not in found or found[name].shape != value.shape)
    ]
    if wrong:
        raise UsageError(
            "{path} does not hold the weights of {name}: {wrong} ({count} in all) is "
            "missing or has another shape; give the usual state dict.",
            path=path,
            name=name,
            wrong=wrong[0],
            count=len(wrong),
        )
    network.load_state_dict({k: v for k, v in found.items() if k in needed}, strict=False)


def read_state(path: Path) -> dict[str, Tensor]:
    """Reads tensors by name. Nothing but tensors is unpickled."""
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            return load_file(path)
        state = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise UsageError(
            "Cannot read {path}: {reason}.", path=path, reason=error.strerror or error
        ) from error
    except (RuntimeError, EOFError, ValueError, KeyError, pickle.UnpicklingError) as error:
        raise UsageError(
            "{path} is no state dict; give the ImageNet weights as .pth.", path=path
        ) from error
    if not isinstance(state, dict) or not all(isinstance(v, Tensor) for v in state.values()):
        raise UsageError("{path} is no state dict; give the ImageNet weights as .pth.", path=path)
    return state


def _wanted(name: str, without: Collection[str]) -> bool:
    return not any(name == word or name.startswith(f"{word}.") for word in without)


def _optional(name: str) -> bool:
    """Counters that older files lack."""
    return name.endswith("num_batches_tracked")
