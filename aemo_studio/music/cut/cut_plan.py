"""Defines what is asked of a cut track, and the plan that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from aemo_studio.base.translations import Phrase
from aemo_studio.domain.music import EndingWish

CutEnding = Literal["button", "fade", "loop", "plain fade"]
"""How a cut track ends: by itself, joined to its beginning, or faded where it does not end."""

USUAL_FRAME_RATE = 25.0
MOST_STRETCH = 0.03
"""By how much the tempo may change: nobody hears it."""

SHORTEST_SHARE, LONGEST_SHARE = 0.4, 3.0
"""Lengths, as shares of the track's, at which it still sounds like itself."""


@dataclass(frozen=True)
class CutWishes:
    """What an editor asks of a track."""

    #: Seconds of the result, exact.
    length_s: float
    #: Moments in seconds of the result that a strong beat should meet, ascending.
    hits_s: tuple[float, ...] = ()
    #: How it should end; None for the track's own ending.
    ending: EndingWish | None = None
    #: Most seams; None for as many as it takes.
    max_cuts: int | None = None
    #: Frames a second in which misses are told.
    frame_rate: float = USUAL_FRAME_RATE
    #: By how much the tempo may change, as a share; 0 keeps it.
    most_stretch: float = MOST_STRETCH
    #: When somebody sings: beginnings and ends in seconds of the file.
    sung_s: tuple[tuple[float, float], ...] = ()
    #: When nobody should sing: beginnings and ends in seconds of the result.
    spoken_s: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class PlacedPiece:
    """A stretch of a track, and when it is heard."""

    #: Where it begins, in seconds of the file.
    from_s: float
    #: Where it ends, in seconds of the file.
    to_s: float
    #: When it begins, in seconds of the result.
    at_s: float


@dataclass(frozen=True)
class Seam:
    """Where one piece is joined to the next."""

    #: Seconds of the result.
    at_s: float
    #: How alike what comes is to what would have come, in [0, 1].
    likeness: float


@dataclass(frozen=True)
class Hit:
    """A moment of the film that a strong beat should meet, and the strong beat next to it."""

    #: Seconds of the result.
    wanted_s: float
    #: The strong beat, in seconds of the result.
    got_s: float
    #: Frames from the wanted time to the strong beat; less than 0 where it comes too early.
    off_frames: float


@dataclass(frozen=True)
class CutPlan:
    """How a track is cut to a length."""

    #: Seconds of the result, exact.
    length_s: float
    #: Played one right after the other.
    pieces: tuple[PlacedPiece, ...]
    #: Between the pieces.
    seams: tuple[Seam, ...]
    #: In the order of the wanted times.
    hits: tuple[Hit, ...]
    #: Seconds of the result for one second of the file; 1 for the track's own tempo.
    stretch: float
    #: How it ends.
    ending: CutEnding
    #: Sentences for the editor.
    warnings: tuple[Phrase, ...]
    #: Seconds of fade in.
    fade_in_s: float
    #: Seconds of fade out.
    fade_out_s: float
    #: Seconds of crossfade before each seam.
    crossfade_s: float
    #: How probable it is that the track's beats are right, in [0, 1]; None where that is unknown.
    beats_certainty: float | None = None
    #: The same of its bars.
    bars_certainty: float | None = None

    def to_json(self, language: str) -> dict[str, Any]:
        """Builds what `fit --json` prints. language: of the warnings."""
        return {
            "length_s": self.length_s,
            "pieces": [
                {"from_s": _rounded(p.from_s), "to_s": _rounded(p.to_s), "at_s": _rounded(p.at_s)}
                for p in self.pieces
            ],
            "seams": [{"at_s": _rounded(s.at_s), "likeness": s.likeness} for s in self.seams],
            "hits": [
                {"wanted_s": h.wanted_s, "got_s": _rounded(h.got_s), "off_frames": h.off_frames}
                for h in self.hits
            ],
            "stretch": self.stretch,
            "ending": self.ending,
            "beats_certainty": self.beats_certainty,
            "bars_certainty": self.bars_certainty,
            "warnings": [sentence.in_language(language) for sentence in self.warnings],
        }


def _rounded(seconds: float) -> float:
    return round(seconds, 6)
