"""Functionals of prosody: melody, loudness, pace, roughness and colour of a voice.

Statistics over a clip of what changes within it, in the spirit of eGeMAPS (Eyben et al.
2016), by librosa. Everything is relative (semitones, decibels below the loudest moment), so
that recording level does not count. A clip without voice has zeros where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import librosa
import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.emotion import FloatArray
from aemo_studio.workbench.features.feature import Feature
from aemo_studio.workbench.features.images import RANGE_DB
from aemo_studio.workbench.features.sound import RATE_HZ, trimmed

WINDOW = 1024
HOP = 320
_FRAMES_A_SECOND = RATE_HZ / HOP
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 600.0
_REFERENCE_HZ = 55.0
_COEFFICIENTS = 5
_FLOOR = 1e-10

Values = NDArray[np.float64]
Named = dict[str, float]


@dataclass(frozen=True, eq=False)
class _Frames:
    """A clip, 50 frames a second."""

    #: float64[n], semitones above 55 Hz.
    pitch: Values
    #: bool[n]
    voiced: NDArray[np.bool_]
    #: float64[n], decibels relative to the loudest frame.
    level: Values
    #: float64[frequencies, n]
    power: Values


def functionals(samples: FloatArray) -> Named:
    """Computes all statistics by name. samples: float32[n] at 16 kHz."""
    frames = _frames(trimmed(samples))
    pitch = frames.pitch[frames.voiced]
    return {
        **_spread("pitch", pitch),
        **_spread("pitch_change", _changes(frames.pitch, frames.voiced)),
        **_spread("level", frames.level),
        **_spread("level_change", np.diff(frames.level)),
        "pitch_trend": _trend(pitch),
        "level_trend": _trend(frames.level),
        **_pace(frames),
        **_roughness(frames),
        **_colour(frames),
    }


def compute(samples: FloatArray) -> FloatArray:
    """Computes float32[len(names())]."""
    return np.array(list(functionals(samples).values()), np.float32)


def _frames(samples: FloatArray) -> _Frames:
    padded = np.pad(samples, (0, max(0, 2 * WINDOW - len(samples))))
    spectrum = librosa.stft(padded, n_fft=WINDOW, hop_length=HOP)
    power = np.square(np.abs(spectrum)).astype(np.float64)
    rms = librosa.feature.rms(y=padded, frame_length=WINDOW, hop_length=HOP)[0]
    loudness = rms.astype(np.float64)
    level = 20 * np.log10(np.maximum(loudness, _FLOOR) / max(float(loudness.max()), _FLOOR))
    pitch, voiced = _pitch(padded)
    n = min(len(pitch), len(level), power.shape[1])
    audible = level[:n] > -RANGE_DB if loudness.max() > _FLOOR else np.zeros(n, np.bool_)
    return _Frames(pitch[:n], voiced[:n] & audible, np.maximum(level[:n], -RANGE_DB), power[:, :n])


def _pitch(samples: FloatArray) -> tuple[Values, NDArray[np.bool_]]:
    """Estimates semitones and voicing of each frame.

    pYIN decides on voice and octave, on a coarse grid; YIN between its samples gives the
    exact value, without which there is no jitter to see.
    """
    common: dict[str, Any] = {"sr": RATE_HZ, "frame_length": WINDOW, "hop_length": HOP}
    common |= {"fmin": _LOWEST_HZ, "fmax": _HIGHEST_HZ}
    coarse_hz, voiced, _ = librosa.pyin(samples, resolution=0.2, **common)
    coarse = 12 * np.log2(np.where(voiced, coarse_hz, _REFERENCE_HZ) / _REFERENCE_HZ)
    fine = 12 * np.log2(librosa.yin(samples, **common) / _REFERENCE_HZ)
    return np.where(np.abs(fine - coarse) < 1, fine, coarse), voiced


def _spread(name: str, values: Values) -> Named:
    """Computes mean, deviation, median, and the range that holds three fifths."""
    if not len(values):
        return dict.fromkeys((f"{name}_{word}" for word in _SPREAD), 0.0)
    low, middle, high = np.percentile(values, (20, 50, 80))
    found = (values.mean(), values.std(), middle, low, high, high - low)
    return {f"{name}_{word}": float(x) for word, x in zip(_SPREAD, found, strict=True)}


_SPREAD = ("mean", "deviation", "median", "p20", "p80", "range")


def _changes(values: Values, where: NDArray[np.bool_]) -> Values:
    """Steps between neighbours that both count."""
    return np.diff(values)[where[1:] & where[:-1]]


def _trend(values: Values) -> float:
    """Fits the slope, units a second, by least squares; 0 for fewer than three values."""
    if len(values) < 3:
        return 0.0
    seconds = np.arange(len(values)) / _FRAMES_A_SECOND
    return float(np.polyfit(seconds, values, 1)[0])


def _pace(frames: _Frames) -> Named:
    """Computes the tempo: voiced stretches and peaks of loudness a second, and lengths."""
    seconds = len(frames.level) / _FRAMES_A_SECOND
    voiced, pauses = _runs(frames.voiced), _runs(~frames.voiced)
    smooth = np.convolve(frames.level, np.ones(5) / 5, mode="same")
    peaks = (smooth[1:-1] > smooth[:-2]) & (smooth[1:-1] >= smooth[2:]) & (smooth[1:-1] > -25)
    return {
        "seconds": seconds,
        "voiced_share": float(frames.voiced.mean()),
        "voiced_stretches_a_second": len(voiced) / seconds,
        "voiced_stretch_mean": _mean(voiced) / _FRAMES_A_SECOND,
        "pause_mean": _mean(pauses) / _FRAMES_A_SECOND,
        "pause_longest": float(pauses.max(initial=0)) / _FRAMES_A_SECOND,
        "peaks_a_second": float(peaks.sum()) / seconds,
    }


def _runs(flags: NDArray[np.bool_]) -> Values:
    """Measures the stretches where `flags` holds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return (edges[1::2] - edges[::2]).astype(np.float64)


