"""Analyses the speech of a film once, from beginning to end, in constant memory.

The audio is taken in blocks of ten seconds with a second of context on either side.
Where somebody speaks, the block is encoded once, and every cell of the time grid pools the
states of the two seconds around it. Where there are cores to spare, other threads encode
while this one detects speech in the next blocks. Scores are computed last, because the model
adapts to all the voices of the film.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray

from aemo_studio.analysis.speech.detection import FRAME
from aemo_studio.analysis.speech.device import encoders_at_once
from aemo_studio.analysis.speech.encoder import FRAME_RATE_HZ
from aemo_studio.analysis.speech.head import HeadLogits
from aemo_studio.analysis.speech.listener import SpeechEvidence, SpeechListener
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.analysis.speech.model import SpeechModel
from aemo_studio.analysis.speech.pooling import (
    FRAME_SAMPLES,
    MIN_SPEECH_FRAMES,
    samples_of,
    spoken_range,
    to_encoder_frames,
)
from aemo_studio.domain.emotion import GRID_S, EmotionTrack, FloatArray

BLOCK = 10 * RATE_HZ
"""Samples that are encoded at once."""

CONTEXT = RATE_HZ
"""Samples before and after a block that are encoded with it."""

WINDOW_S = 2.0
"""Length of speech around the middle of a cell from which its scores are predicted."""

CELL = int(GRID_S * RATE_HZ)
"""Samples of a cell."""

_AHEAD = 2
"""Blocks queued for each further encoder: the one that it encodes and the next."""


@dataclass(frozen=True, eq=False)
class _Cells:
    """The logits of k cells of one block."""

    #: int64[k], ascending: numbers of the cells.
    numbers: NDArray[np.int64]
    #: k rows, of the speech around each cell.
    logits: HeadLogits


class SpeechAnalyser:
    """Computes the speech EmotionTrack of 16 kHz mono audio that comes in pieces from 0 s on.

    device: cpu, cuda or mps. encoders: blocks encoded at the same time; `encoders_at_once` if
    not given. Raises ModelError for a missing or damaged model.
    """

    def __init__(self, device: str, encoders: int | None = None) -> None:
        torch.set_num_threads(1)  # blocks share out the cores, see encoders_at_once
        self._model = SpeechModel.load(device)
        self._listener = SpeechListener()
        self._speech: list[NDArray[np.bool_]] = []
        self._buffer = np.zeros(0, np.float32)
        self._buffer_start = 0
        self._block_start = 0
        self._encoders = encoders or encoders_at_once(device)
        self._others = ThreadPoolExecutor(max(1, self._encoders - 1), "speech encoder")
        self._due: deque[Future[_Cells]] = deque()
        self._found: list[_Cells] = []
        self._reported = 0

    def add(self, samples: FloatArray) -> None:
        """Takes the next float32[n] samples."""
        self._speech.append(self._listener.add(samples))
        self._buffer = np.concatenate([self._buffer, samples])
        while self._received() >= self._block_start + BLOCK + CONTEXT:
            self._take_block(self._block_start + BLOCK)

    def finish(self) -> None:
        """Analyses the rest; no samples may follow."""
        self._speech.append(self._listener.finish())
        if self._received() > self._block_start:
            self._take_block(self._received())
        self._collect(wait=True)

    def close(self) -> None:
        """Stops the encoders; blocks that wait for one are dropped."""
        self._others.shutdown(wait=False, cancel_futures=True)

    def partial(self) -> tuple[int, FloatArray]:
        """Returns preliminary scores: the number of the first cell and float32[n, 8].

        They are of the cells that were completed since the last call, not adapted to the
        voices. n may be 0.
        """
        self._collect()
        new = self._found[self._reported :]
        self._reported = len(self._found)
        if not new:
            return 0, EmotionTrack.missing(0).scores
        cells = np.concatenate([found.numbers for found in new])
        logits = HeadLogits.joined([found.logits for found in new])
        scores = EmotionTrack.missing(int(np.ptp(cells)) + 1).scores
        scores[cells - cells[0]] = self._model.head.scores(logits)
        return int(cells[0]), scores

    def coverage(self, n_cells: int) -> FloatArray:
        """Computes the share of each cell with speech, float32[n_cells] in [0, 1]."""
        speech = np.concatenate([*self._speech, np.zeros(1, np.bool_)])
        total = np.concatenate([[0.0], np.cumsum(speech)]) * (FRAME / RATE_HZ)
        edges = np.arange(n_cells + 1) * GRID_S
        spoken = np.interp(edges, np.arange(len(total)) * FRAME / RATE_HZ, total)
        return np.clip(np.diff(spoken) / GRID_S, 0, 1).astype(np.float32)

    def result(self, n_cells: int) -> EmotionTrack:
        """Returns the speech EmotionTrack on `n_cells` cells, adapted to the film's voices."""
        track = EmotionTrack.missing(n_cells)
        coverage = self.coverage(n_cells)
        known = np.zeros(n_cells, np.bool_)
        if self._found:
            cells = np.concatenate([found.numbers for found in self._found])
            logits = HeadLogits.joined([found.logits for found in self._found])
            # Windows reach into cells without a word of their own; these stay missing.
            inside = (cells < n_cells) & (coverage[np.minimum(cells, n_cells - 1)] > 0)
            # Neighbouring windows overlap; a cell is worth the speech inside itself.
            seconds = GRID_S * self.coverage(int(cells[-1]) + 1)[cells]
            scores = self._model.head.scores_adapted(logits, seconds)
            track.scores[cells[inside]] = scores[inside]
            known[cells[inside]] = True
        return EmotionTrack(track.scores, np.where(known, coverage, 0.0).astype(np.float32))

    @property
    def speech_s(self) -> float:
        """Seconds of speech so far."""
        return self._listener.speech_s

    def evidence(self) -> SpeechEvidence:
        """Returns the traces of speech in all that came so far."""
        return self._listener.evidence()

    def _received(self) -> int:
        """Counts the samples that came so far."""
        return self._buffer_start + len(self._buffer)

    def _take_block(self, end: int) -> None:
        """Encodes the block up to sample `end` and drops what no later block needs."""
        first_cell = self._block_start // CELL
        cells = np.arange(first_cell, -(-end // CELL))
        self._encode(cells)
        self._collect()
        self._block_start = end
        keep_from = max(self._buffer_start, end - CONTEXT)
        self._buffer = self._buffer[keep_from - self._buffer_start :]
        self._buffer_start = keep_from

    def _encode(self, cells: NDArray[np.int64]) -> None:
        """Encodes the buffered audio for those cells around which somebody speaks, on this
        thread or another."""
        start_s = self._buffer_start / RATE_HZ
        n_frames = len(self._buffer) // FRAME_SAMPLES
        speech = to_encoder_frames(np.concatenate(self._speech), n_frames, start_s)
        time_s = start_s + (np.arange(n_frames) + 0.5) / FRAME_RATE_HZ
        centre_s = (cells + 0.5) * GRID_S
        near = np.abs(time_s[None, :] - centre_s[:, None]) <= WINDOW_S / 2
        selection = near & speech
        enough = selection.sum(axis=1) >= MIN_SPEECH_FRAMES
        if not enough.any():
            return
        spoken = spoken_range(np.any(selection, axis=0))
        samples = self._buffer[samples_of(spoken)]
        encode = partial(self._cell_logits, cells[enough], samples, selection[enough, spoken])
        if sum(not due.done() for due in self._due) < _AHEAD * (self._encoders - 1):
            self._due.append(self._others.submit(encode))
        else:
            done: Future[_Cells] = Future()
            done.set_result(encode())
            self._due.append(done)

    def _cell_logits(
        self, cells: NDArray[np.int64], samples: FloatArray, selection: NDArray[np.bool_]
    ) -> _Cells:
        return _Cells(cells, self._model.logits(samples, selection))

    def _collect(self, *, wait: bool = False) -> None:
        """Takes the logits of the blocks that are encoded, in order."""
        while self._due and (wait or self._due[0].done()):
            self._found.append(self._due.popleft().result())
