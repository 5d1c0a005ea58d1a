"""Measures loudness by EBU R128 (ITU-R BS.1770), block by block, with FFmpeg's meter."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.error import BlockingIOError as NeedsMoreError
from av.error import EOFError as EndedError
from av.error import FFmpegError
from av.filter import Graph

from aemo_studio.analysis.media.audio_tracks import numbered_streams
from aemo_studio.analysis.media.container import choose_streams, decoded_sound, opened
from aemo_studio.analysis.media.soundtrack import placed

_SILENT_LUFS = -69.0
_MOST_CHANNELS = 8
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
        self._coming: tuple[str, str, int] | None = None
        self._measured = ("", 0)
        self._last: dict[str, str] = {}

    def push(self, frame: AudioFrame) -> None:
        """Takes a frame of any format. What changes inside the file is measured in the rate and
        channels of the first frame; a frame that makes no sense is left out."""
        try:
            self._take(placed(frame) if frame.layout.nb_channels > _MOST_CHANNELS else frame)
        except (FFmpegError, ValueError):
            self._resampler = self._coming = None

    def finish(self) -> Loudness | None:
        """Returns the loudness; None for silence and for less than 0.4 s, which has none."""
        if self._graph is None:
            return None
        self._flush()
        self._feed(None)
        integrated = float(self._last.get(_INTEGRATED, "nan"))
        if not integrated > _SILENT_LUFS:
            return None
        return Loudness(integrated, float(self._last.get(_RANGE, 0.0)), self._peak_db())

    def _take(self, frame: AudioFrame) -> None:
        if self._graph is None:
            self._open(frame)
        coming = (frame.format.name, frame.layout.name, frame.sample_rate)
        if coming != self._coming:
            self._flush()
            self._resampler, self._coming = AudioResampler("dbl", *self._measured), coming
        assert self._resampler is not None
        frame.pts = None
        for converted in self._resampler.resample(frame):
            self._feed(converted)

    def _open(self, frame: AudioFrame) -> None:
        rate, layout = frame.sample_rate, frame.layout.name
        self._measured = (layout, rate)
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

    def _flush(self) -> None:
        """Measures what the resampler still holds."""
        resampler, self._resampler = self._resampler, None
        if resampler is not None:
            for converted in resampler.resample(None):
                self._feed(converted)

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


def measure(
    path: Path,
    *,
    true_peak: bool = False,
    track: int | None = None,
    check: Callable[[], None] = lambda: None,
) -> Loudness | None:
    """Measures the loudness of an audio or video file; None for silence or without sound.

    track: number of one of several audio tracks; None for the one that players take. check: is
    called again and again, and may raise to stop. Raises MediaError if the file cannot be read.
    """
    meter = LoudnessMeter(true_peak=true_peak)
    with opened(path) as container:
        usual = choose_streams(container).audio
        stream = dict(numbered_streams(container)).get(track or 0, usual)
        for frames in decoded_sound(container, stream):
            check()
            for frame in frames or ():
                meter.push(frame)
    return meter.finish()
