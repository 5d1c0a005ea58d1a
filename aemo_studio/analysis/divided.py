"""Analyses several sections of a film at the same time and puts them together again.

Each section has a thread that decodes its picture and looks for the faces in it; one more thread
decodes the sound of the whole film. The small frames of all are taken in order, as if one thread
had decoded them.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Semaphore

import numpy as np

from aemo_studio.analysis.face.analyser import FaceAnalyser, FacePart
from aemo_studio.analysis.joints import POLL_S, FilmEnd, Queued, Running, check_overlap
from aemo_studio.analysis.media.decode import (
    DecodePlan,
    DecodeSummary,
    decoder_threads,
    small_pictures,
)
from aemo_studio.analysis.media.ending import check_end
from aemo_studio.analysis.media.frames import SampledFrame, SmallFrame
from aemo_studio.analysis.media.pictures import SmallPictures
from aemo_studio.analysis.media.sections import (
    FilmSection,
    SectionDecoder,
    SectionFacts,
    section_number,
    sections,
)
from aemo_studio.analysis.media.sound_decode import decode_sound
from aemo_studio.analysis.media.soundtrack import AudioBlock
from aemo_studio.analysis.media.thumbnails import ThumbnailMaker
from aemo_studio.analysis.pass_progress import ProgressReporter
from aemo_studio.base.progress import CancelToken
from aemo_studio.domain.video import Thumbnail, VideoInfo

_MOST_OVERLAPPING = 200


@dataclass(frozen=True, eq=False)
class SectionResult:
    """What one section of a film gives beside its small frames."""

    #: What decoding found.
    facts: SectionFacts
    #: The faces in it.
    faces: FacePart
    #: Its pictures for the timeline.
    thumbnails: tuple[Thumbnail, ...]


class DividedFilm:
    """A film whose sections are analysed at the same time by so many `workers`.

    Call `run` once; then `summary` tells what decoding found. It raises NotJoinableError where the
    sections are not what one decode of the whole film gives, and Cancelled.
    """

    def __init__(
        self,
        info: VideoInfo,
        plan: DecodePlan,
        workers: int,
        cancel: CancelToken,
        reporter: ProgressReporter,
    ) -> None:
        self._info = info
        self._plan = plan
        self._sections = sections(info.duration_s)
        self._workers = min(workers, len(self._sections))
        self._cancel = cancel
        self._stop = CancelToken()
        self._reporter = reporter
        self._end = FilmEnd(info, self._check)
        self._analysers: SimpleQueue[FaceAnalyser] = SimpleQueue()
        # How far the sections may be ahead of the one that is taken.
        self._ahead = Semaphore(self._workers + 1)
        self._done_s = [0.0] * len(self._sections)
        self._facts: list[SectionFacts] = []
        self._summary: DecodeSummary | None = None
        self.busy_s = 0.0

    @property
    def summary(self) -> DecodeSummary:
        """What decoding found. Raises RuntimeError before `run` has ended."""
        if self._summary is None:
            raise RuntimeError("the summary is known after the last frame")
        return self._summary

    def small_pictures(self) -> SmallPictures:
        """Makes a converter of the film's small frames."""
        return small_pictures(self._info, self._plan)

    def run(
        self,
        face: FaceAnalyser,
        hear: Callable[[AudioBlock], None],
        join: Callable[[SectionResult], None],
    ) -> Generator[SmallFrame]:
        """Yields the small frames of the whole film in order.

        face: of which others are made. hear: takes the sound, on another thread. join: takes what
        else the sections give, in order.
        """
        with ExitStack() as stack:
            for _ in range(self._workers):
                self._check()
                self._analysers.put(stack.enter_context(closing(face.another())))
            pool = stack.enter_context(ThreadPoolExecutor(self._workers + 1, "section"))
            stack.callback(self._stop.cancel)
            sound = pool.submit(self._decode_sound, hear)
            yield from self._joined(pool, sound, join)
            self._end.of_no_picture()
            sound.result()
        self._summarise()

    def _joined(
        self,
        pool: ThreadPoolExecutor,
        sound: Future[None],
        join: Callable[[SectionResult], None],
    ) -> Generator[SmallFrame]:
        running = [self._begun(pool, section) for section in self._sections]
        recent: deque[SmallFrame] = deque(maxlen=_MOST_OVERLAPPING)
        for one in running:
            before = tuple(recent)
            for frame in one.frames(partial(self._check_running, one, sound)):
                recent.append(frame)
                yield frame
            result = one.result.result()
            check_overlap(one.section, before, result.facts)
            join(result)
            self._facts.append(result.facts)
            self._ahead.release()

    def _begun(self, pool: ThreadPoolExecutor, section: FilmSection) -> Running[SectionResult]:
        queue: Queued = SimpleQueue()
        return Running(section, queue, pool.submit(self._analyse, section, queue))

    def _analyse(self, section: FilmSection, queue: Queued) -> SectionResult:
        """Decodes one section and looks for faces in it, on a thread of the pool."""
        try:
            while not self._ahead.acquire(timeout=POLL_S):
                self._check()
            self._check()
            analyser = self._analysers.get()
            started = time.perf_counter()
            try:
                return self._analysed(section, queue, analyser)
            finally:
                self.busy_s += time.perf_counter() - started
                self._analysers.put(analyser)
        finally:
            queue.put(None)

    def _analysed(
        self, section: FilmSection, queue: Queued, analyser: FaceAnalyser
    ) -> SectionResult:
        thumbnails: ThumbnailMaker | None = None
        threads = max(1, decoder_threads() // self._workers)
        decoder = SectionDecoder(
            self._info,
            self._plan,
            section,
            threads=threads,
            check=self._check,
            end_s=self._end.of_picture,
        )
        for item in decoder:
            if isinstance(item, SampledFrame):
                thumbnails = thumbnails or self._thumbnail_maker(item.time_s)
                thumbnails.add(item.time_s, item.rgb)
                analyser.add(item.time_s, item.rgb, section_number(item.shown_s))
            else:
                queue.put(item)
                self._note_position(section, item.time_s)
        made = thumbnails.finish() if thumbnails is not None else ()
        return SectionResult(decoder.facts, analyser.take_part(), made)

    def _thumbnail_maker(self, first_s: float) -> ThumbnailMaker:
        """Makes a maker that goes on from this time, where others took the samples before."""
        maker = ThumbnailMaker(self._info.duration_s)
        for number in range(round(first_s * self._plan.face_rate_hz)):
            maker.pass_over(number / self._plan.face_rate_hz)
        return maker

    def _decode_sound(self, hear: Callable[[AudioBlock], None]) -> None:
        for block in decode_sound(
            self._info, self._plan, check=self._check, end_s=self._end.of_sound
        ):
            hear(block)

    def _note_position(self, section: FilmSection, time_s: float) -> None:
        self._done_s[section.number] = time_s - section.start_s
        self._reporter.position(sum(self._done_s))

    def _check(self) -> None:
        self._cancel.check()
        self._stop.check()

    def _check_running(self, one: Running[SectionResult], sound: Future[None]) -> None:
        """Raises what ended the work on a section or on the sound."""
        self._check()
        for future in (one.result, sound):
            if future.done():
                future.result()

    def _summarise(self) -> None:
        facts = self._facts
        end_s = self._end.computed()
        left_out_s = np.concatenate([np.array(one.left_out_s, np.float64) for one in facts])
        self._summary = DecodeSummary(
            end_s=end_s,
            frames=sum(one.frames for one in facts),
            left_out_s=np.sort(left_out_s),
            variable_rate=any(one.variable_rate for one in facts),
            damaged=0,
            ends_early=check_end(self._info, end_s, self._reporter.send),
        )
