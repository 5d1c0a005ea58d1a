"""Tracks beats by dynamic programming (Ellis 2007, "Beat tracking by dynamic programming", Journal
of New Music Research 36), along a tempo that may change."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.spectra import Floats

_TIGHTNESS = 100.0
_SHARPNESS = 32.0
_WEAK = 0.01

Frames = NDArray[np.int64]
Scores = NDArray[np.float64]


def track_beats(onsets: Floats, periods: Scores) -> Frames:
    """Finds the frames of the beats: strong onsets, about a beat apart.

    onsets: onset strength float32[t]. periods: frames of a beat at each frame, float64[t]. Returns
    none where nothing begins.
    """
    if not onsets.any():
        return np.zeros(0, np.int64)
    score = _local_score(onsets, round(float(np.median(periods))))
    before, total = _chains(score, np.round(periods))
    beats = _followed(before, _last_beat(total))
    strong = np.flatnonzero(score > 0.0)
    return beats[(beats >= strong[0]) & (beats <= strong[-1])]


def _local_score(onsets: Floats, period: int) -> Scores:
    """Smooths the onsets over a small part of a beat, in units of their spread."""
    values = onsets.astype(np.float64)
    spread = values.std(ddof=1) + np.finfo(np.float32).tiny
    bell = np.exp(-0.5 * (np.arange(-period, period + 1) * _SHARPNESS / period) ** 2)
    return np.convolve(values / spread, bell)[period : period + len(values)]


def _chains(score: Scores, periods: Scores) -> tuple[Frames, Scores]:
    """Finds for each frame the best beat before it, -1 for none, and the score of that chain.

    A beat lies half to two periods after the one before, so that as many frames as half a
    period depend on earlier ones only and are computed at once.
    """
    lags = np.arange(round(periods.min() / 2), 2 * periods.max() + 1).astype(np.int64)
    n, ahead, step = len(score), int(lags[-1]), int(lags[0])
    total = np.concatenate([np.full(ahead, -np.inf), score])
    before = np.full(n, -1)
    for start in range(0, n, step):
        frames = np.arange(start, min(start + step, n))
        period = periods[frames][:, None]
        cost = _TIGHTNESS * np.log(lags / period) ** 2
        cost[(lags < np.round(period / 2)) | (lags > 2 * period)] = np.inf
        reached = total[ahead + frames[:, None] - lags] - cost
        best = reached.argmax(axis=1)
        gain = reached[np.arange(len(frames)), best]
        linked = np.isfinite(gain)
        total[ahead + frames[linked]] += gain[linked]
        before[frames[linked]] = frames[linked] - lags[best[linked]]
    before[: int((score >= _WEAK * score.max()).argmax())] = -1
    return before, total[ahead:]


def _last_beat(total: Scores) -> int:
    """Finds the last peak of the chains' scores that is at least half as high as most."""
    rising = np.append(False, total[1:] > total[:-1])
    falling = np.append(total[:-1] >= total[1:], True)
    peaks = np.flatnonzero(rising & falling)
    high = peaks[total[peaks] >= 0.5 * np.median(total[peaks])] if len(peaks) else peaks
    return int(high[-1]) if len(high) else len(total) - 1


def _followed(before: Frames, last: int) -> Frames:
    """Follows a chain back from its last beat; returns its frames, ascending."""
    chain = []
    while last >= 0:
        chain.append(last)
        last = int(before[last])
    return np.array(chain[::-1], np.int64)
