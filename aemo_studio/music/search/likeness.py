"""Finds tracks that are like another one in moods, affect, genre and tempo."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aemo_studio.music.catalogue.genres import passing
from aemo_studio.music.search.index import Floats, SearchIndex

_MOODS, _AFFECT, _GENRE, _TEMPO = 0.35, 0.3, 0.2, 0.15
SPAN = 6.0
"""Farthest that two moods are apart in valence and arousal, in points."""

_SOUND = 0.5
"""Share of the sound in the whole, where both were listened to."""

_HALF_OCTAVE = 0.5
"""Tempi that are this far apart (in octaves, or more) have nothing in common."""


def likeness(index: SearchIndex, row: int) -> Floats:
    """Computes how alike all tracks are to one of them, float64[n] in [0, 1]. What is not known of
    either counts half; the sound counts where both were listened to."""
    described = _described(index, row)
    if index.sounds is None:
        return described
    alike = np.clip(index.sounds @ index.sounds[row], 0, 1)
    return np.where(np.isnan(alike), described, _SOUND * alike + (1 - _SOUND) * described)


def _described(index: SearchIndex, row: int) -> Floats:
    return (
        _MOODS * _shared(index.moods, int(index.moods[row]))
        + _AFFECT * _affect(index, row)
        + _GENRE * _genre(index, row)
        + _TEMPO * _tempo(index, row)
    )


def _shared(moods: NDArray[np.int64], wanted: int) -> Floats:
    """Computes the share of moods that both have, of those that either has."""
    both, either = np.bitwise_count(moods & wanted), np.bitwise_count(moods | wanted)
    return both / np.maximum(1, either)


def _affect(index: SearchIndex, row: int) -> Floats:
    away = np.hypot(*(index.feels - index.feels[row]).T)
    return np.nan_to_num(np.clip(1 - away / SPAN, 0, 1), nan=0.5)


def _genre(index: SearchIndex, row: int) -> Floats:
    name = index.tracks[row].genre
    if not name:
        return np.full(len(index), 0.5)
    exact, wide = index.of_genre(name)
    unknown = index.of_genre("")[0]
    return np.where(
        exact, 1.0, np.where(wide & bool(passing(name)), 0.7, np.where(unknown, 0.5, 0))
    )


def _tempo(index: SearchIndex, row: int) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        octaves = abs(np.log2(index.bpm / index.bpm[row]))
    return np.nan_to_num(np.clip(1 - octaves / _HALF_OCTAVE, 0, 1), nan=0.5)
