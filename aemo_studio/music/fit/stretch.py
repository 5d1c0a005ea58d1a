"""What a fit is: the pieces of a track that are played under a scene, and its fades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["beginning", "section", "bar", "beat", "end", "cut"]


@dataclass(frozen=True)
class Piece:
    """A stretch of a track, in seconds of its file."""

    in_s: float
    out_s: float

    @property
    def length_s(self) -> float:
        return self.out_s - self.in_s


@dataclass(frozen=True)
class Fit:
    """How a track is laid under a scene.

    pieces: played one right after the other from the start of the scene; more than one
    where the track is too short and loops. entry, exit: what lies at the first in and at
    the last out; "cut" is anywhere. score: 0 to 1. loop_quality: 1 where both sides of the
    seam sound alike, None without a loop.
    """

    pieces: tuple[Piece, ...]
    fade_in_s: float
    fade_out_s: float
    entry: Place
    exit: Place
    score: float
    loop_quality: float | None = None

    @property
    def length_s(self) -> float:
        return sum(piece.length_s for piece in self.pieces)

    @property
    def too_short(self) -> bool:
        """Whether the track does not last for the scene without a loop."""
        return len(self.pieces) > 1


def fades(
    scene_s: float, entry: Place, exit: Place, beat_s: float, length_s: float
) -> tuple[float, float]:
    """Seconds of fade in and fade out: hardly any where the music begins and ends by
    itself, a beat at the end of a section, a bar elsewhere."""
    fade_in = 0.01 if entry == "beginning" else 0.08
    if exit == "end":
        fade_out = 0.05
    elif exit == "section":
        fade_out = min(max(beat_s, 0.4), 1.5)
    else:
        fade_out = min(max(4 * beat_s, 1.0), 3.0)
    longest = min(scene_s, length_s) / 3
    return min(fade_in, longest), min(fade_out, longest)
