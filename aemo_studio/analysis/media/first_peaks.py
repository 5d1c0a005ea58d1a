"""Finds the waveform for the timeline in seconds, from the sound alone, before the film is
decoded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aemo_studio.analysis.media.container import choose_streams, decoded_sound, opened
from aemo_studio.analysis.media.soundtrack import Soundtrack
from aemo_studio.analysis.media.waveform import PEAKS_HZ, WaveformMaker
from aemo_studio.base.progress import CancelToken

__all__ = ["PART_S", "PEAKS_HZ", "first_peaks"]

_RATE_HZ = 8_000
"""Enough for peaks that are painted a twentieth of a second wide."""

PART_S = 60.0
"""Seconds of the film that are shown at a time."""


def first_peaks(video: Path, cancel: CancelToken) -> Iterator[NDArray[np.float32]]:
    """Yields peaks float32[n, 2], `PEAKS_HZ` a second, from the beginning of the film on; none
    where there is no sound.

    Raises MediaError for a file that cannot be read, Cancelled.
    """
    with opened(video) as container:
        stream = choose_streams(container).audio
        if stream is None:
            return
        sound, maker = Soundtrack(_RATE_HZ, None), WaveformMaker(_RATE_HZ)
        start_s = (container.start_time or 0) / 1e6
        shown_s = 0.0
        for frames in decoded_sound(container, stream):
            cancel.check()
            for frame in frames or ():
                time_s = None if frame.time is None else frame.time - start_s
                for block in sound.feed(time_s, frame):
                    maker.add(block.samples)
            if sound.end_s - shown_s >= PART_S:
                shown_s = sound.end_s
                yield maker.take()
        for block in sound.finish(sound.end_s):
            maker.add(block.samples)
        yield maker.take()
