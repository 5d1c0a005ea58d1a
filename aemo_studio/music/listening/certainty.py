"""Says how probable it is that the beats and bars that were chosen are right.

Right means an F-measure of at least 0.8 (±70 ms). The weights are learnt with those of beats and
bars, from pieces whose styles these had not learnt from.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.beat_weights import BAR_CERTAINTY, BEAT_CERTAINTY
from aemo_studio.music.listening.pulses import MIDDLE_BPM

_LEAST = 1e-3
_DIGITS = 3


def certainties(pulse_share: float, bar_share: float, bpm: float) -> tuple[float, float]:
    """Computes how probable it is that beats and bars are right. Shares of the probability that
    are for the chosen pulse, and for the chosen bars of it; bpm: its tempo."""
    clues = certainty_clues(pulse_share, bar_share, bpm)
    beats, bars = (
        1.0 / (1.0 + np.exp(-float(clues @ weights))) for weights in (BEAT_CERTAINTY, BAR_CERTAINTY)
    )
    return round(float(beats), _DIGITS), round(float(bars), _DIGITS)


def certainty_clues(pulse_share: float, bar_share: float, bpm: float) -> NDArray[np.float64]:
    """Lists what speaks for certainty, float64[4]: always 1, the odds of the pulse and of the bars,
    and how unusual the tempo is."""
    return np.array([1.0, _odds(pulse_share), _odds(bar_share), abs(np.log2(bpm / MIDDLE_BPM))])


def _odds(share: float) -> float:
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return float(np.log(kept / (1 - kept)))
