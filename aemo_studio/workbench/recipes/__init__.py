"""Published systems and our own, each a way from features to emotions, by name."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import MappingProxyType

from aemo_studio.base import extras
from aemo_studio.base.errors import UsageError
from aemo_studio.workbench.recipes.task import Recipe

#: The module of each recipe; it is imported when the recipe is wanted.
RECIPES: Mapping[str, str] = MappingProxyType(
    {
        "mfcc-conv1d": "mfcc_conv1d",
        "mel-cnn": "mel_cnn",
        "mel-cnn-lstm": "mel_cnn_lstm",
        "resnet18": "resnet18",
        "conv1d": "conv1d",
        "lstm": "lstm",
        "vgg16": "transfer",
        "vgg19": "transfer",
        "xception": "transfer",
        "inception-v3": "transfer",
        "functionals-svm": "functionals_svm",
        "whisper-linear": "whisper_linear",
        "aemo": "aemo",
    }
)

#: Recipes whose authors began with ImageNet's weights.
FROM_IMAGENET: tuple[str, ...] = ("resnet18", "vgg16", "vgg19", "xception", "inception-v3")


def load_recipe(name: str) -> Recipe:
    """Imports the recipe of that name.

    Raises UsageError if there is none, or a library is missing.
    """
    if name not in RECIPES:
        raise UsageError(
            "There is no recipe {name!r}; choose one of {names}.",
            name=name,
            names=", ".join(RECIPES),
        )
    try:
        module = importlib.import_module(f"{__name__}.{RECIPES[name]}")
    except ModuleNotFoundError as error:
        raise UsageError(
            "The recipe {name} needs {name2}, which is not installed; {advice}",
            name=name,
            name2=error.name,
            advice=extras.advice("training"),
        ) from error
    recipes: tuple[Recipe, ...] = module.RECIPES
    return next(recipe for recipe in recipes if recipe.name == name)
