"""What the sound is like: bright or dark, held or struck."""

from __future__ import annotations

import librosa
import numpy as np

from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import Spectra


def brightness_hz(heard: Spectra) -> float:
    """Spectral centroid in Hz, the mean over time weighted by level."""
    centroid = librosa.feature.spectral_centroid(S=heard.magnitude, sr=RATE_HZ)[0]
    weights = heard.level * heard.sounding
    return float(np.average(centroid, weights=weights)) if weights.sum() > 0 else 0.0


def harmonic_share(heard: Spectra) -> float:
    """Energy of held sounds as a share of all, 0 to 1, by median filtering of the mel
    spectrogram along time and along pitch (Fitzgerald 2010, "Harmonic/percussive separation
    using median filtering", DAFx)."""
    held, struck = librosa.decompose.hpss(np.sqrt(heard.mel))
    both = float((held**2).sum() + (struck**2).sum())
    return float((held**2).sum()) / both if both > 0 else 0.0
