"""Finds the structure of a piece: likeness of bars, sections, energy over time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import ENERGY_STEP_S, Structure
from aemo_studio.music.listening.recording import RATE_HZ, Samples
from aemo_studio.music.listening.rhythm import Rhythm
from aemo_studio.music.listening.spectra import FRAME_S, Floats, Spectra, decibels

GRID_WITHOUT_PULSE_S = 2.0
"""Length of a "bar" of music without a beat."""

QUIETEST_DB = -80.0
"""Lowest level of `energy_db`, against the loudest."""

_KERNEL_BARS = 4
_SHORTEST_SECTION_BARS = 4
_NOVEL = 0.5
_BANDS = 12
_PULSE_BARS_AT_LEAST = 4


def find_structure(
    spectra: Spectra, rhythm: Rhythm, chroma: Floats, duration_s: float
) -> Structure:
    """Finds beats, bars, sections and energy of a piece.

    Sections begin where the bars before and after are least alike (after Foote 2000,
    "Automatic audio segmentation using a measure of audio novelty", ICME). chroma:
    float32[12, t]. duration_s: of the file, which may be longer than its samples.
    """
    pulse = len(rhythm.bars_s) >= _PULSE_BARS_AT_LEAST
    length_s = len(spectra.samples) / RATE_HZ
    bars = rhythm.bars_s if pulse else _even_grid(length_s)
    features = bar_features(spectra, chroma, bars)
    return Structure(
        duration_s=duration_s,
        beats_s=rhythm.beats_s if pulse else np.zeros(0, np.float32),
        bars_s=bars,
        bar_features=features,
        sections_s=bars[section_starts(features)],
        energy_db=energy_db(spectra.samples),
        beats_certainty=rhythm.beats_certainty if pulse else None,
        bars_certainty=rhythm.bars_certainty if pulse else None,
    )


def _even_grid(length_s: float) -> Floats:
    return np.arange(0.0, length_s, GRID_WITHOUT_PULSE_S).astype(np.float32)


def bar_features(spectra: Spectra, chroma: Floats, bars_s: Floats) -> Floats:
    """Describes harmony and timbre of each bar as they differ from the piece's average.

    Returns float32[m, 24], rows of length 1 (0 for silence).
    """
    edges = np.append(np.round(bars_s / FRAME_S).astype(int), spectra.mel.shape[1])
    levels = decibels(spectra.mel)
    bands = levels.reshape(_BANDS, -1, levels.shape[1]).mean(axis=1)
    halves = [_contrast(_means(part, edges)) for part in (chroma, bands)]
    return _unit(np.concatenate(halves, axis=1)).astype(np.float32)


def section_starts(features: Floats) -> NDArray[np.int64]:
    """Finds the numbers of the bars that begin a section, int64[k]; the first always does."""
    novelty = _novelty(features)
    found = [0]
    for bar in np.argsort(-novelty, kind="stable"):
        apart = min(abs(int(bar) - other) for other in [*found, len(features)])
        if novelty[bar] >= _NOVEL and apart >= _SHORTEST_SECTION_BARS:
            found.append(int(bar))
    return np.array(sorted(found), np.int64) if len(features) else np.zeros(0, np.int64)


def energy_db(samples: Samples) -> Floats:
    """Measures the level of each ENERGY_STEP_S against the loudest, at least QUIETEST_DB:
    float32[j]."""
    step = round(ENERGY_STEP_S * RATE_HZ)
    padded = np.pad(samples, (0, -len(samples) % step)).reshape(-1, step)
    power = (padded.astype(np.float64) ** 2).mean(axis=1)
    loudest = max(float(power.max(initial=0.0)), 1e-12)
    return np.maximum(10.0 * np.log10(power / loudest + 1e-12), QUIETEST_DB).astype(np.float32)


def _novelty(features: Floats) -> Floats:
    """Computes the distance between the averages of the bars before and after each bar.

    Returns float32[m]. The averages have the length of a chord progression, so that a change
    of chord alone is no novelty.
    """
    m = len(features)
    novelty = np.zeros(m, np.float32)
    for bar in range(1, m):
        size = min(_KERNEL_BARS, bar, m - bar)
        before, after = features[bar - size : bar], features[bar : bar + size]
        novelty[bar] = np.linalg.norm(after.mean(axis=0) - before.mean(axis=0))
    return novelty


def _means(values: Floats, edges: NDArray[np.int64]) -> Floats:
    """Averages the frames between each two edges: float32[len(edges) - 1, d]."""
    edges = np.minimum(edges, values.shape[1])
    sums = np.pad(np.cumsum(values, axis=1, dtype=np.float64), [(0, 0), (1, 0)])[:, edges]
    return (np.diff(sums, axis=1) / np.maximum(np.diff(edges), 1)).T.astype(np.float32)


def _contrast(values: Floats) -> Floats:
    """Computes differences from the mean bar, scaled so that both halves count alike."""
    centred = values - values.mean(axis=0, keepdims=True)
    size = float(np.sqrt((centred**2).sum(axis=1)).mean()) if len(centred) else 0.0
    return centred / size if size > 1e-6 else np.zeros_like(centred)


def _unit(values: Floats) -> Floats:
    length = np.linalg.norm(values, axis=1, keepdims=True)
    return np.where(length > 1e-6, values / np.maximum(length, 1e-6), 0.0)
