"""Watching and listening: one decode pass, shared by everything that looks and hears."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace

from aemo_studio.analysis.face.pipeline import FaceAnalyser
from aemo_studio.analysis.media.decode import DecodePlan, Decoder, Item, decode
from aemo_studio.analysis.media.film import SampledFrame, SmallFrame
from aemo_studio.analysis.media.shots import ShotFinder
from aemo_studio.analysis.media.soundtrack import AudioBlock
from aemo_studio.analysis.media.thumbnails import ThumbnailMaker
from aemo_studio.analysis.media.waveform import WaveformMaker
from aemo_studio.analysis.speech.device import numpy_on_one_core
from aemo_studio.analysis.speech.stream import SpeechAnalyser
from aemo_studio.base.progress import CancelToken, Eta, Event, Partial, Progress, Reporter
from aemo_studio.base.threads import Worker
from aemo_studio.base.timings import Timings
from aemo_studio.domain.emotion import EmotionTrack, FloatArray, n_cells
from aemo_studio.domain.project import AnalysisSettings
from aemo_studio.domain.scene import Shot
from aemo_studio.domain.video import FaceTrack, Thumbnail, VideoInfo, Waveform

FACES_AHEAD = 8
SOUND_AHEAD = 32
"""Sampled frames (2.8 MB each) and audio blocks that may wait for their worker."""

TELL_EVERY_S = 0.25
PARTIAL_EVERY_S = 0.5
"""Seconds by the wall clock between reports of progress, and of partial scores."""

LAST_STAGE_AT = 0.98
"""Share of the whole that the decode pass is, as shown to the user."""


@dataclass(frozen=True, eq=False)
class Perceived:
    """What one pass over a film found. `video` has the true duration."""

    video: VideoInfo
    speech: EmotionTrack
    face: EmotionTrack
    faces: tuple[FaceTrack, ...]
    shots: tuple[Shot, ...]
    thumbnails: tuple[Thumbnail, ...]
    waveform: Waveform


@dataclass(frozen=True, eq=False)
class _Senses:
    """Those who take the items of the pass."""

    cuts: ShotFinder
    thumbnails: ThumbnailMaker
    waveform: WaveformMaker
    face: FaceAnalyser
    speech: SpeechAnalyser


def perceive(
    info: VideoInfo,
    settings: AnalysisSettings,
    *,
    device: str,
    report: Reporter,
    cancel: CancelToken,
    timings: Timings,
) -> Perceived:
    """Decode the film once and give every part its share.

    Raises MediaError if nothing decodes, ModelError, Cancelled.
    """
    teller = _Teller(report, info.duration_s)
    plan = DecodePlan(face_rate_hz=settings.face_rate_hz)
    with ExitStack() as stack:
        with timings.stage("models"):
            face = stack.enter_context(closing(FaceAnalyser(device)))
            speech = stack.enter_context(closing(SpeechAnalyser(device)))
            senses = _Senses(
                cuts=ShotFinder(),
                thumbnails=ThumbnailMaker(info.duration_s),
                waveform=WaveformMaker(plan.audio_rate_hz),
                face=face,
                speech=speech,
            )
        stack.enter_context(_no_search_of_old_objects())
        stack.enter_context(numpy_on_one_core())
        items = decode(info, plan, cancel=cancel, report=teller.tell)
        _run(items, senses, teller, cancel, timings)
        return _collect(info, items, senses, timings, teller)


@contextmanager
def _no_search_of_old_objects() -> Iterator[None]:
    """Every face brings 500 objects, and with them Python looks for garbage among the half
    million of the libraries, which stay; that stops all threads."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _run(
    items: Decoder, senses: _Senses, teller: _Teller, cancel: CancelToken, timings: Timings
) -> None:
    """The pass itself, with a thread for faces and one for speech."""

    def look(frame: SampledFrame) -> None:
        cancel.check()
        senses.face.add(frame.time_s, frame.rgb)
        if teller.due("face"):
            teller.partial("face", *senses.face.partial())

    def hear(block: AudioBlock) -> None:
        cancel.check()
        senses.speech.add(block.samples)
        if teller.due("speech"):
            teller.partial("speech", *senses.speech.partial())

    with (
        Worker("faces", look, FACES_AHEAD) as faces,
        Worker("speech", hear, SOUND_AHEAD) as speech,
    ):
        for item in _timed(items, timings):
            _hand_over(item, senses, faces, speech, timings)
            teller.at(item.time_s)
        with timings.stage("waiting"):
            speech.finish()
            faces.finish()
    senses.speech.finish()
    timings.add("faces", faces.busy_s)
    timings.add("speech", speech.busy_s)


