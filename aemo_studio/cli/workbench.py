"""Passes `train` on to the training programs, which have their own options."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, cast

import typer

from aemo_studio.base import extras
from aemo_studio.base.errors import UsageError

PASS_ON: dict[str, Any] = {
    "context_settings": {
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "allow_interspersed_args": False,
    },
}

Main = Callable[[list[str]], int | None]


class Program(StrEnum):
    """The training programs by name."""

    SPEECH = "speech"
    FACE = "face"
    FEATURES = "features"


def train(
    context: typer.Context,
    model: Annotated[
        Program,
        typer.Argument(
            metavar="speech|face|features", help="Which model, or the features; then its options."
        ),
    ],
) -> int:
    """Train a model, or prepare features for it (`train speech --help` lists what can be set,
    `train speech --recipe NAME --help` what the test bench can)."""
    arguments = list(context.args)
    return main_of(_program(model, arguments))(arguments) or 0


def _program(model: Program, arguments: list[str]) -> str:
    """Chooses the program: recipes are trained by the test bench; without one, the shipped model is
    made."""
    named = any(word.split("=")[0] == "--recipe" for word in arguments)
    return "bench" if model is Program.SPEECH and named else model.value


def main_of(program: str) -> Main:
    """Imports the training program of that name. Raises UsageError where a library is missing."""
    name = f"aemo_studio.workbench.{program}.__main__"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise UsageError(
            "Training needs {name}, which is not installed; {advice}",
            name=error.name,
            advice=extras.advice("training"),
        ) from error
    return cast("Main", module.main)
