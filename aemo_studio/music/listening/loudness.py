"""Measures loudness by EBU R128 (ITU-R BS.1770), block by block, with FFmpeg's meter."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import BlockingIOError as NeedsMoreError
from av.error import EOFError as EndedError
from av.error import FFmpegError
from av.filter import Graph

from aemo_studio.base.errors import MediaError

_SILENT_LUFS = -69.0
_INTEGRATED = "lavfi.r128.I"
_RANGE = "lavfi.r128.LRA"
_PEAK = "lavfi.r128.true_peak"


@dataclass(frozen=True)
class Loudness:
    """Loudness of a recording."""

    #: Integrated loudness of the whole, gated, in LUFS (EBU R128).
    integrated_lufs: float
    #: Loudness range in LU (EBU Tech 3342).
    range_lu: float
    #: Highest true peak in dBTP; minus infinity where it was not measured.
    true_peak_db: float


class LoudnessMeter:
    """Measures the loudness of one recording, whose frames come in order.

    Memory does not grow with the length. true_peak: whether to measure the true peak too, at
    four times the work.
    """

    def __init__(self, *, true_peak: bool = False) -> None:
        self._true_peak = true_peak
        self._graph: Graph | None = None
        self._resampler: AudioResampler | None = None
        self._last: dict[str, str] = {}

    def push(self, frame: AudioFrame) -> None:
        """Takes a frame of any format; rate and channels must stay those of the first."""
        if self._resampler is None:
            self._open(frame)
        assert self._resampler is not None
        for converted in self._resampler.resample(frame):
            self._feed(converted)

    def finish(self) -> Loudness | None:
        """Returns the loudness; None for silence and for less than 0.4 s, which has none."""
        if self._resampler is None:
            return None
        for converted in self._resampler.resample(None):
            self._feed(converted)
        self._feed(None)
        integrated = float(self._last.get(_INTEGRATED, "nan"))
        if not integrated > _SILENT_LUFS:
            return None
        return Loudness(integrated, float(self._last.get(_RANGE, 0.0)), self._peak_db())

    def _open(self, frame: AudioFrame) -> None:
        rate, layout = frame.sample_rate, frame.layout.name
        self._resampler = AudioResampler("dbl", layout, rate)
        graph = Graph()
        source = graph.add_abuffer(
            sample_rate=rate,
            format="dbl",
            layout=layout,
            time_base=f"1/{rate}",  # type: ignore[arg-type]
        )
        peak = ":peak=true" if self._true_peak else ""
        meter = graph.add("ebur128", f"metadata=1{peak}")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        self._graph = graph

    def _feed(self, frame: AudioFrame | None) -> None:
        assert self._graph is not None
        if frame is not None:
            frame.pts = None
        self._graph.push(frame)
        for out in self._pulled():
            self._last.update(out.metadata)

    def _pulled(self) -> Iterator[AudioFrame]:
        assert self._graph is not None
        while True:
            try:
                out = self._graph.pull()
            except (NeedsMoreError, EndedError):
                return
            if isinstance(out, AudioFrame):
                yield out

    def _peak_db(self) -> float:
        peak = float(self._last.get(_PEAK, "nan"))
        return 20.0 * math.log10(peak) if peak > 0 else float("-inf")


def measure(path: Path, *, true_peak: bool = False) -> Loudness | None:
    """Measures the loudness of an audio or video file; None for silence or without sound.

    Raises MediaError if it cannot be read.
    """
    meter = LoudnessMeter(true_peak=true_peak)
    try:
        with av.open(str(path.absolute()), options={"protocol_whitelist": "file"}) as container:
            for stream in container.streams.audio[:1]:
                for frame in container.decode(stream):
                    meter.push(frame)
    except (FFmpegError, OSError, ValueError) as error:
        raise MediaError(
            "The sound of {path} cannot be read ({error}).", path=path, error=error
        ) from error
    return meter.finish()
