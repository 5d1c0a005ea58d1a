"""Holds what was heard of one file of the editor's own effects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class HeardFile:
    """The results of hearing a file."""

    #: Seconds of the whole file.
    duration_s: float
    #: Kinds of sound, as the listener names them, with their certainty in [0, 1], best first;
    #: empty for silence.
    classes: tuple[tuple[str, float], ...]
    #: Share of its half seconds that are about as loud as most of them, in [0, 1].
    steadiness: float
