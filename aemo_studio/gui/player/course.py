"""Maps moments of the film to moments of a track. Without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from aemo_studio.music.fit.pieces import Piece


@dataclass(frozen=True)
class Course:
    """Lays a track from `start_s` of the film on: its pieces one right after the other.

    The last piece goes on to the end of the file, so that one hears how the music would carry on
    beyond the scene.
    """

    #: Seconds of the film at which the track begins.
    start_s: float
    #: Played one right after the other.
    pieces: tuple[Piece, ...] = (Piece(0.0, math.inf),)

    def music_s(self, time_s: float) -> float | None:
        """Returns seconds of the track's file at `time_s` of the film; None before it begins."""
        since_s = time_s - self.start_s
        if since_s < 0:
            return None
        for piece in self.pieces[:-1]:
            if since_s < piece.length_s:
                return piece.in_s + since_s
            since_s -= piece.length_s
        return self.pieces[-1].in_s + since_s
