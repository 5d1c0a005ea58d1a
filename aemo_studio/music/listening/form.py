"""How a piece is built: bars that sound alike, sections, energy over time."""

from __future__ import annotations

import librosa
import numpy as np
from numpy.typing import NDArray

from aemo_studio.domain.listening import ENERGY_STEP_S, Structure
from aemo_studio.music.listening.recording import RATE_HZ, Samples
from aemo_studio.music.listening.rhythm import Rhythm
from aemo_studio.music.listening.spectra import FRAME_S, Floats, Spectra

GRID_WITHOUT_PULSE_S = 2.0
"""Length of a "bar" of music without a beat."""

QUIETEST_DB = -80.0

_KERNEL_BARS = 4
_SHORTEST_SECTION_BARS = 4
_NOVEL = 0.5
_BANDS = 12
_PULSE_BARS_AT_LEAST = 4


def structure(heard: Spectra, beat: Rhythm, chroma: Floats, duration_s: float) -> Structure:
    """Sections begin where the bars before and after are least alike (after Foote 2000,
    "Automatic audio segmentation using a measure of audio novelty", ICME)."""
    pulse = len(beat.bars_s) >= _PULSE_BARS_AT_LEAST
    length_s = len(heard.samples) / RATE_HZ
    bars = beat.bars_s if pulse else _even_grid(length_s)
    features = bar_features(heard, chroma, bars)
    return Structure(
        duration_s=duration_s,
        beats_s=beat.beats_s if pulse else np.zeros(0, np.float32),
        bars_s=bars,
        bar_features=features,
        sections_s=bars[section_starts(features)],
        energy_db=energy_db(heard.samples),
    )


def _even_grid(length_s: float) -> Floats:
    return np.arange(0.0, length_s, GRID_WITHOUT_PULSE_S).astype(np.float32)


def bar_features(heard: Spectra, chroma: Floats, bars_s: Floats) -> Floats:
    """float32[m, 24], rows of length 1 (0 for silence): harmony and timbre of each bar,
    both as they differ from the piece's average."""
    edges = np.append(np.round(bars_s / FRAME_S).astype(int), heard.mel.shape[1])
    levels = librosa.power_to_db(heard.mel, ref=np.max)
    bands = levels.reshape(_BANDS, -1, levels.shape[1]).mean(axis=1)
    halves = [_contrast(_means(part, edges)) for part in (chroma, bands)]
    return _unit(np.concatenate(halves, axis=1)).astype(np.float32)


def section_starts(features: Floats) -> NDArray[np.int64]:
    """Numbers of the bars that begin a section; the first bar always does."""
    novelty = _novelty(features)
    found = [0]
    for bar in np.argsort(-novelty, kind="stable"):
        apart = min(abs(int(bar) - other) for other in [*found, len(features)])
        if novelty[bar] >= _NOVEL and apart >= _SHORTEST_SECTION_BARS:
            found.append(int(bar))
    return np.array(sorted(found), np.int64) if len(features) else np.zeros(0, np.int64)


def energy_db(samples: Samples) -> Floats:
    """float32[j]: level of each ENERGY_STEP_S against the loudest, at least QUIETEST_DB."""
    step = round(ENERGY_STEP_S * RATE_HZ)
    padded = np.pad(samples, (0, -len(samples) % step)).reshape(-1, step)
    power = (padded.astype(np.float64) ** 2).mean(axis=1)
    loudest = max(float(power.max(initial=0.0)), 1e-12)
    return np.maximum(10.0 * np.log10(power / loudest + 1e-12), QUIETEST_DB).astype(np.float32)


def _novelty(features: Floats) -> Floats:
    """float32[m]: distance between the average of the bars before and of those after. The
    averages of a chord progression's length: a change of chord alone is nothing new."""
    m = len(features)
    novelty = np.zeros(m, np.float32)
    for bar in range(1, m):
        size = min(_KERNEL_BARS, bar, m - bar)
        before, after = features[bar - size : bar], features[bar : bar + size]
        novelty[bar] = np.linalg.norm(after.mean(axis=0) - before.mean(axis=0))
    return novelty


def _means(values: Floats, edges: NDArray[np.int64]) -> Floats:
    """[len(edges) - 1, d]: the mean of the frames between each two edges."""
    edges = np.minimum(edges, values.shape[1])
    sums = np.pad(np.cumsum(values, axis=1, dtype=np.float64), [(0, 0), (1, 0)])[:, edges]
    return (np.diff(sums, axis=1) / np.maximum(np.diff(edges), 1)).T.astype(np.float32)


def _contrast(values: Floats) -> Floats:
    """Differences from the mean bar, scaled so that both halves count alike."""
    centred = values - values.mean(axis=0, keepdims=True)
    size = float(np.sqrt((centred**2).sum(axis=1)).mean()) if len(centred) else 0.0
    return centred / size if size > 1e-6 else np.zeros_like(centred)


def _unit(values: Floats) -> Floats:
    length = np.linalg.norm(values, axis=1, keepdims=True)
    return np.where(length > 1e-6, values / np.maximum(length, 1e-6), 0.0)
