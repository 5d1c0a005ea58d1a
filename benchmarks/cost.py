"""Measures what the models cost: speech in seconds of sound, faces in faces, per second.

    python -m benchmarks.cost [--seconds 300] [--faces 320] [--threads N]

Each model alone, called as the analysis calls it: sound in half-second blocks through the
whole speech stage, of one film and of as many at once as there are cores; faces in batches
through the CNN, then frames through the whole face stage with its landmarker. By the clock,
and by the processor's time, which other programs on a busy machine lengthen less. Writes
docs/measured/cost.json. Needs the models.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing.synchronize import Barrier
from typing import Any

import numpy as np
import torch

from aemo_studio.analysis.face.analyser import BATCH, FaceAnalyser
from aemo_studio.analysis.face.crops import CROP_SIZE, EXPRESSION_SIZE, aligned_crop
from aemo_studio.analysis.face.landmarks import FaceLandmarks
from aemo_studio.analysis.face.model import Crops, FaceModel
from aemo_studio.analysis.face.search import FaceSearch
from aemo_studio.analysis.speech.analyser import SpeechAnalyser
from aemo_studio.analysis.speech.detection import SpeechDetector
from aemo_studio.analysis.speech.device import encoders_at_once, numpy_on_one_core
from aemo_studio.analysis.speech.logmel import RATE_HZ
from aemo_studio.base.atomic_write import write_atomic
from aemo_studio.base.cores import cores_in_use
from aemo_studio.base.errors import StudioError
from aemo_studio.base.resources import home
from aemo_studio.domain.emotion import FloatArray, n_cells
from benchmarks.report import processor
from tests.films import face_picture, talk
from tests.media_factory import Picture

TARGET_SPEECH = 60.0
TARGET_FACES = 150.0
ONE_FILM = "speech stage, one film"
FILM_EACH = "speech stage, a film on each core"
OUTPUT = home() / "docs" / "measured" / "cost.json"

BLOCK = RATE_HZ // 2
"""Samples that the decoder hands over at a time."""

FRAME = (1280, 720)
"""What the decoder makes of a larger frame for the face stage."""


@dataclass(frozen=True)
class Cost:
    """The cost of one kind of work."""

    what: str
    #: Seconds of sound, or faces.
    amount: float
    #: Seconds by the clock.
    wall_s: float
    #: Seconds of the processor, all threads of the process together.
    cpu_s: float
    #: Threads that compute.
    threads: int

    @property
    def per_second(self) -> float:
        return self.amount / self.wall_s

    @property
    def per_cpu_second(self) -> float:
        return self.amount / self.cpu_s

    def to_json(self) -> dict[str, Any]:
        rates = {"per_second": self.per_second, "per_cpu_second": self.per_cpu_second}
        return {key: _rounded(value) for key, value in {**asdict(self), **rates}.items()}


def main() -> int:
    options = _options()
    try:
        with numpy_on_one_core():  # as in the analysis
            costs = [
                *speech_costs(options.seconds, options.threads),
                *face_costs(options.faces),
            ]
    except StudioError as error:
        print(error.message, file=sys.stderr)
        return error.exit_code
    found = summary(costs)
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(OUTPUT, (json.dumps(found, indent=2) + "\n").encode())
    print(json.dumps(found, indent=2))
    return 0


def summary(costs: list[Cost]) -> dict[str, Any]:
    """Collects for docs/measured: where, against what, and every cost."""
    return {
        "processor": processor(),
        "cores": cores_in_use(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "targets": {"speech_s_per_s": TARGET_SPEECH, "faces_per_s": TARGET_FACES},
        "costs": [cost.to_json() for cost in costs],
    }


def speech_costs(seconds: float, threads: int) -> Iterator[Cost]:
    """Measures sound full of speech, with as many encoders as the analysis takes, and with
    `threads` of them if those are others."""
    sound = np.resize(talk(), round(seconds * RATE_HZ))
    torch.set_num_threads(1)
    detect = partial(_detect, SpeechDetector(), sound)
    yield measured("speech detection alone", seconds, detect, threads=1)
    usual = encoders_at_once("cpu")
    for count in dict.fromkeys((usual, threads or usual)):
        work = partial(_listen, SpeechAnalyser("cpu", count), sound)
        yield measured(ONE_FILM, seconds, work, threads=count)
    yield a_film_on_each_core(sound)


def a_film_on_each_core(sound: FloatArray) -> Cost:
    """Measures the speech stage in as many processes as there are cores, of one thread each."""
    films = cores_in_use()
    context = multiprocessing.get_context("spawn")
    with context.Pool(films, _meet_at, (context.Barrier(films),)) as pool:
        costs = pool.map(_one_of_several, [sound] * films, chunksize=1)
    return Cost(
        FILM_EACH,
        sum(cost.amount for cost in costs),
        max(cost.wall_s for cost in costs),
        sum(cost.cpu_s for cost in costs),
        films,
    )


_barrier: list[Barrier] = []


def _meet_at(barrier: Barrier) -> None:
    _barrier.append(barrier)


def _one_of_several(sound: FloatArray) -> Cost:
    analyser = SpeechAnalyser("cpu", encoders=1)
    with numpy_on_one_core():
        _barrier[0].wait()
        return measured(
            FILM_EACH, len(sound) / RATE_HZ, partial(_listen, analyser, sound), threads=1
        )


def _detect(detector: SpeechDetector, sound: FloatArray) -> None:
    for block in _blocks(sound):
        detector.add(block)


def _listen(analyser: SpeechAnalyser, sound: FloatArray) -> None:
    for block in _blocks(sound):
        analyser.add(block)
    analyser.finish()
    analyser.result(n_cells(len(sound) / RATE_HZ))


def face_costs(faces: int) -> Iterator[Cost]:
    """Measures the CNN on batches of crops; the whole stage on frames that show one moving face, a
    quarter of the frame high."""
    model = FaceModel.load("cpu")
    frames = [np.roll(face_picture(FRAME), 2 * shift, axis=1) for shift in range(BATCH)]
    faces_seen = _faces_in(frames)
    batches = -(-faces // BATCH)

    def predict() -> None:
        for _ in range(batches):
            model.predict(*faces_seen)

    number = batches * len(faces_seen[0])
    yield measured("face CNN", number, predict, threads=1)
    analyser = FaceAnalyser("cpu")
    work = partial(_look, analyser, frames, batches)
    yield measured("face stage with landmarks", number, work, threads=1)
    analyser.close()


def _faces_in(frames: list[Picture]) -> tuple[Crops, FloatArray, Crops]:
    """Finds the faces of frames: what `FaceModel.predict` takes."""
    finder = FaceLandmarks()
    search = FaceSearch(finder)
    found = [(frame, face) for frame in frames for face in search.find(frame)]
    finder.close()
    small, large = (
        np.stack([aligned_crop(frame, face.landmarks, side) for frame, face in found])
        for side in (CROP_SIZE, EXPRESSION_SIZE)
    )
    return small, np.stack([face.blendshapes for _, face in found]), large


def _blocks(sound: FloatArray) -> Iterator[FloatArray]:
    return (sound[start : start + BLOCK] for start in range(0, len(sound), BLOCK))


def _look(analyser: FaceAnalyser, frames: list[Picture], times: int) -> None:
    for number in range(times * len(frames)):
        analyser.add(number / 10, frames[number % len(frames)])


def measured(what: str, amount: float, work: Callable[[], object], *, threads: int) -> Cost:
    """Measures the cost of `work`, which processes `amount` on so many threads."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(
        what,
        amount,
        time.perf_counter() - wall,
        time.process_time() - cpu,
        threads,
    )


def _rounded(value: object) -> object:
    return round(value, 2) if isinstance(value, float) else value


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times the speech and face models alone.")
    parser.add_argument("--seconds", type=float, default=300.0, help="of sound")
    parser.add_argument("--faces", type=int, default=320)
    parser.add_argument("--threads", type=int, default=2, help="encoders of a second speech run")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
