"""Published systems and our own, one a file, each a way from features to emotions."""

from __future__ import annotations

import importlib
from typing import cast

from aemo_studio.base import extras
from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.bench.task import Recipe

RECIPES: tuple[str, ...] = (
    "mfcc-conv1d",
    "mel-cnn",
    "mel-cnn-lstm",
    "resnet18",
    "conv1d",
    "lstm",
    "vgg16",
    "vgg19",
    "xception",
    "inception-v3",
    "functionals-svm",
    "whisper-linear",
    "aemo",
)

FROM_IMAGENET: tuple[str, ...] = ("resnet18", "vgg16", "vgg19", "xception", "inception-v3")
"""Recipes whose authors began with ImageNet's weights."""


def load_recipe(name: str) -> Recipe:
    """The recipe of that name. Raises UsageError if there is none, or a library is missing."""
    if name not in RECIPES:
        raise UsageError(f"There is no recipe {name!r}; choose one of {', '.join(RECIPES)}.")
    try:
        module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    except ModuleNotFoundError as error:
        raise UsageError(
            f"The recipe {name} needs {error.name}, which is not installed; "
            f"{extras.advice('training')}"
        ) from error
    return cast("Recipe", module.RECIPE)
