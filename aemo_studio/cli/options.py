"""Defines options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from aemo_studio.base.errors import UsageError

if TYPE_CHECKING:
    from aemo_studio.domain.project import AudioChoice


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


class EndingName(StrEnum):
    """How a track that is cut to a length may end."""

    BUTTON = "button"
    FADE = "fade"
    LOOP = "loop"


class BeatsName(StrEnum):
    """Which starts in the picked music become markers."""

    SECTIONS = "sections"
    BARS = "bars"
    BEATS = "beats"


def audio_choice(text: str) -> AudioChoice:
    """Reads --audio-track. Raises UsageError for what is no track."""
    word = text.strip().lower()
    if word == "auto":
        return "auto"
    if word == "all":
        return "all"
    if word.isdecimal() and int(word) > 0:
        return int(word)
    raise UsageError(
        "--audio-track {text} is no audio track; give a number from 1, auto or all.", text=text
    )


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
NoCharactersOption: TypeAlias = Annotated[
    bool, typer.Option("--no-characters", help="Do not recognise people again.")
]
AudioTrackOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--audio-track",
        metavar="N|auto|all",
        help="Which of several audio tracks the voices are read from: its number from 1, auto "
        "(the dialogue), or all of them mixed.",
    ),
]
CsvOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--csv", metavar="OUT.csv", help="Write the recommended music list here; - prints it."
    ),
]
MinSceneOption: TypeAlias = Annotated[
    float | None,
    typer.Option(metavar="SECONDS", min=0.5, help="Shortest scene in seconds (8)."),
]
EventsOption: TypeAlias = Annotated[
    bool, typer.Option("--events", help="Print progress as JSON lines, for other programs.")
]
CacheOption: TypeAlias = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Use and keep analyses already made.")
]
ForceProjectOption: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Replace a project that holds picks or corrections.")
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]
