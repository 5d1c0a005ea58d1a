"""Defines options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


class Device(StrEnum):
    """The hardware on which the models run."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


class StrategyName(StrEnum):
    """The strategies by which tracks are ranked."""

    MATCH = "match"
    CLASSIC = "classic"


class ModelKind(StrEnum):
    """The shipped models by their modality."""

    SPEECH = "speech"
    FACE = "face"


ProjectArgument: TypeAlias = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="A .aemo project.")
]
DeviceOption: TypeAlias = Annotated[
    Device, typer.Option(help="Where the models run; auto takes a GPU if there is one.")
]
CatalogOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--catalog",
        metavar="NAME|FILE",
        help="A shipped catalogue by name, or a CSV file; repeat it for several. "
        "Default: all that are shipped.",
    ),
]
TopOption: TypeAlias = Annotated[
    int, typer.Option(metavar="N", min=1, max=1000, help="Tracks per scene.")
]
StrategyOption: TypeAlias = Annotated[
    StrategyName,
    typer.Option(
        help="match uses all the scene's scores; classic gives tracks for the voice's "
        "label, then for the face's."
    ),
]
CsvOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--csv", metavar="OUT.csv", help="Write the recommended music list here; - prints it."
    ),
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]
