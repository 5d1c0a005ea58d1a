"""Resamples decoded sound to mono and lays it on the video's clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.layout import AudioLayout
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from numpy.typing import NDArray

from aemo_studio.analysis.media.legs import LegMixer

Samples = NDArray[np.float32]

# Less than a video frame, more than the rounding of any container's clock.
_TOLERANCE_S = 0.020
_BLOCK_S = 2.0
_MIX_S = 0.1
_ANY_HZ = 48_000
_EMPTY: Samples = np.zeros(0, np.float32)


@dataclass(frozen=True, eq=False)
class AudioBlock:
    """Consecutive samples of one audio track of the film."""

    #: When the first sample is played, in seconds.
    time_s: float
    #: float32[n] mono in [-1, 1].
    samples: Samples
    #: Number of the audio track, from 1.
    track: int = 1


class MonoResampler:
    """Resamples frames of any rate, layout and sample format to mono float32 at `rate_hz`.

    The mix is normalised, so that equal channels keep their level and nothing clips; channels of
    opposite polarity do not cancel. prefer_centre: whether the centre of a surround mix stands
    for the whole wherever it is not silent, as it carries the dialogue.
    """

    def __init__(self, rate_hz: int, *, prefer_centre: bool = False) -> None:
        self._rate_hz = rate_hz
        self._prefer_centre = prefer_centre
        self._resampler: AudioResampler | None = None
        self._format: tuple[str, str, int] | None = None
        self._mixer: LegMixer | None = None
        self._evenly: LegMixer | None = None
        self._waiting: list[Samples] = []

    def push(self, frame: AudioFrame) -> Samples:
        """Takes a frame and returns the samples that are ready, float32[n].

        A change of format inside the file is followed; a frame that makes no sense (damaged
        headers ask for a billion samples a second) is left out.
        """
        if _is_numbered(frame):
            frame = self._evenly_mixed(frame)
        known = (frame.format.name, frame.layout.name, frame.sample_rate)
        before = _EMPTY
        if known != self._format:
            before = self.flush()
            self._open(frame.layout)
            self._format = known
        assert self._resampler is not None
        try:
            return _joined([before, self._mixed(self._resampler.resample(frame))])
        except FFmpegError:
            self._resampler = self._format = None
            return before

    def flush(self) -> Samples:
        """Returns the samples that the filter still holds; the next frame starts afresh."""
        resampler, self._resampler, self._format = self._resampler, None, None
        if resampler is None:
            return _EMPTY
        return self._mixed(resampler.resample(None), last=True)

    def _open(self, layout: AudioLayout) -> None:
        several = layout.nb_channels > 1
        self._resampler = AudioResampler("flt", layout.name, self._rate_hz)
        self._mixer = self._new_mixer(layout) if several else None

    def _new_mixer(self, layout: AudioLayout) -> LegMixer:
        names = [channel.name for channel in layout.channels]
        surround = self._prefer_centre and len(names) > 2 and "FC" in names
        centre = names.index("FC") if surround else None
        return LegMixer(_usual_weights(layout.name), self._rate_hz, centre=centre)

    def _mixed(self, frames: list[AudioFrame], *, last: bool = False) -> Samples:
        """Mixes a tenth of a second at a time: for less, deciding costs more than mixing."""
        arrays = [np.asarray(frame.to_ndarray(), np.float32).reshape(-1) for frame in frames]
        if self._mixer is None:
            return _joined(arrays)
        self._waiting += arrays
        count = sum(array.size for array in self._waiting) // self._mixer.count
        if not last and count < _MIX_S * self._rate_hz:
            return _EMPTY
        packed, self._waiting = _joined(self._waiting), []
        return self._mixer.mix(np.ascontiguousarray(packed.reshape(-1, self._mixer.count).T))

    def _evenly_mixed(self, frame: AudioFrame) -> AudioFrame:
        if self._evenly is None:
            count = frame.layout.nb_channels
            usual = np.full(count, 1 / count)
            self._evenly = LegMixer(usual, frame.sample_rate, independent=True)
        return _as_mono(self._evenly.mix(_planes(frame)), frame.sample_rate)


@cache
def _usual_weights(layout: str) -> NDArray[np.float64]:
    """Asks libav how much each channel of a layout counts in a mono mix: float64[c].

    "rematrix_maxval" keeps the mix of float channels within [-1, 1].
    """
    resampler = AudioResampler("flt", "mono", _ANY_HZ, options={"rematrix_maxval": "1.0"})
    count = AudioLayout(layout).nb_channels
    impulses = AudioFrame.from_ndarray(
        np.eye(count, dtype=np.float32).reshape(1, -1), "flt", layout
    )
    impulses.sample_rate = _ANY_HZ
    out = [*resampler.resample(impulses), *resampler.resample(None)]
    return np.concatenate([frame.to_ndarray().reshape(-1) for frame in out]).astype(np.float64)


class Soundtrack:
    """Lays decoded sound on the video's clock: fills gaps with silence, cuts what lies before 0.

    rate_hz: of the blocks. limit_s: where the film ends; sound beyond it is left out. track: number
    of the audio track.
    """

    def __init__(self, rate_hz: int, limit_s: float | None, track: int = 1) -> None:
        self._track = track
        self._rate_hz = rate_hz
        self._limit = None if limit_s is None else round(limit_s * rate_hz)
        self._resampler = MonoResampler(rate_hz, prefer_centre=True)
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
            self._track,
        )
        self._pending, self._n_pending = [], 0
        return block


def placed(frame: AudioFrame) -> AudioFrame:
    """Mixes channels that have a number and no speaker position; leaves others as they are.

    libav mixes by position and refuses some numbers of such channels (9, 32, …), as
    multitrack recorders write them.
    """
    if not _is_numbered(frame):
        return frame
    return _as_mono(_planes(frame).mean(axis=0), frame.sample_rate)


def _is_numbered(frame: AudioFrame) -> bool:
    return frame.layout.name.endswith("channels")


def _planes(frame: AudioFrame) -> Samples:
    values = frame.to_ndarray()
    planes = values if frame.format.is_planar else values.reshape(-1, frame.layout.nb_channels).T
    return _as_float(planes)


def _as_mono(samples: Samples, rate_hz: int) -> AudioFrame:
    mono = AudioFrame.from_ndarray(samples[None], "fltp", "mono")
    mono.sample_rate = rate_hz
    return mono


def _as_float(samples: NDArray[Any]) -> Samples:
    """Converts samples of any type to float32 in [-1, 1]."""
    if not np.issubdtype(samples.dtype, np.integer):
        return samples.astype(np.float32)
    half = 2.0 ** (8 * samples.dtype.itemsize - 1)
    middle = half if np.issubdtype(samples.dtype, np.unsignedinteger) else 0.0
    return ((samples - middle) / half).astype(np.float32)


def cleaned(samples: Samples) -> Samples:
    """Limits samples to [-1, 1]; those that are not numbers become silence."""
    if not np.isfinite(samples).all():
        samples = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
    return np.clip(samples, -1.0, 1.0)


def _joined(parts: list[Samples]) -> Samples:
    filled = [part for part in parts if part.size]
    return np.concatenate(filled) if filled else _EMPTY