def _timed(items: Decoder, timings: Timings) -> Iterator[Item]:
    """The items, with the time that the decoder took for them."""
    stream = iter(items)
    while True:
        with timings.stage("decode"):
            item = next(stream, None)
        if item is None:
            return
        yield item


def _hand_over(
    item: Item,
    senses: _Senses,
    faces: Worker[SampledFrame],
    speech: Worker[AudioBlock],
    timings: Timings,
) -> None:
    if isinstance(item, SmallFrame):
        with timings.stage("shots"):
            senses.cuts.add(item.time_s, item.bgr)
    elif isinstance(item, SampledFrame):
        with timings.stage("thumbnails"):
            senses.thumbnails.add(item.time_s, item.rgb)
        with timings.stage("waiting"):
            faces.put(item)
    else:
        with timings.stage("waveform"):
            senses.waveform.add(item.samples)
        with timings.stage("waiting"):
            speech.put(item)


def _collect(
    info: VideoInfo, items: Decoder, senses: _Senses, timings: Timings, teller: _Teller
) -> Perceived:
    summary = items.summary
    cells = n_cells(summary.end_s)
    shots = senses.cuts.finish(summary.end_s)
    teller.stage("speech", LAST_STAGE_AT)
    with timings.stage("speech"):
        speech = senses.speech.result(cells)
    teller.stage("faces", 0.99)
    with timings.stage("faces"):
        face, faces = senses.face.result(shots, cells, senses.speech.coverage(cells))
    teller.stage("scenes", 1.0)
    return Perceived(
        video=replace(
            info,
            duration_s=summary.end_s,
            variable_rate=info.variable_rate or summary.variable_rate,
        ),
        speech=speech,
        face=face,
        faces=faces,
        shots=shots,
        thumbnails=senses.thumbnails.finish(),
        waveform=senses.waveform.finish(),
    )


class _Teller:
    """Progress and partial results to the Reporter, one call at a time, not too often."""

    def __init__(self, report: Reporter, duration_s: float) -> None:
        self._report = report
        self._duration_s = max(duration_s, 1e-6)
        self._lock = threading.Lock()
        self._eta = Eta()
        self._told = 0.0
        self._furthest = 0.0
        self._partial_told: dict[str, float] = {}

    def tell(self, event: Event) -> None:
        with self._lock:
            self._report(event)

    def at(self, time_s: float) -> None:
        """The pass has come to this time of the film. Picture and sound take turns, one a
        little behind the other; what is told never goes back."""
        self._furthest = max(self._furthest, time_s)
        now = time.monotonic()
        if now - self._told >= TELL_EVERY_S:
            self._told = now
            done = min(self._furthest / self._duration_s, 1.0) * LAST_STAGE_AT
            self.tell(Progress("film", done, self._eta.left_s(done)))

    def stage(self, name: str, done: float) -> None:
        self.tell(Progress(name, done, self._eta.left_s(done)))

    def due(self, track: str) -> bool:
        """Whether it is time for a partial result of this track; if so, the time starts anew."""
        now = time.monotonic()
        if now - self._partial_told.get(track, 0.0) < PARTIAL_EVERY_S:
            return False
        self._partial_told[track] = now
        return True

    def partial(self, track: str, start: int, scores: FloatArray) -> None:
        """EmotionScores float32[n, 8] from cell `start` on; nothing to tell where n is 0."""
        if len(scores):
            self.tell(Partial(track, start, scores))
