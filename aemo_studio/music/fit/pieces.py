"""Defines a fit: the pieces of a track that are played under a scene, and its fades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EdgeKind = Literal["beginning", "section", "bar", "beat", "end", "cut"]
"""What lies where music enters or leaves; "cut" is anywhere."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a track."""

    #: Where it begins, in seconds of the file.
    in_s: float
    #: Where it ends, in seconds of the file.
    out_s: float

    @property
    def length_s(self) -> float:
        """Seconds from in to out."""
        return self.out_s - self.in_s


HEARD_FADE_S = 0.1
"""Shorter fades only keep an edit from clicking."""


@dataclass(frozen=True)
class Fit:
    """How a track is laid under a scene."""

    #: Played one right after the other from the start of the scene; more than one where the
    #: track is too short and loops.
    pieces: tuple[Piece, ...]
    #: Seconds of fade at the first in.
    fade_in_s: float
    #: Seconds of fade before the last out.
    fade_out_s: float
    #: What lies at the first in.
    entry: EdgeKind
    #: What lies at the last out.
    exit: EdgeKind
    #: How well the track fits, in [0, 1].
    score: float
    #: Likeness of both sides of the seam, in [0, 1]; None without a loop.
    loop_quality: float | None = None
    #: Whether the editor asked for the exact length: the pieces are a cut, not a loop.
    exact: bool = False
    #: Seconds before each seam during which the next piece comes in; 0 where pieces just meet.
    crossfade_s: float = 0.0

    @property
    def length_s(self) -> float:
        """Seconds of music in all."""
        return sum(piece.length_s for piece in self.pieces)

    @property
    def too_short(self) -> bool:
        """Whether the track does not last for the scene without a loop."""
        return len(self.pieces) > 1 and not self.exact


def fades(
    scene_s: float, entry: EdgeKind, exit: EdgeKind, beat_s: float, length_s: float
) -> tuple[float, float]:
    """Chooses the seconds of fade in and fade out.

    They are short at the track's own beginning and end, a beat at the end of a section and a
    bar elsewhere. beat_s: seconds of a beat. length_s: seconds of music.
    """
    fade_in = 0.01 if entry == "beginning" else 0.08
    if exit == "end":
        fade_out = 0.05
    elif exit == "section":
        fade_out = min(max(beat_s, 0.4), 1.5)
    else:
        fade_out = min(max(4 * beat_s, 1.0), 3.0)
    longest = min(scene_s, length_s) / 3
    return min(fade_in, longest), min(fade_out, longest)
