"""Keeps the sound of an audio track in a temporary file until it is known whether it is needed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from aemo_studio.analysis.media.legs import LegMixer, Samples
from aemo_studio.base.errors import OutputError

_BYTES = 2


class SoundStore:
    """Keeps float32 samples at half precision (11 bits at any level). Silence takes no room."""

    def __init__(self) -> None:
        self.count = 0
        self._file = tempfile.TemporaryFile(prefix="aemo-studio-")  # noqa: SIM115 - see close

    def add(self, samples: Samples) -> None:
        """Takes the next float32[n] samples. Raises OutputError where there is no room."""
        if samples.any():
            try:
                self._file.seek(self.count * _BYTES)
                self._file.write(samples.astype(np.float16).tobytes())
            except OSError as error:
                raise OutputError.from_os_error(Path(tempfile.gettempdir()), error) from error
        self.count += len(samples)

    def read(self, start: int, count: int) -> Samples:
        """Reads `count` samples from `start` on; what lies beyond the end is silence."""
        self._file.seek(start * _BYTES)
        found = np.frombuffer(self._file.read(count * _BYTES), np.float16)
        return np.pad(found.astype(np.float32), (0, count - len(found)))

    def close(self) -> None:
        """Deletes the file."""
        self._file.close()


def mixed(stores: Sequence[SoundStore], rate_hz: int, block_s: float = 0.5) -> Iterator[Samples]:
    """Yields the mix of several tracks, block by block: silent ones make no other softer, and
    those of opposite polarity do not cancel."""
    total = max((store.count for store in stores), default=0)
    block = round(block_s * rate_hz)
    mixer = LegMixer(np.full(len(stores), 1 / max(1, len(stores))), rate_hz, independent=True)
    for start in range(0, total, block):
        count = min(block, total - start)
        yield mixer.mix(np.stack([store.read(start, count) for store in stores]))
