"""Maps moments of the film to moments of a track. Without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from aemo_studio.music.fit.pieces import Piece


@dataclass(frozen=True)
class Course:
    """Lays a track from `start_s` of the film on: its pieces one right after the other.

    The last piece of music that is not fitted goes on to the end of the file, so that one hears how
    it would carry on beyond the scene.
    """

    #: Seconds of the film at which the track begins.
    start_s: float
    #: Played one right after the other.
    pieces: tuple[Piece, ...] = (Piece(0.0, math.inf),)
    #: Seconds of fade in.
    fade_in_s: float = 0.0
    #: Seconds of fade out before the last piece ends.
    fade_out_s: float = 0.0
    #: Of its samples between the fades; 0 for music that is muted.
    factor: float = 1.0

    def music_s(self, time_s: float) -> float | None:
        """Returns seconds of the track's file at `time_s` of the film; None before it begins
        and after it has ended."""
        since_s = time_s - self.start_s
        if since_s < 0:
            return None
        for piece in self.pieces[:-1]:
            if since_s < piece.length_s:
                return piece.in_s + since_s
            since_s -= piece.length_s
        last = self.pieces[-1]
        return last.in_s + since_s if since_s < last.length_s else None

    def gain(self, time_s: float) -> float:
        """Computes the share of the volume at `time_s` of the film that fades and gain leave."""
        since_s = max(0.0, time_s - self.start_s)
        left_s = max(0.0, sum(piece.length_s for piece in self.pieces) - since_s)
        begun = since_s / self.fade_in_s if self.fade_in_s else 1.0
        ending = left_s / self.fade_out_s if self.fade_out_s else 1.0
        return self.factor * min(1.0, begun, ending)
