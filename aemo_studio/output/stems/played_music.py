"""Plays picks as samples: whole samples of film and file, faded, at their level, not ducked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import FFmpegError

from aemo_studio.analysis.media.container import choose_streams, decoded_sound, opened
from aemo_studio.analysis.media.soundtrack import placed as as_placed
from aemo_studio.music.placement import Placement
from aemo_studio.output.preview.film_sound import RATE_HZ
from aemo_studio.output.preview.heard_pieces import HeardPiece, heard_pieces
from aemo_studio.output.preview.mix import BLOCK, Block, sample_at

_STEREO = 2
_NOTHING = np.zeros((0, _STEREO), np.float32)
_MOST_CHANNELS = 8
"""Of the usual layouts; libav knows where their channels belong, also where a file does not say."""


def music_blocks(placed: Placement, gain: float, check: Callable[[], None]) -> Iterator[Block]:
    """Yields float32[n, 2] of a pick from its first sample to its last.

    check: is called before each block, and may raise to stop. Raises MediaError.
    """
    path, stop = placed.track.path or Path(), sample_at(placed.stops_s)
    pieces = list(heard_pieces(placed))
    starts = [sample_at(piece.at_s) for piece in pieces]
    going = _NOTHING
    for number, piece in enumerate(pieces):
        end = min(sample_at(piece.at_s + piece.length_s), stop)
        held = max(0, end - min(starts[number + 1 :], default=end))
        blocks = _faded(path, piece, end - starts[number], gain)
        pending = _NOTHING
        for block in _mixed(going, blocks):
            check()
            pending = np.concatenate([pending, block])
            ready = max(0, len(pending) - held)
            yield pending[:ready]
            pending = pending[ready:]
        going = pending


def _faded(path: Path, piece: HeardPiece, count: int, gain: float) -> Iterator[Block]:
    """Yields the first `count` samples of a piece."""
    played = 0
    for block in file_blocks(path, sample_at(piece.from_s), count):
        times = (played + np.arange(len(block))) / RATE_HZ
        envelope = gain * piece.factors(times, count / RATE_HZ)
        played += len(block)
        yield (block * envelope[:, None]).astype(np.float32)


def _mixed(going: Block, coming: Iterator[Block]) -> Iterator[Block]:
    """Adds what goes out to the beginning of what comes."""
    for block in coming:
        both = min(len(going), len(block))
        block[:both] += going[:both]
        going = going[both:]
        yield block


def file_blocks(path: Path, first: int, count: int) -> Iterator[Block]:
    """Yields `count` samples of a file from the sample `first` on, counted at RATE_HZ; silence
    behind its end. Decoded from the beginning, as it was listened to: seeking is not exact.

    Raises MediaError.
    """
    skip, left = first, count
    for block in _decoded(path):
        wanted = block[skip : skip + left]
        skip = max(0, skip - len(block))
        left -= len(wanted)
        if len(wanted):
            yield wanted
        if left <= 0:
            return
    while left > 0:
        yield np.zeros((min(left, BLOCK), _STEREO), np.float32)
        left -= BLOCK


def _decoded(path: Path) -> Iterator[Block]:
    resampler = _StereoResampler()
    with opened(path) as container:
        for frames in decoded_sound(container, choose_streams(container).audio):
            for frame in frames or ():
                yield from resampler.push(frame)
        yield from resampler.flush()


class _StereoResampler:
    """Resamples frames of any format to stereo at RATE_HZ; follows a change inside the file."""

    def __init__(self) -> None:
        self._resampler: AudioResampler | None = None
        self._format: tuple[str, str, int] | None = None

    def push(self, frame: AudioFrame) -> Iterator[Block]:
        if frame.layout.nb_channels > _MOST_CHANNELS:
            frame = as_placed(frame)
        coming = (frame.format.name, frame.layout.name, frame.sample_rate)
        try:
            if coming != self._format:
                yield from self.flush()
                self._resampler, self._format = AudioResampler("flt", "stereo", RATE_HZ), coming
            assert self._resampler is not None
            frame.pts = None
            yield from map(_as_block, self._resampler.resample(frame))
        except (FFmpegError, ValueError):  # a frame that makes no sense
            self._resampler = self._format = None

    def flush(self) -> Iterator[Block]:
        resampler, self._resampler, self._format = self._resampler, None, None
        if resampler is not None:
            yield from map(_as_block, resampler.resample(None))


def _as_block(frame: AudioFrame) -> Block:
    samples = np.asarray(frame.to_ndarray(), np.float32).reshape(-1, _STEREO)
    return np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
