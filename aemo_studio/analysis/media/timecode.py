"""Reads the timecode that a film carries: a camera's `tmcd` track, a tag of the file."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from av.container import InputContainer

from aemo_studio.analysis.media.container import Streams, choose_streams, opened
from aemo_studio.base.errors import MediaError
from aemo_studio.domain.time import TimecodeRate, written_timecode

_TAG = "timecode"


def own_timecode(container: InputContainer, streams: Streams, rate: Fraction | None) -> str | None:
    """Finds the film's own timecode of its first frame; None where it carries none that its rate
    can have. A drop-frame mark counts only where the rate leaves numbers out."""
    usual = TimecodeRate.of(rate)
    for text in _written(container, streams):
        own = usual.with_drop_frame(";" in text)
        marked = text if own.drop_frame else text.replace(";", ":")
        if _fits(marked, own):
            return marked
    return None


def read_timecode(path: Path, rate: Fraction | None) -> str | None:
    """Reads the own timecode of a film that was analysed before this was stored; None where it has
    none, or is not there."""
    try:
        with opened(path) as container:
            return own_timecode(container, choose_streams(container), rate)
    except MediaError:
        return None


def _written(container: InputContainer, streams: Streams) -> Iterator[str]:
    """Yields what the tags say, that of the chosen picture first."""
    chosen = streams.present
    others = [s for s in container.streams if s not in chosen]
    written = [dict(stream.metadata) for stream in (*chosen, *others)]
    for found in (*written, dict(container.metadata)):
        tags = {name.lower(): value for name, value in found.items()}
        timecode = written_timecode(tags.get(_TAG, ""))
        if timecode is not None:
            yield timecode


def _fits(timecode: str, rate: TimecodeRate) -> bool:
    try:
        rate.parse(timecode)
    except ValueError:
        return False
    return True
