"""Describes how well a pulse and its bars agree with what the beat network hears."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.listening.beat_likelihood import Floats
from aemo_studio.music.listening.beat_spectrogram import FRAMES_PER_S
from aemo_studio.music.listening.spectra import FRAME_S
from aemo_studio.music.listening.steady import Places

PULSE_CLUES, BAR_CLUES = 7, 3
"""Numbers that describe a pulse, and its bars."""

_AT_FRAMES, _NEAR_FRAMES = 2, 3
"""Frames of the network, of 20 ms, around a beat in which the highest probability counts as the
beat's, and in which whatever is heard is near it. By hand, as all below."""

_LEAST, _MOST = 0.02, 0.98
"""Added to a probability for its logarithm, and the most that one counts as."""

_HEARD = 0.28
"""Probability from which on a beat is heard."""

_HALF, _BY_CHANCE = 0.5, 2.0
"""Share of what the network hears that has to be near the beats of a pulse, and how many times the
share of the time that is."""

Values = NDArray[np.float64]
Frames = NDArray[np.int64]


def pulse_clues(likely: Floats, places: Places) -> Values:
    """Describes how a pulse agrees with the network, float64[7]: the share of all that it hears
    which is near the beats; its mean logarithm and mean on the beats; the mean logarithm of
    nothing between them; the share of beats that it hears; and the logarithms again, in sums a
    second, by which slow and fast pulses compare.

    likely: float32[t, 2], of beats within a bar and of starts of bars. places: the beats,
    float64[n] frames of the onset strength.
    """
    either = likely.sum(axis=1, dtype=np.float64)
    seconds, frames = len(either) / FRAMES_PER_S, _frames(places)
    on = _highest(either, frames)
    logs = np.log(on + _LEAST)
    near = _near(len(either), frames)
    silent = np.where(near, 0.0, np.log(1.0 - np.minimum(either, _MOST)))
    inside = slice(max(frames[0] - _NEAR_FRAMES, 0), frames[-1] + _NEAR_FRAMES + 1)
    between = int((~near[inside]).sum())
    return np.array(
        [
            either[near].sum() / (either.sum() + 1e-6),
            logs.mean(),
            on.mean(),
            silent[inside].sum() / max(between, 1),
            (on > _HEARD).mean(),
            logs.sum() / seconds,
            silent.sum() / seconds,
        ]
    )


def is_heard(likely: Floats, places: Places) -> bool:
    """Reports whether at least half of all that the network hears is near the beats, and twice as
    much as by chance. likely and places: as of `pulse_clues`."""
    either = likely.sum(axis=1, dtype=np.float64)
    near = _near(len(either), _frames(places))
    share = either[near].sum() / (either.sum() + 1e-6)
    return bool(share >= max(_HALF, _BY_CHANCE * near.mean()))


def bar_excess(likely: Floats, places: Places) -> Values:
    """Computes by how much the network rather hears the start of a bar than another beat on each
    beat, float64[n] in logarithms."""
    frames = _frames(places)
    beats, starts = (np.log(_highest(one, frames) + _LEAST) for one in likely.T.astype(np.float64))
    return starts - beats


def bar_clues(excess: Values, metre: int, first: int) -> Values:
    """Describes how bars agree with the network, float64[3]: `excess` on their starts, summed up
    for each beat and in the mean, and in the mean on the other beats."""
    starts, others = excess[first::metre], np.delete(excess, np.s_[first::metre])
    return np.array([starts.sum() / len(excess), starts.mean(), others.mean()])


def _frames(places: Places) -> Frames:
    """Converts frames of the onset strength, which peaks one after the attack, to the network's."""
    seconds = np.maximum((places - 1) * FRAME_S, 0.0)
    return np.round(seconds * FRAMES_PER_S).astype(np.int64)


def _near(count: int, frames: Frames) -> NDArray[np.bool_]:
    """Marks the frames, bool[count], that are near a beat."""
    near = np.zeros(count, np.bool_)
    around = frames[:, None] + np.arange(-_NEAR_FRAMES, _NEAR_FRAMES + 1)
    near[around[(around >= 0) & (around < count)]] = True
    return near


def _highest(values: Values, frames: Frames) -> Values:
    around = frames[:, None] + np.arange(-_AT_FRAMES, _AT_FRAMES + 1)
    return np.asarray(values[np.clip(around, 0, len(values) - 1)].max(axis=1))
