"""Taking a whole decoding pass apart, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.decode import (
    AudioBlock,
    DecodePlan,
    DecodeSummary,
    SampledFrame,
    SmallFrame,
    decode,
)
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.base.progress import CancelToken, Reporter, silent
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import VideoInfo


@dataclass
class Pass:
    """Everything that a decoding pass yielded."""

    info: VideoInfo
    small: list[SmallFrame] = field(default_factory=list)
    sampled: list[SampledFrame] = field(default_factory=list)
    audio: list[AudioBlock] = field(default_factory=list)
    summary: DecodeSummary | None = None

    @property
    def samples(self) -> NDArray[np.float32]:
        return np.concatenate([b.samples for b in self.audio])

    @property
    def end_s(self) -> float:
        assert self.summary is not None
        return self.summary.end_s

    @property
    def shots(self) -> tuple[Shot, ...]:
        finder = ShotFinder()
        for frame in self.small:
            finder.add(frame.time_s, frame.bgr)
        return finder.finish(self.end_s)


def run(path: Path, plan: DecodePlan | None = None, report: Reporter = silent) -> Pass:
    """Probes and decodes a whole file."""
    result = Pass(probe(path))
    decoder = decode(result.info, plan or DecodePlan(), cancel=CancelToken(), report=report)
    for item in decoder:
        if isinstance(item, SmallFrame):
            result.small.append(item)
        elif isinstance(item, SampledFrame):
            result.sampled.append(item)
        else:
            result.audio.append(item)
    result.summary = decoder.summary
    return result


def onset_s(samples: NDArray[np.float32], level: float = 0.2, rate_hz: int = 16_000) -> float:
    """When the sound first gets louder than `level`."""
    loud = np.flatnonzero(np.abs(samples) > level)
    assert loud.size, "there is no sound"
    return float(loud[0]) / rate_hz
