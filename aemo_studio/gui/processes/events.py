"""The lines that `analyze --events` and `catalog import --events` print. No Qt here."""

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


class WarningEvent(msgspec.Struct, frozen=True, tag_field="event", tag="warning"):
    """Something that does not stop the analysis."""

    code: str
    message: str


class Done(msgspec.Struct, frozen=True, tag_field="event", tag="done"):
    """The project was written."""

    project: str | None = None


class Imported(msgspec.Struct, frozen=True, tag_field="event", tag="imported"):
    """The catalogue was written. with_mood: tracks that can be recommended. left_out: files
    or rows that could not be used. problems: what was wrong, the first ones, a line each."""

    catalogue: str
    tracks: int
    with_mood: int
    left_out: int
    problems: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True, tag_field="event", tag="error"):
    """The work ended without a result."""

    code: str
    message: str


End: TypeAlias = Done | Imported
Event: TypeAlias = Progress | Partial | WarningEvent | End | Failure

_DECODER = msgspec.json.Decoder(Progress | Partial | WarningEvent | Done | Imported | Failure)


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
