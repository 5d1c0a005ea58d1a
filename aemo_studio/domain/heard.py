"""Defines HeardEvents: what is in the sound of a film beside words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class HeardKind(StrEnum):
    """What is heard in a HeardEvent."""

    MUSIC = "music"
    APPLAUSE = "applause"
    CHEERING = "cheering"
    CROWD = "crowd"
    LAUGHTER = "laughter"
    CRYING = "crying"
    SCREAM = "scream"
    RAIN = "rain"
    THUNDER = "thunder"
    WIND = "wind"
    WATER = "water"
    FIRE = "fire"
    BIRDS = "birds"
    ANIMAL = "animal"
    TRAFFIC = "traffic"
    TRAIN = "train"
    AIRCRAFT = "aircraft"
    SIREN = "siren"
    BELL = "bell"
    TELEPHONE = "telephone"
    GUNSHOT = "gunshot"
    EXPLOSION = "explosion"
    GLASS = "glass"


@dataclass(frozen=True)
class HeardEvent:
    """A stretch in which something is heard."""

    #: Seconds from the first displayed frame, included.
    start_s: float
    #: Seconds from the first displayed frame, excluded.
    end_s: float
    #: What it most likely is.
    kind: HeardKind
    #: How certain that is at its clearest, in [0, 1].
    certainty: float


def heard_share(
    events: Iterable[HeardEvent], kind: HeardKind, start_s: float, end_s: float
) -> float:
    """Computes the share of the time from `start_s` to `end_s` in which a kind is heard."""
    length = max(end_s - start_s, 1e-6)
    overlaps = (
        min(end_s, event.end_s) - max(start_s, event.start_s)
        for event in events
        if event.kind is kind
    )
    return min(sum(max(0.0, overlap) for overlap in overlaps) / length, 1.0)


def heard_in(events: Sequence[HeardEvent], start_s: float, end_s: float) -> tuple[HeardEvent, ...]:
    """Finds the events that are heard between two moments."""
    return tuple(event for event in events if event.start_s < end_s and event.end_s > start_s)


HEARD_FOR_S = 1.0
"""Seconds of music from which a scene counts as one that has some."""


def has_music(events: Iterable[HeardEvent], start_s: float, end_s: float) -> bool:
    """Whether there is music in the film's own sound between two moments."""
    share = heard_share(events, HeardKind.MUSIC, start_s, end_s)
    return share * (end_s - start_s) >= min(HEARD_FOR_S, (end_s - start_s) / 2)