def _mean(values: Values) -> float:
    return float(values.mean()) if len(values) else 0.0


def _roughness(frames: _Frames) -> Named:
    """Computes jitter- and shimmer-like differences of neighbouring voiced frames.

    As a share of the period and of the amplitude, over 20 ms, not from one period to the next.
    """
    period = 2.0 ** (-_changes(frames.pitch, frames.voiced) / 12)
    amplitude = 10.0 ** (_changes(frames.level, frames.voiced) / 20)
    return {
        "jitter": _mean(np.abs(np.log(period))),
        "shimmer": _mean(np.minimum(np.abs(np.log(amplitude)), 2.0)),
    }


def _colour(frames: _Frames) -> Named:
    """Computes brightness, tilt and MFCC 1 to 4 of the voiced frames (all, where there is none)."""
    chosen = frames.voiced if frames.voiced.any() else np.ones_like(frames.voiced)
    power = frames.power[:, chosen] + _FLOOR
    hertz = librosa.fft_frequencies(sr=RATE_HZ, n_fft=WINDOW)
    low = power[(hertz >= 50) & (hertz < 1000)].sum(axis=0)
    high = power[(hertz >= 1000) & (hertz < 5000)].sum(axis=0)
    centroid = (hertz[:, None] * power).sum(axis=0) / power.sum(axis=0)
    mel = librosa.feature.melspectrogram(S=power, sr=RATE_HZ, n_mels=40)
    mfcc = librosa.feature.mfcc(S=librosa.power_to_db(mel), n_mfcc=_COEFFICIENTS)[1:]
    named = {"tilt_db": 10 * np.log10(low / high), "centroid_khz": centroid / 1000}
    named |= {f"mfcc{number}": row for number, row in enumerate(mfcc, start=1)}
    found: Named = {}
    for name, values in named.items():
        found |= {f"{name}_mean": float(values.mean()), f"{name}_deviation": float(values.std())}
    return found


def names() -> tuple[str, ...]:
    """Lists the functionals in the order of the feature's numbers."""
    return _NAMES


_NAMES = (
    *(
        f"{part}_{word}"
        for part in ("pitch", "pitch_change", "level", "level_change")
        for word in _SPREAD
    ),
    "pitch_trend",
    "level_trend",
    "seconds",
    "voiced_share",
    "voiced_stretches_a_second",
    "voiced_stretch_mean",
    "pause_mean",
    "pause_longest",
    "peaks_a_second",
    "jitter",
    "shimmer",
    *(
        f"{part}_{word}"
        for part in ("tilt_db", "centroid_khz", "mfcc1", "mfcc2", "mfcc3", "mfcc4")
        for word in ("mean", "deviation")
    ),
)

FEATURE = Feature("prosody", "1", (len(_NAMES),), compute)
