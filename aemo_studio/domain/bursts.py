"""Defines vocal Bursts: what a voice does without words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class BurstKind(StrEnum):
    """What a voice does in a Burst."""

    LAUGHTER = "laughter"
    CRYING = "crying"
    SCREAM = "scream"
    SIGH = "sigh"
    EXCLAMATION = "exclamation"


@dataclass(frozen=True)
class Burst:
    """A stretch in which a voice is heard and says no words."""

    #: Seconds from the first displayed frame, included.
    start_s: float
    #: Seconds from the first displayed frame, excluded.
    end_s: float
    #: What it most likely is.
    kind: BurstKind
    #: Whether an emotion was read from it; if not, it is missing from the speech EmotionTrack.
    claimed: bool


def burst_shares(bursts: Iterable[Burst], start_s: float, end_s: float) -> dict[BurstKind, float]:
    """Computes the share of the time from `start_s` to `end_s` of each kind that is heard there,
    the largest first."""
    length = max(end_s - start_s, 1e-6)
    shares: dict[BurstKind, float] = {}
    for burst in bursts:
        shared = min(end_s, burst.end_s) - max(start_s, burst.start_s)
        if shared > 0:
            shares[burst.kind] = shares.get(burst.kind, 0.0) + shared / length
    return dict(sorted(shares.items(), key=lambda item: -item[1]))
