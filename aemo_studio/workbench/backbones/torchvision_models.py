"""Imports torchvision's networks, also where its compiled operators do not load."""

from __future__ import annotations

import importlib
from functools import cache
from types import ModuleType

from torch.library import Library

from aemo_studio.base.errors import UsageError

# What importing torchvision registers something for, as its own sources declare them.
_OPERATORS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)


@cache
def torchvision_models() -> ModuleType:
    """Imports `torchvision.models`. Raises UsageError if it is not installed."""
    try:
        return _imported()
    except ModuleNotFoundError as error:
        raise UsageError(
            "The network needs {name}, which is not installed; install the program with "
            "its training extra: pip install -e '.[training]'.",
            name=error.name,
        ) from error


def _imported() -> ModuleType:
    """Declares the missing operators where the import stumbles over them, and tries again.

    The package index's torchvision is compiled for CUDA. Beside a torch for processors its
    library does not load, and the import fails for want of detection operators, which the
    networks here never call.
    """
    try:
        return importlib.import_module("torchvision.models")
    except RuntimeError as error:
        if "operator torchvision::" not in str(error):
            raise
        for operator in _OPERATORS:
            _library().define(operator)  # type: ignore[no-untyped-call]
        return importlib.import_module("torchvision.models")


@cache
def _library() -> Library:
    """Keeps the declarations: they end with the object that made them."""
    return Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
