"""Estimates beats, tempo, bars and the rate of onsets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aemo_studio.music.listening.bars import find_bars
from aemo_studio.music.listening.beat_likelihood import beat_likelihood
from aemo_studio.music.listening.certainty import certainties
from aemo_studio.music.listening.cues import ALL, LOW, gather_cues
from aemo_studio.music.listening.network_clues import is_heard
from aemo_studio.music.listening.onsets import pick_onsets
from aemo_studio.music.listening.pulses import choose_pulse
from aemo_studio.music.listening.spectra import FRAME_S, Floats, Spectra
from aemo_studio.music.listening.steady import Places
from aemo_studio.music.listening.tempo import tempo_curve

CLEAR_PULSE = 0.16
"""Pulse below which the onsets repeat no better than by chance, and there is no tempo, unless the
beat network hears one."""

_FAINTEST_ONSET_DB = 1.0


@dataclass(frozen=True, eq=False)
class Rhythm:
    """Beats and onsets of a recording."""

    #: Beats per minute; None without a clear pulse.
    bpm: float | None
    #: How clear the beat is, in [0, 1].
    pulse: float
    #: float32[n], ascending: beats in seconds; empty without a clear pulse.
    beats_s: Floats
    #: float32[m]: those of `beats_s` that begin a bar.
    bars_s: Floats
    #: How probable it is that the beats are right, in [0, 1]; None without a clear pulse.
    beats_certainty: float | None
    #: The same of the bars.
    bars_certainty: float | None
    #: Onsets per second of sounding time.
    onset_rate_hz: float


def estimate_rhythm(spectra: Spectra, chroma: Floats) -> Rhythm:
    """Tracks the beats along the tempo, and finds the bars by their accents and how they repeat.

    chroma: float32[12, t], pitch classes of each frame.
    """
    rate = _onset_rate(spectra)
    cues = gather_cues(spectra, chroma)
    likely = beat_likelihood(spectra.samples)
    chosen = choose_pulse(cues, likely, tempo_curve(cues[ALL], cues[LOW]))
    pulse = 0.0 if chosen is None else _pulse(spectra.onsets, chosen.places)
    clear = pulse >= CLEAR_PULSE or (chosen is not None and is_heard(likely, chosen.places))
    if chosen is None or not clear or _is_held(spectra):
        nothing = np.zeros(0, np.float32)
        return Rhythm(None, pulse, nothing, nothing, None, None, rate)
    bars = find_bars(cues, likely, chroma, chosen.places)
    beats_s = seconds_of(chosen.places)
    bpm = _tempo(beats_s)
    sure = certainties(chosen.share, bars.share, bpm)
    return Rhythm(bpm, pulse, beats_s, seconds_of(bars.places), *sure, rate)


def _onset_rate(spectra: Spectra) -> float:
    """Counts the onsets per second of sounding time."""
    found = pick_onsets(spectra.onsets)
    seconds = float(spectra.sounding.sum()) * FRAME_S
    sounding = spectra.sounding[np.minimum(found, len(spectra.sounding) - 1)]
    return float(sounding.sum()) / seconds if seconds > 0 else 0.0


def _is_held(spectra: Spectra) -> bool:
    """Reports whether nothing begins anywhere, as in a drone."""
    return float(np.percentile(spectra.onsets, 99)) < _FAINTEST_ONSET_DB


def _pulse(onsets: Floats, places: Places) -> float:
    """Measures how well the onsets repeat after one beat: their autocorrelation at that lag."""
    lag = round(float(np.median(np.diff(places))))
    centred = onsets - onsets.mean()
    whole = float(centred @ centred)
    if whole <= 0 or not 0 < lag < len(centred) - 1:
        return 0.0
    shifts = [lag - 1, lag, lag + 1]
    best = max(float(centred[s:] @ centred[: len(centred) - s]) for s in shifts if s > 0)
    return float(np.clip(best / whole, 0.0, 1.0))


def _tempo(beats_s: Floats) -> float:
    """Computes beats per minute by a line through all beats, which is finer than a frame."""
    inner = beats_s[2:-2] if len(beats_s) > 12 else beats_s
    slope = np.polyfit(np.arange(len(inner)), inner.astype(np.float64), 1)[0]
    return float(60.0 / slope)


def seconds_of(places: Places) -> Floats:
    """Converts frames of the onset strength to seconds.

    Onset strength is a difference of frames and peaks one frame after the attack.
    """
    return np.maximum((places - 1) * FRAME_S, 0.0).astype(np.float32)
