"""Gathers what speaks for a beat or the start of a bar: onsets by register, changes of harmony."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.spectra import FRAME_S, Floats, Spectra, decibels, onset_strength

ALL, LOW, MIDDLE, HIGH, KICK = 0, 1, 2, 3, 6
"""Rows of cues: onsets of all of the sound, of the low, middle and high register, and of what lies
below 140 Hz, a bass drum. Between them are changes of harmony and the level of the bass, and behind
them changes of its note."""

CUES = 8
"""Rows of cues."""

_REGISTERS = (slice(0, 12), slice(12, 48), slice(48, 96))
_KICK, _BASS_NOTES = slice(0, 4), slice(1, 12)
_AROUND_S = 0.25

Values = NDArray[np.float64]


def gather_cues(spectra: Spectra, chroma: Floats) -> Floats:
    """Gathers the cues of each frame, float32[8, t], each in units of its own spread around its
    mean. chroma: float32[12, t]."""
    registers = [onset_strength(decibels(spectra.mel[part])) for part in _REGISTERS]
    bass = np.sqrt(spectra.mel[_REGISTERS[0]].sum(axis=0))
    kick = onset_strength(decibels(spectra.mel[_KICK]))
    notes = _harmony_changes(np.sqrt(spectra.mel[_BASS_NOTES]))
    harmony = _harmony_changes(chroma)
    rows = np.stack([spectra.onsets, *registers, harmony, bass, kick, notes])
    means, spreads = rows.mean(axis=1, keepdims=True), rows.std(axis=1, keepdims=True)
    return ((rows - means) / (spreads + 1e-9)).astype(np.float32)


def _harmony_changes(chroma: Floats) -> Floats:
    """Computes the distance between the harmony before and after each frame, float32[t]. chroma:
    how strong each tone, or each band of the bass, is."""
    size, n = round(_AROUND_S / FRAME_S), chroma.shape[1]
    sums = np.pad(np.cumsum(chroma, axis=1, dtype=np.float64), [(0, 0), (1, 0)])
    at = np.arange(n)
    before = _unit(sums[:, at] - sums[:, np.maximum(at - size, 0)])
    after = _unit(sums[:, np.minimum(at + size, n)] - sums[:, at])
    return np.linalg.norm(after - before, axis=0).astype(np.float32)


def _unit(values: Values) -> Values:
    length = np.linalg.norm(values, axis=0, keepdims=True)
    return np.where(length > 1e-6, values / np.maximum(length, 1e-6), 0.0)


def cues_at(cues: Floats, places: Values) -> Values:
    """Finds the largest value of each cue within a frame of each place: float64[8, n]."""
    around = np.round(places)[:, None].astype(np.int64) + np.arange(-1, 2)
    return cues[:, np.clip(around, 0, cues.shape[1] - 1)].max(axis=2).astype(np.float64)
