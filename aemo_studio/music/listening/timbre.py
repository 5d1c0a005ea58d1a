"""Measures timbre: brightness, and the share of held sounds."""

from __future__ import annotations

import librosa
import numpy as np

from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import Spectra


def brightness_hz(spectra: Spectra) -> float:
    """Computes the spectral centroid in Hz, averaged over time by level."""
    centroid = librosa.feature.spectral_centroid(S=spectra.magnitude, sr=RATE_HZ)[0]
    weights = spectra.level * spectra.sounding
    return float(np.average(centroid, weights=weights)) if weights.sum() > 0 else 0.0


def harmonic_share(spectra: Spectra) -> float:
    """Computes the energy of held sounds as a share of all, in [0, 1].

    Held and struck sounds are separated by median filtering of the mel spectrogram along time
    and along pitch (Fitzgerald 2010, "Harmonic/percussive separation using median filtering",
    DAFx).
    """
    held, struck = librosa.decompose.hpss(np.sqrt(spectra.mel))
    both = float((held**2).sum() + (struck**2).sum())
    return float((held**2).sum()) / both if both > 0 else 0.0
