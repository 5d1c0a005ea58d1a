"""Picks the onsets out of the onset strength."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.spectra import Floats

_AROUND = 4
_ABOVE = 0.07


def pick_onsets(strength: Floats) -> NDArray[np.int64]:
    """Finds the frames in which something begins (after Böck, Krebs and Schedl 2012, "Evaluating
    the online capabilities of onset detection methods", ISMIR).

    An onset is not weaker than the frame before, clearly above the mean of the tenth of a
    second around it, and no neighbour of another onset. strength: float32[t].
    """
    highest = float(strength.max(initial=0.0))
    if highest <= 0.0:
        return np.zeros(0, np.int64)
    values = (strength - strength.min()).astype(np.float64)
    values /= max(float(values.max()), float(np.finfo(np.float32).tiny))
    risen = np.append(True, values[1:] >= values[:-1])
    return _apart(np.flatnonzero(risen & (values >= _mean_around(values) + _ABOVE)))


def _mean_around(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Averages the frames around each frame, as far as there are any."""
    places = np.arange(len(values))
    first, end = np.maximum(places - _AROUND, 0), np.minimum(places + _AROUND + 1, len(values))
    sums = np.append(0.0, np.cumsum(values))
    return (sums[end] - sums[first]) / (end - first)


def _apart(frames: NDArray[np.int64]) -> NDArray[np.int64]:
    """Leaves out each frame that directly follows one that is kept."""
    kept: list[int] = []
    for frame in frames:
        if not kept or frame > kept[-1] + 1:
            kept.append(int(frame))
    return np.array(kept, np.int64)
