"""Parses the lines that `analyze --events` and `catalog import --events` print. Without Qt."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Progress(msgspec.Struct, frozen=True, tag_field="event", tag="progress"):
    """Reports how far the work is."""

    #: What is being done, as the analysis calls it.
    stage: str
    #: 0 to 1 of the whole.
    done: float
    #: Seconds left; None if not known.
    eta_s: float | None = None


class Partial(msgspec.Struct, frozen=True, tag_field="event", tag="partial"):
    """Carries EmotionScores of the grid cells from `start` on."""

    #: `speech`, `face` or `fused`.
    track: str
    #: The first grid cell.
    start: int = msgspec.field(name="from")
    #: Eight probabilities a cell.
    scores: tuple[tuple[float, ...], ...]


class Warning(msgspec.Struct, frozen=True, tag_field="event", tag="warning"):
    """Reports something that does not stop the analysis."""

    #: What kind of warning it is.
    code: str
    #: A sentence in English.
    message: str


class Done(msgspec.Struct, frozen=True, tag_field="event", tag="done"):
    """Reports that the project was written."""

    #: Where the project lies.
    project: str | None = None


class Imported(msgspec.Struct, frozen=True, tag_field="event", tag="imported"):
    """Reports that the catalogue was written."""

    #: Where the catalogue lies.
    catalogue: str
    #: Tracks in it.
    tracks: int
    #: Tracks that can be recommended.
    with_mood: int
    #: Files or rows that could not be used.
    left_out: int
    #: What was wrong, the first ones, a line each.
    problems: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True, tag_field="event", tag="error"):
    """Reports that the work ended without a result."""

    #: What kind of error it is.
    code: str
    #: A sentence in English.
    message: str


End: TypeAlias = Done | Imported
Event: TypeAlias = Progress | Partial | Warning | End | Failure

_DECODER = msgspec.json.Decoder(Progress | Partial | Warning | Done | Imported | Failure)


def read_event(line: bytes) -> Event | None:
    """Parses an event; None for a line that is none, which a library may have printed."""
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, ValueError):
        return None


class LineBuffer:
    """Collects bytes as they come and returns lines as they are complete."""

    def __init__(self) -> None:
        self._rest = b""

    def add(self, data: bytes) -> list[bytes]:
        """Returns the lines that `data` completes, without their ends."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        return lines
