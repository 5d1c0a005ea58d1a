"""Measures timbre: brightness, and the share of held sounds."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import median_filter

from aemo_studio.music.listening.filterbanks import bin_hz
from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import N_FFT, Floats, Spectra

_WIDTH = 31


def brightness_hz(spectra: Spectra) -> float:
    """Computes the spectral centroid in Hz, averaged over time by level."""
    whole = np.maximum(spectra.magnitude.sum(axis=0), np.finfo(np.float32).tiny)
    centroid = bin_hz(RATE_HZ, N_FFT).astype(np.float32) @ spectra.magnitude / whole
    weights = spectra.level * spectra.sounding
    return float(np.average(centroid, weights=weights)) if weights.sum() > 0 else 0.0


def harmonic_share(spectra: Spectra) -> float:
    """Computes the energy of held sounds as a share of all, in [0, 1].

    Held and struck sounds are separated by median filtering of the mel spectrogram along time
    and along pitch (Fitzgerald 2010, "Harmonic/percussive separation using median filtering",
    DAFx).
    """
    values = np.sqrt(spectra.mel)
    held, struck = _medians(values)
    both = held**2 + struck**2
    share = np.where(both > 0, held**2 / np.where(both > 0, both, 1.0), 0.5)
    energy_held = float(((values * share) ** 2).sum())
    energy = energy_held + float(((values * (1.0 - share)) ** 2).sum())
    return energy_held / energy if energy > 0 else 0.0


def _medians(values: Floats) -> tuple[Floats, Floats]:
    """Filters along time, where held sounds stay, and along pitch, where struck ones stay."""
    return median_filter(values, (1, _WIDTH)), median_filter(values, (_WIDTH, 1))
