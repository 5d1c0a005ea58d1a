"""The network that hears beats and starts of bars: BeatNet.

Heydari, Cwitkowitz and Duan 2021, "BeatNet: CRNN and particle filtering for online joint beat,
downbeat and meter tracking" (ISMIR). It learned from recordings. A convolution over the bands, a
dense layer, and two recurrent layers that know what was before, computed by NumPy: torch takes
longer to load than this takes for a track.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_BANDS, _FILTERS, _REACH, _CELLS = 272, 2, 10, 150
_PLACES = _BANDS - _REACH + 1
_POOLED = _PLACES // 2
_FRAMES_AT_ONCE = 1024
# Gates of a cell are sigmoids, which are hyperbolic tangents of half of the value.
_HALVES = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], np.float32), _CELLS)[:, None]


class _Recurrent(NamedTuple):
    """Weights of a recurrent layer (LSTM), of gates in, forget, cell, out."""

    #: float32[150, 600] for what comes in.
    new: Floats
    #: float32[150, 600] for what it said before.
    old: Floats
    #: float32[600].
    offset: Floats


class BeatNetwork:
    """Hears in each frame how likely a beat, and the start of a bar, is.

    state: the parameters by the original's names. Raises KeyError or ValueError for others.
    """

    def __init__(self, state: Mapping[str, Floats]) -> None:
        self._bands = _as_matrix(state["conv1.weight"])
        self._bands_offset = np.repeat(state["conv1.bias"], _PLACES)
        self._dense = _turned(state["linear0.weight"])
        self._dense_offset = state["linear0.bias"]
        self._layers = tuple(_recurrent(state, number) for number in (0, 1))
        self._out, self._out_offset = state["linear.weight"].T, state["linear.bias"]

    def described(self, spectrogram: Floats) -> Floats:
        """Describes each frame of a spectrogram float32[t, 272] by itself: float32[t, 150]."""
        starts = range(0, len(spectrogram), _FRAMES_AT_ONCE)
        parts = [self._described(spectrogram[at : at + _FRAMES_AT_ONCE]) for at in starts]
        return np.concatenate([np.zeros((0, _CELLS), np.float32), *parts])

    def _described(self, spectrogram: Floats) -> Floats:
        found = np.maximum(spectrogram @ self._bands + self._bands_offset, 0.0)
        pairs = found.reshape(-1, _FILTERS, _PLACES)[:, :, : 2 * _POOLED]
        pooled = np.maximum(pairs[:, :, ::2], pairs[:, :, 1::2])
        dense: Floats = pooled.reshape(len(pooled), -1) @ self._dense + self._dense_offset
        return dense

    def heard(self, described: Floats) -> Floats:
        """Follows n stretches of described frames float32[t, n, 150] side by side, from silence on;
        returns the probabilities of a beat within a bar and of a bar's start, float32[t, n, 2]."""
        values = described
        for layer in self._layers:
            values = _followed(layer, values)
        ratings = values @ self._out + self._out_offset
        chances = np.exp(ratings - ratings.max(axis=2, keepdims=True))
        return np.asarray((chances / chances.sum(axis=2, keepdims=True))[:, :, :2])


def _as_matrix(filters: Floats) -> Floats:
    """Writes a convolution over the bands, float32[2, 1, 10], as a matrix float32[272, 2 * 263]."""
    matrix, places = np.zeros((_BANDS, _FILTERS, _PLACES), np.float32), np.arange(_PLACES)
    for number in range(_FILTERS):
        for step in range(_REACH):
            matrix[places + step, number, places] = filters[number, 0, step]
    return matrix.reshape(_BANDS, -1)


def _recurrent(state: Mapping[str, Floats], number: int) -> _Recurrent:
    new, old = (state[f"lstm.weight_{kind}_l{number}"] * _HALVES for kind in ("ih", "hh"))
    offset = state[f"lstm.bias_ih_l{number}"] + state[f"lstm.bias_hh_l{number}"]
    return _Recurrent(_turned(new), _turned(old), offset * _HALVES[:, 0])


def _turned(weights: Floats) -> Floats:
    return np.ascontiguousarray(weights.T)


def _followed(layer: _Recurrent, values: Floats) -> Floats:
    """Runs a recurrent layer over float32[t, n, 150]; returns what it says, of the same shape."""
    count, side_by_side, _ = values.shape
    gates = values @ layer.new + layer.offset
    said = np.zeros((count + 1, side_by_side, _CELLS), np.float32)
    cell = np.zeros((side_by_side, _CELLS), np.float32)
    for step in range(count):
        gate = np.tanh(gates[step] + said[step] @ layer.old)
        let_in, keep, new, out = np.split(gate, 4, axis=1)
        cell = 0.5 * ((keep + 1.0) * cell + (let_in + 1.0) * new)
        np.multiply(0.5 * (out + 1.0), np.tanh(cell), out=said[step + 1])
    return said[1:]
