"""Parses the lines that `analyze --events` and `catalog import --events` print. No Qt here."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Progress(msgspec.Struct, frozen=True, tag_field="event", tag="progress"):
    """How far the child's work has come."""

    #: The step that runs.
    stage: str
    #: Share of the whole work, in [0, 1].
    done: float
    #: Seconds left; None if not known.
    eta_s: float | None = None
    #: The file that is worked on, where the work goes file by file.
    file: str = ""
    #: Its number, from 1.
    number: int = 0
    #: Of how many files.
    count: int = 0


class Partial(msgspec.Struct, frozen=True, tag_field="event", tag="partial"):
    """Carries EmotionScores of the grid cells from `start` on."""

    #: "speech", "face" or "fused".
    track: str
    #: Number of the first grid cell.
    start: int = msgspec.field(name="from")
    #: EmotionScores of n cells, 8 each.
    scores: tuple[tuple[float, ...], ...]


class Picture(msgspec.Struct, frozen=True, tag_field="event", tag="picture"):
    """Carries a picture of the film, for the timeline."""

    #: When it is displayed, in seconds.
    time_s: float
    #: In the JPEG format; base64 in the line.
    jpeg: bytes


class Peaks(msgspec.Struct, frozen=True, tag_field="event", tag="peaks"):
    """Carries a part of the film's waveform, for the timeline."""

    #: Pairs per second.
    rate_hz: float
    #: Number of the first pair.
    start: int = msgspec.field(name="from")
    #: Lowest and highest sample of each stretch, in [-1, 1].
    peaks: tuple[tuple[float, float], ...]


class WarningEvent(msgspec.Struct, frozen=True, tag_field="event", tag="warning"):
    """A problem that does not stop the work."""

    #: The kind of problem, for programs.
    code: str
    #: One sentence in English.
    message: str


class RecutList(msgspec.Struct, frozen=True, tag_field="event", tag="recut"):
    """Tells what became of an old cut in a new one."""

    #: A sentence or line each, the summary first.
    sentences: tuple[str, ...] = ()


class Done(msgspec.Struct, frozen=True, tag_field="event", tag="done"):
    """Reports that the project was written."""

    #: Path of the project; None where none was written.
    project: str | None = None


class Imported(msgspec.Struct, frozen=True, tag_field="event", tag="imported"):
    """The catalogue was written."""

    #: Path of the catalogue.
    catalogue: str
    #: Tracks in it.
    tracks: int
    #: Those of them that can be recommended.
    with_mood: int
    #: Files or rows that could not be used.
    left_out: int
    #: What was wrong with the first ones, a line each.
    problems: tuple[str, ...] = ()
    #: Path and reason of every file that could not be used; of a table's rows, nothing.
    failed: tuple[tuple[str, str], ...] = ()


class Failure(msgspec.Struct, frozen=True, tag_field="event", tag="error"):
    """Reports that the work ended without a result."""

    #: The kind of error, for programs.
    code: str
    #: One sentence in English.
    message: str


End: TypeAlias = Done | Imported
Event: TypeAlias = Progress | Partial | Picture | Peaks | WarningEvent | RecutList | End | Failure

_DECODER = msgspec.json.Decoder(
    Progress | Partial | Picture | Peaks | WarningEvent | RecutList | Done | Imported | Failure
)


def read_event(line: bytes) -> Event | None:
    """Parses one line; None for a line that is no event: a library may have printed it."""
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
