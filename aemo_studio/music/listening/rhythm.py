"""Estimates beats, tempo, bars and the rate of onsets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aemo_studio.music.listening.beats import track_beats
from aemo_studio.music.listening.onsets import pick_onsets
from aemo_studio.music.listening.spectra import (
    FRAME_S,
    Floats,
    Spectra,
    decibels,
    onset_strength,
)
from aemo_studio.music.listening.steady import Places, steadied
from aemo_studio.music.listening.tempo import estimate_tempo

CLEAR_PULSE = 0.16
"""Pulse below which the onsets repeat no better than by chance, and there is no tempo."""

_METERS = (4, 3)
_THREE_MUST_WIN_BY = 1.25
_FEWEST_BEATS = 8
_FAINTEST_ONSET_DB = 1.0
_LOW_BANDS = 12
_BASS_MUST_WIN_BY = 1.3


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
    #: Onsets per second of sounding time.
    onset_rate_hz: float


def estimate_rhythm(spectra: Spectra, chroma: Floats) -> Rhythm:
    """Tracks the beats at the estimated tempo and finds the bars by their accents.

    chroma: float32[12, t], pitch classes of each frame.
    """
    rate = _onset_rate(spectra)
    low = _low_onsets(spectra)
    frames = track_beats(spectra.onsets, estimate_tempo(spectra.onsets, low))
    pulse = _pulse(spectra.onsets, frames)
    if pulse < CLEAR_PULSE or len(frames) < _FEWEST_BEATS or _is_held(spectra):
        nothing = np.zeros(0, np.float32)
        return Rhythm(None, pulse, nothing, nothing, rate)
    places = _on_the_bass(low, steadied(frames, len(low)))
    beats_s = _seconds(places)
    return Rhythm(_tempo(beats_s), pulse, beats_s, _bars(spectra, places, chroma), rate)


def _onset_rate(spectra: Spectra) -> float:
    """Counts the onsets per second of sounding time."""
    found = pick_onsets(spectra.onsets)
    seconds = float(spectra.sounding.sum()) * FRAME_S
    sounding = spectra.sounding[np.minimum(found, len(spectra.sounding) - 1)]
    return float(sounding.sum()) / seconds if seconds > 0 else 0.0


def _is_held(spectra: Spectra) -> bool:
    """Reports whether nothing begins anywhere, as in a drone."""
    return float(np.percentile(spectra.onsets, 99)) < _FAINTEST_ONSET_DB


def _pulse(onsets: Floats, frames: np.ndarray) -> float:
    """Measures how well the onsets repeat after one beat: their autocorrelation at that lag."""
    if len(frames) < 2:
        return 0.0
    lag = int(np.median(np.diff(frames)))
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


def _bars(spectra: Spectra, places: Places, chroma: Floats) -> Floats:
    """Finds the beats that begin a bar, in seconds.

    A bar has four beats, or three where the accents clearly repeat after three; it begins on
    the beats that are accented most and change the harmony.
    """
    accent = _accents(spectra, _frames(places), chroma)
    best = {meter: _best_phase(accent, meter) for meter in _METERS}
    meter = 3 if best[3][1] > best[4][1] * _THREE_MUST_WIN_BY + 1e-6 else 4
    return _seconds(places[best[meter][0] :: meter])


def _frames(places: Places) -> np.ndarray:
    return np.round(places).astype(np.int64)


def _seconds(places: Places) -> Floats:
    """Converts frames of the onset strength to seconds.

    Onset strength is a difference of frames and peaks one frame after the attack.
    """
    return np.maximum((places - 1) * FRAME_S, 0.0).astype(np.float32)


def _on_the_bass(low: Floats, places: Places) -> Places:
    """Moves the beats by half a beat where the bass is clearly stronger in between: cymbals
    between the beats are often the sharpest onsets of all."""
    half = float(np.median(np.diff(places))) / 2
    between = [shifted for shifted in (places - half, places + half) if shifted[0] >= 0]
    best = max(between, key=lambda shifted: float(_near(low, _frames(shifted)).mean()))
    here, there = (float(_near(low, _frames(beats)).mean()) for beats in (places, best))
    return best[best < len(low) - 0.5] if there > _BASS_MUST_WIN_BY * here else places


def _accents(spectra: Spectra, frames: np.ndarray, chroma: Floats) -> Floats:
    """Rates the accent of each beat, float32[beats]: the sum of its onset, its bass and its
    change of harmony, each in units of its own standard deviation."""
    bass = np.sqrt(spectra.mel[:_LOW_BANDS].sum(axis=0))
    cues = (_near(spectra.onsets, frames), _near(bass, frames), _changes(chroma, frames))
    return np.sum([_spread(cue) for cue in cues], axis=0).astype(np.float32)


def _changes(chroma: Floats, frames: np.ndarray) -> Floats:
    """Computes the distance between the mean chroma of each beat and of the one before."""
    edges = np.array([0, *frames, chroma.shape[1]])
    sums = np.pad(np.cumsum(chroma, axis=1), [(0, 0), (1, 0)])[:, edges]
    means = np.diff(sums, axis=1) / np.maximum(np.diff(edges), 1)
    unit = means / (np.linalg.norm(means, axis=0) + 1e-9)
    return np.linalg.norm(np.diff(unit, axis=1), axis=0).astype(np.float32)


def _spread(values: Floats) -> Floats:
    return (values - values.mean()) / (values.std() + 1e-9)


def _low_onsets(spectra: Spectra) -> Floats:
    return onset_strength(decibels(spectra.mel[:_LOW_BANDS]))


def _near(values: Floats, frames: np.ndarray) -> Floats:
    """Finds the largest value within two frames of each frame."""
    around = np.clip(frames[:, None] + np.arange(-2, 3), 0, len(values) - 1)
    return values[around].max(axis=1).astype(np.float32)


def _best_phase(accent: Floats, meter: int) -> tuple[int, float]:
    """Finds the offset whose beats are accented most, and by how many standard deviations."""
    means = np.array([accent[phase::meter].mean() for phase in range(meter)])
    phase = int(means.argmax())
    others = np.delete(means, phase).mean()
    return phase, float((means[phase] - others) / (accent.std() + 1e-9))
