"""Writes Broadcast Wave files (EBU Tech 3285), 24 bits, with their place on the film's clock.

libav writes sound and `bext`, and RF64 beyond 4 GB. `bext` holds ASCII alone; titles of all scripts
stand in an iXML chunk behind the sound.
"""

from __future__ import annotations

import contextlib
import datetime
import struct
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from aemo_studio import __version__
from aemo_studio.base.errors import OutputError
from aemo_studio.output.export.xmltree import child, document, element
from aemo_studio.output.preview.film_sound import RATE_HZ
from aemo_studio.output.preview.mix import Block

BYTES_PER_SAMPLE = 6
"""Of both channels, 24 bits each."""

_Samples = NDArray[np.int32]
"""int32[1, 2 n], left and right by turns."""

_HIGHEST = 2**23 - 1
_SPARE_BITS = 256
_RIFF_LIMIT = 2**32 - 2**20


@dataclass(frozen=True)
class WaveFacts:
    """What a Broadcast Wave file says about itself."""

    #: One line, in any script.
    description: str
    #: Of the film, one line.
    project: str
    #: Numbers of the scenes, from 1; empty for the whole film.
    scenes: str
    #: Samples from midnight of the timecode to the first one.
    time_reference: int
    #: Frames of timecode a second, exact.
    frame_rate: Fraction
    #: Whether timecode leaves numbers out.
    drop_frame: bool
    #: When it was made; None leaves it out.
    date: datetime.date | None


class BroadcastWave:
    """A file that is written block by block."""

    def __init__(self, path: Path, facts: WaveFacts) -> None:
        self._path, self._facts = path, facts
        self._written = 0
        options = {"write_bext": "1", "rf64": "auto"}
        try:
            self._output = av.open(str(path), "w", format="wav", options=options)
        except OSError as error:
            raise OutputError.from_os_error(path, error) from error
        self._output.metadata.update(_metadata(facts))
        stream = self._output.add_stream("pcm_s24le", rate=RATE_HZ, layout="stereo")
        assert isinstance(stream, AudioStream)
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            with contextlib.suppress(OSError):  # the disk is full, which is known already
                self._output.close()
            return
        try:
            self._output.mux(self._stream.encode(None))
            self._output.close()
            _append_ixml(self._path, _ixml(self._facts))
        except OSError as failure:
            raise OutputError.from_os_error(self._path, failure) from failure

    def write(self, block: Block) -> None:
        """Writes samples, float32[n, 2] in [-1, 1]. Raises OutputError."""
        self._encode(_whole_numbers(block))

    def write_silence(self, count: int) -> None:
        """Writes so many samples of silence. Raises OutputError."""
        self._encode(np.zeros((1, 2 * count), np.int32))

    def _encode(self, samples: _Samples) -> None:
        frame = AudioFrame.from_ndarray(samples, format="s32", layout="stereo")
        frame.sample_rate, frame.pts = RATE_HZ, self._written
        frame.time_base = Fraction(1, RATE_HZ)
        self._written += frame.samples
        try:
            self._output.mux(self._stream.encode(frame))
        except OSError as error:
            raise OutputError.from_os_error(self._path, error) from error


def _whole_numbers(block: Block) -> _Samples:
    """Rounds samples to 24 bits, in the upper ones of 32."""
    rounded = np.rint(np.clip(block.astype(np.float64), -1.0, 1.0) * _HIGHEST)
    return (rounded.astype(np.int32) * _SPARE_BITS).reshape(1, -1)


def _metadata(facts: WaveFacts) -> dict[str, str]:
    date = {"origination_date": facts.date.isoformat()} if facts.date else {}
    return {
        "description": _ascii(facts.description, 256),
        "originator": _ascii(f"AEMO Studio {__version__}", 32),
        "time_reference": str(facts.time_reference),
        "coding_history": f"A=PCM,F={RATE_HZ},W=24,M=stereo\r\n",
        **date,
    }


def _ascii(text: str, longest: int) -> str:
    return text.encode("ascii", "replace").decode()[:longest]


def _ixml(facts: WaveFacts) -> bytes:
    root = element("BWFXML")
    child(root, "IXML_VERSION", "1.52")
    child(root, "PROJECT", facts.project)
    if facts.scenes:
        child(root, "SCENE", facts.scenes)
    child(root, "NOTE", facts.description)
    speed, rate = child(root, "SPEED"), facts.frame_rate
    child(speed, "FILE_SAMPLE_RATE", RATE_HZ)
    child(speed, "AUDIO_BIT_DEPTH", 24)
    child(speed, "TIMECODE_RATE", f"{rate.numerator}/{rate.denominator}")
    child(speed, "TIMECODE_FLAG", "DF" if facts.drop_frame else "NDF")
    high, low = divmod(facts.time_reference, 2**32)
    child(speed, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI", high)
    child(speed, "TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO", low)
    child(speed, "TIMESTAMP_SAMPLE_RATE", RATE_HZ)
    return document(root)


def _append_ixml(path: Path, text: bytes) -> None:
    """Appends the chunk, and counts it in the head; RF64 counts elsewhere and goes without."""
    whole = path.stat().st_size
    if whole > _RIFF_LIMIT:
        return
    padded = text + b" " * (len(text) % 2)
    with path.open("r+b") as file:
        file.seek(0, 2)
        file.write(b"iXML" + struct.pack("<I", len(padded)) + padded)
        length = file.tell() - 8
        file.seek(4)
        file.write(struct.pack("<I", length))
