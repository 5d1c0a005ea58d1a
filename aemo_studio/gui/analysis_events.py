"""The lines that `aemo-studio analyze --events` prints, as values. No Qt here."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Progress(msgspec.Struct, frozen=True, tag_field="event", tag="progress"):
    """done: 0 to 1 of the whole; eta_s: seconds left, None if not known."""

    stage: str
    done: float
    eta_s: float | None = None


class Partial(msgspec.Struct, frozen=True, tag_field="event", tag="partial"):
    """EmotionScores of the grid cells from `start` on."""

    track: str
    start: int = msgspec.field(name="from")
    scores: tuple[tuple[float, ...], ...]


class Warning(msgspec.Struct, frozen=True, tag_field="event", tag="warning"):
    """Something that does not stop the analysis."""

    code: str
    message: str


class Done(msgspec.Struct, frozen=True, tag_field="event", tag="done"):
    """The project was written."""

    project: str | None = None


class Failure(msgspec.Struct, frozen=True, tag_field="event", tag="error"):
    """The analysis ended without a project."""

    code: str
    message: str


Event: TypeAlias = Progress | Partial | Warning | Done | Failure

_DECODER = msgspec.json.Decoder(Progress | Partial | Warning | Done | Failure)


def read_event(line: bytes) -> Event | None:
    """None for a line that is no event: a library may have printed it."""
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, ValueError):
        return None


class LineBuffer:
    """Bytes as they come, lines as they are complete."""

    def __init__(self) -> None:
        self._rest = b""

    def add(self, data: bytes) -> list[bytes]:
        """The lines that `data` completes, without their ends."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        return lines
