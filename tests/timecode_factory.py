"""Films that carry a timecode, made at test time."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.stream import VideoStream

NTSC_30 = Fraction(30000, 1001)
NTSC_60 = Fraction(60000, 1001)


def film_with_timecode(path: Path, timecode: str, rate: Fraction | int = 25) -> Path:
    """Ten frames in a file (QuickTime, MXF …) with a timecode track; a `;` marks drop-frame."""
    with av.open(str(path), "w") as container:
        codec = "mpeg2video" if path.suffix == ".mxf" else "mpeg4"
        stream = container.add_stream(codec, rate=rate)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.metadata["timecode"] = timecode
        for _ in range(10):
            frame = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
