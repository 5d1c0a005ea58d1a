"""Measures what a look for faces takes of the processor, as shipped and with everything searched.

    python -m benchmarks.looks [--video FILE] [--dry]

Both ways take turns on the same pictures, a few seconds of the film each. Writes docs/speed.md,
except with --dry. Needs the models; the film, easy to decode and with a face throughout, is made on
the first call.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from unittest.mock import patch

from aemo_studio.analysis.face.analyser import FaceAnalyser
from aemo_studio.analysis.face.following import FollowedFace
from aemo_studio.analysis.media.decode import DecodePlan, decode
from aemo_studio.analysis.media.frames import SampledFrame
from aemo_studio.analysis.media.probe import probe
from aemo_studio.analysis.speech.device import numpy_on_one_core
from aemo_studio.base.progress import CancelToken, silent
from aemo_studio.domain.project import AnalysisSettings
from benchmarks.clip import easy_minute
from benchmarks.report import machine, table, write_section

RATE_HZ = AnalysisSettings().face_rate_hz

BATCH = 16
"""Pictures from one turn to the next; decoding them is not measured."""


@dataclass
class Way:
    """A way to look for faces, and what it has taken so far."""

    name: str
    analyser: FaceAnalyser
    #: Under which it looks.
    setting: AbstractContextManager[object]
    processor_s: float = 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--video", type=Path, help="another film than the one made for this")
    parser.add_argument("--dry", action="store_true", help="leave docs/speed.md as it is")
    options = parser.parse_args()
    film = options.video or easy_minute()
    with closing(FaceAnalyser("cpu")) as all_searched, closing(FaceAnalyser("cpu")) as shipped:
        ways = [
            Way("everything searched in every look", all_searched, _nobody_followed()),
            Way("**as shipped**", shipped, nullcontext()),
        ]
        with numpy_on_one_core():
            looks = _look(film, ways)
    body = report(film, ways, looks)
    print(body)
    if not options.dry:
        write_section("Faces", body)
    return 0


def report(film: Path, ways: list[Way], looks: int) -> str:
    """Writes Markdown: on what was measured, and what a look takes."""
    first = ways[0].processor_s
    rows = [
        (way.name, f"{1e3 * way.processor_s / looks:.1f}", f"{way.processor_s / first:.2f}")
        for way in ways
    ]
    return "\n\n".join(
        (
            f"{machine()}.",
            f"{film.name}: {looks} looks, {RATE_HZ:g} a second; decoding is not counted.",
            table(("the face stage", "ms of the processor a look", "of the first"), rows),
            "`python -m benchmarks.looks` measures this.",
        )
    )


def _look(film: Path, ways: list[Way]) -> int:
    looks, sampled = 0, _sampled(film)
    while pictures := list(islice(sampled, BATCH)):
        looks += len(pictures)
        for way in ways:
            _measured(way, pictures)
    return looks


def _measured(way: Way, pictures: list[SampledFrame]) -> None:
    with way.setting:
        before = time.process_time()
        for picture in pictures:
            way.analyser.add(picture.time_s, picture.rgb)
        way.processor_s += time.process_time() - before


def _nobody_followed() -> AbstractContextManager[object]:
    return patch.object(FollowedFace, "follow", lambda _face, _greys: None)


def _sampled(film: Path) -> Iterator[SampledFrame]:
    plan = DecodePlan(face_rate_hz=RATE_HZ, audio_tracks=())
    items = decode(probe(film), plan, cancel=CancelToken(), report=silent)
    return (item for item in items if isinstance(item, SampledFrame))


if __name__ == "__main__":
    raise SystemExit(main())
