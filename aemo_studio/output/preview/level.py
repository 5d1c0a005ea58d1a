"""Brings a mixture to a loudness: measured by EBU R128, peaks kept below -1 dBTP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np
from av.audio.frame import AudioFrame
from av.error import BlockingIOError as NeedsMoreError
from av.error import EOFError as EndedError
from av.filter import Graph

from aemo_studio.music.listening.loudness import Loudness, LoudnessMeter
from aemo_studio.output.preview.film_sound import RATE_HZ
from aemo_studio.output.preview.mix import Block

HIGHEST_PEAK_DB = -1.0
"""EBU R128: no true peak above -1 dBTP in what is delivered."""

# The AAC encoder moves peaks a little.
_CODEC_MARGIN_DB = 0.5
_OVERSAMPLED_HZ = 192_000


def frame_of(block: Block, at: int) -> AudioFrame:
    """Wraps a block as a frame. block: float32[n, 2]; at: number of its first sample."""
    frame = AudioFrame.from_ndarray(
        np.ascontiguousarray(block.reshape(1, -1)), format="flt", layout="stereo"
    )
    frame.sample_rate = RATE_HZ
    frame.time_base = Fraction(1, RATE_HZ)
    frame.pts = at
    return frame


def frames_of(blocks: Iterable[Block]) -> Iterator[AudioFrame]:
    """Wraps blocks as consecutive frames."""
    at = 0
    for block in blocks:
        yield frame_of(block, at)
        at += len(block)


def loudness_of(frames: Iterable[AudioFrame]) -> Loudness | None:
    """Measures the loudness of frames; None for silence."""
    meter = LoudnessMeter(true_peak=True)
    for frame in frames:
        meter.push(frame)
    return meter.finish()


class Leveller:
    """Raises or lowers sound by `gain_db`; limits peaks (four times oversampled, so that
    those between the samples count) where `limit` is set."""

    def __init__(self, gain_db: float, *, limit: bool) -> None:
        self._graph = Graph()
        source = self._graph.add_abuffer(
            sample_rate=RATE_HZ, format="flt", layout="stereo", time_base=Fraction(1, RATE_HZ)
        )
        steps = [("volume", f"{gain_db:.4f}dB:precision=double")]
        if limit:
            peak = 10.0 ** ((HIGHEST_PEAK_DB - _CODEC_MARGIN_DB) / 20.0)
            steps += [
                ("aresample", str(_OVERSAMPLED_HZ)),
                ("alimiter", f"limit={peak:.5f}:attack=5:release=80:level=false:latency=true"),
                ("aresample", str(RATE_HZ)),
            ]
        steps += [("aformat", f"sample_fmts=fltp:sample_rates={RATE_HZ}"), ("abuffersink", "")]
        for name, options in steps:
            following = self._graph.add(name, options)
            source.link_to(following)
            source = following
        self._graph.configure()

    def run(self, frames: Iterable[AudioFrame]) -> Iterator[AudioFrame]:
        """Filters frames, to the last sample."""
        for frame in frames:
            self._graph.push(frame)
            yield from self._pulled()
        self._graph.push(None)
        yield from self._pulled()

    def _pulled(self) -> Iterator[AudioFrame]:
        while True:
            try:
                frame = self._graph.pull()
            except (NeedsMoreError, EndedError):
                return
            if isinstance(frame, AudioFrame):
                yield frame


def needs_limit(loudness: Loudness, gain_db: float) -> bool:
    """Decides whether a gain would raise peaks above the highest allowed."""
    return loudness.true_peak_db + gain_db > HIGHEST_PEAK_DB - _CODEC_MARGIN_DB
