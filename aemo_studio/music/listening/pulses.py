"""Finds pulses that may be the beats, at related tempos and between the onsets, and chooses one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.beat_weights import PULSE_WEIGHTS
from aemo_studio.music.listening.beats import track_beats
from aemo_studio.music.listening.cues import ALL, HIGH, LOW, cues_at
from aemo_studio.music.listening.spectra import FRAME_S, Floats
from aemo_studio.music.listening.steady import Places, steadied
from aemo_studio.music.listening.tempo import FASTEST_BPM, SLOWEST_BPM

FEWEST_BEATS = 8
"""Fewer make no pulse."""

MIDDLE_BPM = 110.0
"""Tempos are rated by their octaves from here."""

_RATIOS = (1 / 3, 1 / 2, 2 / 3, 3 / 4, 1.0, 4 / 3, 3 / 2, 2.0, 3.0)
_PARTS = (0.0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4)
_SLACK = 1.02

Values = NDArray[np.float64]


def choose_pulse(cues: Floats, periods: Values) -> Places | None:
    """Chooses the pulse that is most likely the beat: float64[n] frames; None where there is none.

    cues: float32[6, t]. periods: frames of a beat at each frame as they were followed, float64[t],
    which may be those of half a beat or of two.
    """
    found = list(pulses(cues, periods))
    if not found:
        return None
    ratings = [pulse_features(cues, places) @ PULSE_WEIGHTS for places in found]
    return found[int(np.argmax(ratings))]


def pulses(cues: Floats, periods: Values) -> Iterator[Places]:
    """Finds pulses at tempos related to the one that was followed, and those shifted by parts of a
    beat."""
    onsets = np.maximum(cues[ALL] - cues[ALL].min(), 0.0)
    for ratio in _RATIOS:
        bpm = 60.0 / (float(np.median(periods)) * ratio * FRAME_S)
        if not SLOWEST_BPM / _SLACK <= bpm <= FASTEST_BPM * _SLACK:
            continue
        frames = track_beats(onsets, periods * ratio)
        if len(frames) < FEWEST_BEATS:
            continue
        places = steadied(frames, len(onsets))
        shifted = (_shifted(places, part, len(onsets)) for part in _PARTS)
        yield from (moved for moved in shifted if len(moved) >= FEWEST_BEATS)


def _shifted(places: Places, part: float, count: int) -> Places:
    lengths = np.diff(places)
    before = [places[0] - (1 - part) * lengths[0]] if part else []
    moved = np.concatenate([before, places + part * np.append(lengths, lengths[-1])])
    return moved[(moved >= 0) & (moved < count - 0.5)]


def pulse_features(cues: Floats, places: Places) -> Values:
    """Describes what speaks for a pulse and against it, float64[45]: for each cue its mean on the
    beats, how much stronger it is there than at halves, quarters and thirds of beats, by how much
    beats differ by turns of two, three and four; a snare that answers the bass; the tempo."""
    lengths = np.append(np.diff(places), places[-1] - places[-2])
    at = {part: cues_at(cues, places + part * lengths) for part in _PARTS}
    mean = {part: values.mean(axis=1) for part, values in at.items()}
    on = at[0.0]
    turns = on[:, ::2].mean(axis=1) - on[:, 1::2].mean(axis=1)
    octaves = np.log2(60.0 / (float(np.median(lengths)) * FRAME_S) / MIDDLE_BPM)
    answer = max(min(turns[LOW], -turns[HIGH]), min(-turns[LOW], turns[HIGH]), 0.0)
    parts = (
        mean[0.0],
        mean[0.0] - mean[1 / 2],
        mean[0.0] - (mean[1 / 4] + mean[3 / 4]) / 2,
        mean[0.0] - (mean[1 / 3] + mean[2 / 3]) / 2,
        np.abs(turns),
        _lead(on, 3),
        _lead(on, 4),
        np.array([answer, octaves, octaves**2]),
    )
    return np.concatenate(parts)


def _lead(on: Values, count: int) -> Values:
    """Computes by how much the strongest of so many turns exceeds the next, float64[6]."""
    turns = np.sort([on[:, turn::count].mean(axis=1) for turn in range(count)], axis=0)
    return np.asarray(turns[-1] - turns[-2])
