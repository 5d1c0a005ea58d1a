"""Listens for music and other sounds while a film is decoded, and says where they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.heard.events import find_events
from aemo_studio.analysis.heard.kinds import KINDS, columns
from aemo_studio.analysis.heard.network import N_FRAMES, SoundNetwork
from aemo_studio.analysis.heard.spectrogram import PATCH_SAMPLES, RATE_HZ, Floats, log_mel
from aemo_studio.analysis.heard.weights import load_sound_network
from aemo_studio.base.errors import ModelError
from aemo_studio.domain.bursts import Burst
from aemo_studio.domain.emotion import GRID_S, n_cells
from aemo_studio.domain.heard import HeardEvent

CELL_SAMPLES = round(GRID_S * RATE_HZ)
"""Samples from one look to the next: a look for each cell of the time grid, at its middle."""

_BEFORE = (PATCH_SAMPLES - CELL_SAMPLES) // 2
_AT_ONCE = 16
_SILENT = 1e-3

Columns = tuple[tuple[int, ...], ...]


class SoundEventListener:
    """Finds the HeardEvents of a film from blocks of its sound.

    What is kept grows by 92 bytes a second. Raises ModelError for a missing or damaged model.
    """

    def __init__(self) -> None:
        self._network, self._columns = load_network()
        self._waiting: list[Floats] = [np.zeros(_BEFORE, np.float32)]
        self._n_waiting = _BEFORE
        self._scores: list[Floats] = []

    def add(self, samples: Floats) -> None:
        """Takes the next samples, float32[n] mono at 16 kHz."""
        self._waiting.append(samples)
        self._n_waiting += samples.size
        if self._n_waiting >= PATCH_SAMPLES + (_AT_ONCE - 1) * CELL_SAMPLES:
            self._look()

    def finish(self) -> None:
        """Listens to what is left; no samples may follow."""
        self.add(np.zeros(PATCH_SAMPLES, np.float32))
        self._look()

    def events(self, duration_s: float, bursts: Sequence[Burst]) -> tuple[HeardEvent, ...]:
        """Returns what is heard in a film of this length, in order of time.

        bursts: what the voices of the film do; where there is one, laughter, crying and screams
        are told by it alone.
        """
        scores = np.zeros((n_cells(duration_s), len(KINDS)), np.float32)
        found = np.concatenate([*self._scores, scores[:0]])[: len(scores)]
        scores[: len(found)] = found
        return find_events(scores, _cells_of(bursts, len(scores)), duration_s)

    def _look(self) -> None:
        samples = np.concatenate(self._waiting)
        count = max(0, (samples.size - PATCH_SAMPLES) // CELL_SAMPLES + 1)
        for first in range(0, count, _AT_ONCE):
            starts = range(first, min(first + _AT_ONCE, count))
            self._scores.append(
                self._scored([_patch(samples, number * CELL_SAMPLES) for number in starts])
            )
        rest = samples[count * CELL_SAMPLES :].copy()
        self._waiting, self._n_waiting = [rest], rest.size

    def _scored(self, patches: list[Floats]) -> Floats:
        """Scores patches of sound, float32[n, kinds] in [0, 1]; silence is nothing."""
        scores = np.zeros((len(patches), len(KINDS)), np.float32)
        loud = [n for n, patch in enumerate(patches) if np.abs(patch).max() > _SILENT]
        if loud:
            looks = np.stack([log_mel(patches[n])[:N_FRAMES] for n in loud])
            with torch.inference_mode():
                classes = self._network(torch.from_numpy(looks)).numpy()
            kinds = [classes[:, list(columns)].max(axis=1) for columns in self._columns]
            scores[loud] = np.stack(kinds, axis=1)
        return scores


def _patch(samples: Floats, start: int) -> Floats:
    return samples[start : start + PATCH_SAMPLES]


def _cells_of(bursts: Sequence[Burst], cells: int) -> NDArray[np.bool_]:
    """Marks the cells with a burst, and those beside it: bool[cells]."""
    marked = np.zeros(cells, np.bool_)
    for burst in bursts:
        first = max(0, round(burst.start_s / GRID_S) - 1)
        marked[first : round(burst.end_s / GRID_S) + 1] = True
    return marked


def load_network() -> tuple[SoundNetwork, Columns]:
    """Loads the network, and for each of `KINDS` the columns of its classes.

    Raises ModelError for a missing or damaged model.
    """
    network, names = load_sound_network()
    try:
        return network, columns(names)
    except ValueError as error:
        raise ModelError("The model sound_events cannot be used: {error}.", error=error) from error
