"""Tempo, beats, bars and how busy the music is."""

from __future__ import annotations

from dataclasses import dataclass

import librosa
import numpy as np

from aemo_studio.music.listening.recording import RATE_HZ
from aemo_studio.music.listening.spectra import FRAME_S, HOP, Floats, Spectra
from aemo_studio.music.listening.tempo import tempo

CLEAR_PULSE = 0.16
"""Below this the onsets repeat no better than by accident, and there is no tempo."""

_METERS = (4, 3)
_THREE_MUST_WIN_BY = 1.25
_FEWEST_BEATS = 8
_LOW_BANDS = 12
_BASS_MUST_WIN_BY = 1.3


@dataclass(frozen=True, eq=False)
class Rhythm:
    """bpm: None without a clear pulse; then beats_s is empty. pulse: 0 to 1. beats_s:
    float32[n]. bars_s: float32[m], the beats that begin a bar. onset_rate_hz: per second."""

    bpm: float | None
    pulse: float
    beats_s: Floats
    bars_s: Floats
    onset_rate_hz: float


def rhythm(heard: Spectra, chroma: Floats) -> Rhythm:
    """Beats at the tempo found, by dynamic programming (Ellis 2007, "Beat tracking by dynamic
    programming", Journal of New Music Research 36), as librosa has it; bars by their accents.

    chroma: float32[12, t], pitch classes of each frame.
    """
    rate = _onset_rate(heard)
    low = _low_onsets(heard)
    _, frames = librosa.beat.beat_track(
        onset_envelope=heard.onsets,
        sr=RATE_HZ,
        hop_length=HOP,
        trim=False,
        bpm=tempo(heard.onsets, low),
    )
    pulse = _pulse(heard.onsets, np.asarray(frames))
    if pulse < CLEAR_PULSE or len(frames) < _FEWEST_BEATS:
        nothing = np.zeros(0, np.float32)
        return Rhythm(None, pulse, nothing, nothing, rate)
    frames = _on_the_bass(low, np.asarray(frames))
    beats_s = _seconds(frames)
    return Rhythm(_tempo(beats_s), pulse, beats_s, _bars(heard, frames, chroma), rate)


def _onset_rate(heard: Spectra) -> float:
    """Onsets per second of sounding time."""
    found = librosa.onset.onset_detect(
        onset_envelope=heard.onsets, sr=RATE_HZ, hop_length=HOP, units="frames"
    )
    seconds = float(heard.sounding.sum()) * FRAME_S
    sounding = heard.sounding[np.minimum(found, len(heard.sounding) - 1)]
    return float(sounding.sum()) / seconds if seconds > 0 else 0.0


def _pulse(onsets: Floats, frames: np.ndarray) -> float:
    """How well the onsets repeat after one beat: their autocorrelation at that lag."""
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
    """Beats per minute from the line through all beats: finer than the frames are."""
    inner = beats_s[2:-2] if len(beats_s) > 12 else beats_s
    slope = np.polyfit(np.arange(len(inner)), inner.astype(np.float64), 1)[0]
    return float(60.0 / slope)


def _bars(heard: Spectra, frames: np.ndarray, chroma: Floats) -> Floats:
    """The beats that begin a bar: of four beats, or of three where the accents say so
    clearly, starting on the beats that are struck hardest and change the harmony."""
    accent = _accents(heard, frames, chroma)
    best = {meter: _best_phase(accent, meter) for meter in _METERS}
    meter = 3 if best[3][1] > best[4][1] * _THREE_MUST_WIN_BY + 1e-6 else 4
    return _seconds(frames[best[meter][0] :: meter])


def _seconds(frames: np.ndarray) -> Floats:
    """Onset strength is a difference of frames and peaks one after the attack."""
    return np.maximum((frames - 1) * FRAME_S, 0.0).astype(np.float32)


def _on_the_bass(low: Floats, frames: np.ndarray) -> np.ndarray:
    """The beats, moved by half of one where the bass is struck clearly harder in between:
    cymbals between the beats are often the sharpest onsets of all."""
    half = int(np.median(np.diff(frames))) // 2
    between = [shifted for shifted in (frames - half, frames + half) if shifted[0] >= 0]
    best = max(between, key=lambda shifted: float(_near(low, shifted).mean()))
    here, there = float(_near(low, frames).mean()), float(_near(low, best).mean())
    return best[best < len(low)] if there > _BASS_MUST_WIN_BY * here else frames


def _accents(heard: Spectra, frames: np.ndarray, chroma: Floats) -> Floats:
    """float32[beats]: how hard each beat is struck, how strong its bass is, and how far the
    harmony changes with it; each in units of its own spread."""
    bass = np.sqrt(heard.mel[:_LOW_BANDS].sum(axis=0))
    cues = (_near(heard.onsets, frames), _near(bass, frames), _changes(chroma, frames))
    return np.sum([_spread(cue) for cue in cues], axis=0).astype(np.float32)


def _changes(chroma: Floats, frames: np.ndarray) -> Floats:
    """Distance between the mean chroma of the beat before and of the beat that begins."""
    edges = np.array([0, *frames, chroma.shape[1]])
    sums = np.pad(np.cumsum(chroma, axis=1), [(0, 0), (1, 0)])[:, edges]
    means = np.diff(sums, axis=1) / np.maximum(np.diff(edges), 1)
    unit = means / (np.linalg.norm(means, axis=0) + 1e-9)
    return np.linalg.norm(np.diff(unit, axis=1), axis=0).astype(np.float32)


def _spread(values: Floats) -> Floats:
    return (values - values.mean()) / (values.std() + 1e-9)


def _low_onsets(heard: Spectra) -> Floats:
    bass = librosa.power_to_db(heard.mel[:_LOW_BANDS], ref=np.max)
    return librosa.onset.onset_strength(S=bass, sr=RATE_HZ).astype(np.float32)


def _near(values: Floats, frames: np.ndarray) -> Floats:
    """The largest value within two frames of each."""
    around = np.clip(frames[:, None] + np.arange(-2, 3), 0, len(values) - 1)
    return values[around].max(axis=1).astype(np.float32)


def _best_phase(accent: Floats, meter: int) -> tuple[int, float]:
    """The offset whose beats stand out most from the others, and by how much."""
    means = np.array([accent[phase::meter].mean() for phase in range(meter)])
    phase = int(means.argmax())
    others = np.delete(means, phase).mean()
    return phase, float((means[phase] - others) / (accent.std() + 1e-9))
