"""Resamples decoded sound to mono and lays it on the video's clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from numpy.typing import NDArray

Samples = NDArray[np.float32]

# Less than a video frame, more than the rounding of any container's clock.
_TOLERANCE_S = 0.020
_BLOCK_S = 0.5
_EMPTY: Samples = np.zeros(0, np.float32)


@dataclass(frozen=True, eq=False)
class AudioBlock:
    """Consecutive samples of the film's sound."""

    #: When the first sample is played, in seconds.
    time_s: float
    #: float32[n] mono in [-1, 1].
    samples: Samples


class MonoResampler:
    """Resamples frames of any rate, layout and sample format to mono float32 at `rate_hz`.

    The mix is normalised, so that equal channels keep their level and nothing clips.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._resampler: AudioResampler | None = None
        self._format: tuple[str, str, int] | None = None

    def push(self, frame: AudioFrame) -> Samples:
        """Takes a frame and returns the samples that are ready, float32[n].

        A change of format inside the file is followed; a frame that makes no sense (damaged
        headers ask for a billion samples a second) is left out.
        """
        frame = placed(frame)
        known = (frame.format.name, frame.layout.name, frame.sample_rate)
        before = _EMPTY
        if known != self._format:
            before = self.flush()
            # "rematrix_maxval" keeps the mix of float channels within [-1, 1].
            self._resampler = AudioResampler(
                "flt", "mono", self._rate_hz, options={"rematrix_maxval": "1.0"}
            )
            self._format = known
        assert self._resampler is not None
        try:
            return _joined([before, *_arrays(self._resampler.resample(frame))])
        except FFmpegError:
            self._resampler = self._format = None
            return before

    def flush(self) -> Samples:
        """Returns the samples that the filter still holds; the next frame starts afresh."""
        resampler, self._resampler, self._format = self._resampler, None, None
        if resampler is None:
            return _EMPTY
        return _joined(_arrays(resampler.resample(None)))


class Soundtrack:
    """Lays decoded sound on the video's clock: fills gaps with silence, cuts what lies before 0.

    rate_hz: of the blocks. limit_s: where the film ends; sound beyond it is left out.
    """

    def __init__(self, rate_hz: int, limit_s: float | None) -> None:
        self._rate_hz = rate_hz
        self._limit = None if limit_s is None else round(limit_s * rate_hz)
        self._resampler = MonoResampler(rate_hz)
        self._expected_s: float | None = None
        self._pending: list[Samples] = []
        self._n_pending = 0
        self._position = 0
        self._skip = 0
        self.end_s = 0.0

    def feed(self, time_s: float | None, frame: AudioFrame) -> Iterator[AudioBlock]:
        """Takes a frame that is played from `time_s` and yields the blocks that are complete.

        time_s: None where the file does not give it; the frame then follows the one before.
        """
        if time_s is None:
            time_s = self._expected_s or 0.0
        if self._expected_s is None or abs(time_s - self._expected_s) > _TOLERANCE_S:
            yield from self._append(self._resampler.flush())
            yield from self._move(time_s)
            self._expected_s = time_s
        self._expected_s += frame.samples / frame.sample_rate
        self.end_s = max(self.end_s, self._expected_s)
        yield from self._append(self._resampler.push(frame))

    def finish(self, end_s: float) -> Iterator[AudioBlock]:
        """Yields the rest, with silence up to `end_s`."""
        yield from self._append(self._resampler.flush())
        yield from self._move(max(end_s, self._position / self._rate_hz))
        if self._n_pending:
            yield self._take()

    def _move(self, time_s: float) -> Iterator[AudioBlock]:
        ahead = round(time_s * self._rate_hz) - self._position
        self._skip = max(0, -ahead)
        step = round(_BLOCK_S * self._rate_hz)
        while ahead > 0:
            yield from self._append(np.zeros(min(step, ahead), np.float32))
            ahead -= step

    def _append(self, samples: Samples) -> Iterator[AudioBlock]:
        if self._skip:
            skipped = min(self._skip, samples.size)
            self._skip -= skipped
            samples = samples[skipped:]
        if self._limit is not None:
            samples = samples[: max(0, self._limit - self._position)]
        if samples.size:
            self._pending.append(samples)
            self._n_pending += samples.size
            self._position += samples.size
        if self._n_pending >= _BLOCK_S * self._rate_hz:
            yield self._take()

    def _take(self) -> AudioBlock:
        block = AudioBlock(
            (self._position - self._n_pending) / self._rate_hz,
            cleaned(np.concatenate(self._pending)),
        )
        self._pending, self._n_pending = [], 0
        return block


def placed(frame: AudioFrame) -> AudioFrame:
    """Mixes channels that have a number and no speaker position; leaves others as they are."""
    return _evenly_mixed(frame) if frame.layout.name.endswith("channels") else frame


def _evenly_mixed(frame: AudioFrame) -> AudioFrame:
    """Averages channels that have a number and no speaker position, as mono.

    libav mixes by position and refuses some numbers of such channels (9, 32, …), as
    multitrack recorders write them.
    """
    values = frame.to_ndarray()
    planes = values if frame.format.is_planar else values.reshape(-1, frame.layout.nb_channels).T
    mono = AudioFrame.from_ndarray(_as_float(planes).mean(axis=0, keepdims=True), "fltp", "mono")
    mono.sample_rate = frame.sample_rate
    return mono


def _as_float(samples: NDArray[Any]) -> Samples:
    """Converts samples of any type to float32 in [-1, 1]."""
    if not np.issubdtype(samples.dtype, np.integer):
        return samples.astype(np.float32)
    half = 2.0 ** (8 * samples.dtype.itemsize - 1)
    middle = half if np.issubdtype(samples.dtype, np.unsignedinteger) else 0.0
    return ((samples - middle) / half).astype(np.float32)


def _arrays(frames: list[AudioFrame]) -> list[Samples]:
    return [np.asarray(frame.to_ndarray(), np.float32).reshape(-1) for frame in frames]


def cleaned(samples: Samples) -> Samples:
    """Limits samples to [-1, 1]; those that are not numbers become silence."""
    if not np.isfinite(samples).all():
        samples = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
    return np.clip(samples, -1.0, 1.0)


def _joined(parts: list[Samples]) -> Samples:
    filled = [part for part in parts if part.size]
    return np.concatenate(filled) if filled else _EMPTY
