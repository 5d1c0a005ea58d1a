"""Analyses the speech of a film once, from beginning to end, in constant memory.

The audio is taken in blocks of ten seconds with a second of context on either side.
Where somebody speaks, the block is encoded once, and every cell of the time grid pools the
states of the two seconds around it. Where there are cores to spare, other threads encode
while this one detects speech in the next blocks. Scores are computed last, because the model
adapts to all the voices of the film.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.speech.bursts import (
    BURST_WINDOW_S,
    VOICE_OFF,
    VOICE_ON,
    BurstCells,
    burst_cells,
    no_states,
    to_bursts,
)
from aemo_studio.analysis.speech.detection import FRAME, Hysteresis
from aemo_studio.analysis.speech.device import encoders_at_once, torch_on_one_core
from aemo_studio.analysis.speech.encoder import FRAME_RATE_HZ
from aemo_studio.analysis.speech.head import HeadLogits
from aemo_studio.analysis.speech.lines import SpokenVoices, find_lines, voices_of
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
from aemo_studio.domain.bursts import Burst
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
    """The logits of k cells with speech and the states of m cells with a voice, of one block."""

    #: int64[k], ascending: numbers of the cells.
    numbers: NDArray[np.int64]
    #: k rows, of the speech around each cell.
    logits: HeadLogits
    #: float32[k, i]: descriptions of the voices, i = 0 where nobody is to be recognised.
    voices: FloatArray
    #: int64[m], ascending: numbers of the cells with a voice of any kind.
    voiced: NDArray[np.int64]
    #: float32[m, 12]: what the voice in each may be.
    states: FloatArray


class SpeechAnalyser:
    """Computes the speech EmotionTrack of 16 kHz mono audio that comes in pieces from 0 s on.

    device: cpu, cuda or mps. encoders: blocks encoded at the same time; `encoders_at_once` if
    not given. Raises ModelError for a missing or damaged model.
    """

    def __init__(
        self, device: str, encoders: int | None = None, *, recognise: bool = False
    ) -> None:
        torch_on_one_core()
        self._model = SpeechModel.load(device, recognise=recognise)
        self._listener = SpeechListener()
        self._any_voice = Hysteresis(VOICE_ON, VOICE_OFF)
        self._speech: list[NDArray[np.bool_]] = []
        self._voice: list[NDArray[np.bool_]] = []
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
        self._decide(self._listener.add(samples))
        self._buffer = np.concatenate([self._buffer, samples])
        while self._received() >= self._block_start + BLOCK + CONTEXT:
            self._take_block(self._block_start + BLOCK)

    def finish(self) -> None:
        """Analyses the rest; no samples may follow."""
        self._decide(self._listener.finish())
        if self._received() > self._block_start:
            self._take_block(self._received())
        self._collect(wait=True)

    def spoken(self, cuts_s: Sequence[float]) -> SpokenVoices:
        """Divides the speech into lines, also where the picture is cut, and says how they sound."""
        speech = np.concatenate([*self._speech, np.zeros(1, np.bool_)])
        lines = find_lines(speech, cuts_s)
        cells = np.concatenate([np.zeros(0, np.int64), *(found.numbers for found in self._found)])
        between = self._model.between
        nothing = np.zeros((0, len(between)), np.float32)
        described = np.concatenate([nothing, *(found.voices for found in self._found)])
        return SpokenVoices(lines, voices_of(lines, cells, described), between)

    def close(self) -> None:
        """Stops the encoders; blocks that wait for one are dropped."""
        self._others.shutdown(wait=False, cancel_futures=True)

    def partial(self) -> tuple[int, FloatArray]:
        """Returns preliminary scores: the number of the first cell and float32[n, 8].

        They are of the cells that were completed since the last call, not adapted to the
        voices. n may be 0.
        """
        self._collect()
        new = [found for found in self._found[self._reported :] if len(found.numbers)]
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
        return _shares(self._speech, n_cells)

    def result(self, n_cells: int) -> EmotionTrack:
        """Returns the speech EmotionTrack on `n_cells` cells, adapted to the film's voices.

        Bursts take part with what they express; where that is not clear, they are missing.
        """
        bursts = self._burst_cells(n_cells)
        track = self._spoken(n_cells, bursts)
        voice = np.where(bursts.claimed, _shares(self._voice, n_cells), 0)
        return EmotionTrack(
            np.where(bursts.found[:, None], bursts.scores, track.scores),
            np.where(bursts.found, voice, track.coverage).astype(np.float32),
        )

    def bursts(self, n_cells: int) -> tuple[Burst, ...]:
        """Returns the bursts in the first `n_cells` cells, in order of time."""
        return to_bursts(self._burst_cells(n_cells))

    def _spoken(self, n_cells: int, bursts: BurstCells) -> EmotionTrack:
        """Computes the EmotionTrack of the cells in which somebody speaks."""
        track = EmotionTrack.missing(n_cells)
        coverage = self.coverage(n_cells)
        known = np.zeros(n_cells, np.bool_)
        numbers = np.concatenate([np.zeros(0, np.int64), *(f.numbers for f in self._found)])
        # Windows reach into cells without a word of their own; these stay missing.
        inside = (numbers < n_cells) & (coverage[np.minimum(numbers, n_cells - 1)] > 0)
        if inside.any():
            logits = HeadLogits.joined([found.logits for found in self._found])
            # Neighbouring windows overlap; a cell is worth the speech inside itself.
            seconds = GRID_S * self.coverage(int(numbers[-1]) + 1)[numbers]
            seconds[bursts.found[np.minimum(numbers, n_cells - 1)]] = 0
            scores = self._model.head.scores_adapted(logits, seconds)
            track.scores[numbers[inside]] = scores[inside]
            known[numbers[inside]] = True
        return EmotionTrack(track.scores, np.where(known, coverage, 0.0).astype(np.float32))

    @property
    def speech_s(self) -> float:
        """Seconds of speech so far."""
        return self._listener.speech_s

    def evidence(self) -> SpeechEvidence:
        """Returns the traces of speech in all that came so far."""
        return self._listener.evidence()

    def _burst_cells(self, n_cells: int) -> BurstCells:
        """Decides where bursts are; a cell without a voice of its own holds none."""
        numbers = np.concatenate([np.zeros(0, np.int64), *(f.voiced for f in self._found)])
        states = np.concatenate([no_states(), *(f.states for f in self._found)])
        own = _shares(self._voice, int(numbers[-1]) + 1)[numbers] > 0 if len(numbers) else []
        rows = np.flatnonzero(own)
        return burst_cells(self._model.bursts, numbers[rows], states[rows], n_cells)

    def _decide(self, speech: NDArray[np.bool_]) -> None:
        """Notes where somebody speaks, and where there is a voice of any kind."""
        self._speech.append(speech)
        self._voice.append(self._any_voice.decide(self._listener.latest))

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
        voice = to_encoder_frames(np.concatenate(self._voice), n_frames, start_s)
        time_s = start_s + (np.arange(n_frames) + 0.5) / FRAME_RATE_HZ
        distance_s = np.abs(time_s[None, :] - ((cells + 0.5) * GRID_S)[:, None])
        spoken = _enough((distance_s <= WINDOW_S / 2) & speech)
        voiced = _enough((distance_s <= BURST_WINDOW_S / 2) & voice)
        anything = np.any(spoken | voiced, axis=0)
        if not anything.any():
            return
        used = spoken_range(anything)
        samples = self._buffer[samples_of(used)]
        encode = partial(self._cell_rows, cells, samples, spoken[:, used], voiced[:, used])
        if sum(not due.done() for due in self._due) < _AHEAD * (self._encoders - 1):
            self._due.append(self._others.submit(encode))
        else:
            done: Future[_Cells] = Future()
            done.set_result(encode())
            self._due.append(done)

    def _cell_rows(
        self,
        cells: NDArray[np.int64],
        samples: FloatArray,
        spoken: NDArray[np.bool_],
        voiced: NDArray[np.bool_],
    ) -> _Cells:
        """Encodes one piece of sound for the cells whose rows of frames are not empty."""
        speaks, sounds = spoken.any(axis=1), voiced.any(axis=1)
        rows = self._model.rows(samples, spoken[speaks], voiced[sounds])
        return _Cells(cells[speaks], rows.logits, rows.voices, cells[sounds], rows.states)

    def _collect(self, *, wait: bool = False) -> None:
        """Takes the logits of the blocks that are encoded, in order."""
        while self._due and (wait or self._due[0].done()):
            self._found.append(self._due.popleft().result())


def _enough(selection: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Empties the rows that select too few frames to predict anything from."""
    return selection & (selection.sum(axis=1, keepdims=True) >= MIN_SPEECH_FRAMES)


def _shares(decisions: Sequence[NDArray[np.bool_]], n_cells: int) -> FloatArray:
    """Computes the share of each cell for which decisions (every 32 ms) are true, float32[n]."""
    joined = np.concatenate([*decisions, np.zeros(1, np.bool_)])
    total = np.concatenate([[0.0], np.cumsum(joined)]) * (FRAME / RATE_HZ)
    edges = np.arange(n_cells + 1) * GRID_S
    inside = np.interp(edges, np.arange(len(total)) * FRAME / RATE_HZ, total)
    return np.clip(np.diff(inside) / GRID_S, 0, 1).astype(np.float32)
