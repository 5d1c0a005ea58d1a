"""Key and mode."""

from __future__ import annotations

from dataclasses import dataclass

import librosa
import numpy as np

from aemo_studio.domain.listening import Mode
from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import HOP, Floats, Spectra

NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")

CLEAR_KEY = 0.5
"""Correlation with the best profile below which there is no key (noise, drums, clusters)."""

_BALANCE_SPAN = 0.5
_TUNING_EVERY = 8

# How well each step of the scale fits a key, rated by listeners: Krumhansl and Kessler 1982,
# "Tracing the dynamic changes in perceived tonal organization in a spatial representation of
# musical keys", Psychological Review 89.
_MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)


@dataclass(frozen=True, eq=False)
class Tonality:
    """key, mode: None where no key is clear. balance: -1 minor to 1 major. chroma:
    float32[12, t], the pitch classes from C, each frame's largest 1."""

    key: str | None
    mode: Mode | None
    balance: float
    chroma: Floats


def tonality(heard: Spectra) -> Tonality:
    """The key whose profile fits the whole piece's pitch classes best (Krumhansl 1990)."""
    some = heard.magnitude[:, heard.sounding][:, ::_TUNING_EVERY]
    tuning = librosa.estimate_tuning(S=some, sr=RATE_HZ) if some.any() else 0.0
    chroma = librosa.feature.chroma_stft(
        S=heard.magnitude**2, sr=RATE_HZ, hop_length=HOP, tuning=float(tuning)
    )
    weights = heard.level * heard.sounding
    total = chroma @ weights
    major, minor = (_fits(total, profile) for profile in (_MAJOR, _MINOR))
    best = max(major.max(), minor.max())
    if not best >= CLEAR_KEY:
        return Tonality(None, None, 0.0, chroma.astype(np.float32))
    mode: Mode = "major" if major.max() >= minor.max() else "minor"
    tonic = int((major if mode == "major" else minor).argmax())
    # Against the same tonic in the other mode: the relative key has nearly the same notes.
    difference = float(major[tonic] - minor[tonic])
    balance = float(np.clip(difference / _BALANCE_SPAN, -1.0, 1.0))
    return Tonality(NAMES[tonic], mode, balance, chroma.astype(np.float32))


def _fits(total: Floats, profile: tuple[float, ...]) -> Floats:
    """float[12]: correlation with the profile on each tonic; -1 where nothing varies."""
    if total.std() < 1e-9:
        return np.full(12, -1.0, np.float32)
    return np.array([np.corrcoef(total, np.roll(profile, n))[0, 1] for n in range(12)])
