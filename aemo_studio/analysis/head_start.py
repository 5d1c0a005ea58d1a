"""Decodes the beginning of a film while libraries and models load."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from types import TracebackType

from aemo_studio.analysis.media.audio_tracks import wanted_tracks
from aemo_studio.analysis.media.decode import DecodePlan, Decoder, Item, decode
from aemo_studio.analysis.media.frames import SampledFrame
from aemo_studio.analysis.media.pictures import opencv_on_one_core
from aemo_studio.base.heaps import limit_heaps, trim_heaps
from aemo_studio.base.progress import CancelToken, Event, Reporter
from aemo_studio.domain.project import AnalysisSettings
from aemo_studio.domain.video import VideoInfo

MOST_SAMPLED, MOST_BYTES = 32, 45_000_000
"""Sampled frames (1.4 MB each, twice as much of 10 bits) that may be decoded before somebody takes
them."""


class HeadStart:
    """A film that is decoded on a thread inside the `with` block, until somebody takes its items.

    Without the block, `items` decodes all of it. What decoding reports or raises waits for
    `items`, too.
    """

    def __init__(self, info: VideoInfo, settings: AnalysisSettings, cancel: CancelToken) -> None:
        tracks = wanted_tracks(info.audio_tracks, settings.audio_track)
        #: What is decoded of it.
        self.plan = DecodePlan(face_rate_hz=settings.face_rate_hz, audio_tracks=tracks)
        self._decoder = decode(info, self.plan, cancel=cancel, report=self._send)
        self._rest = iter(self._decoder)
        self._first: deque[Item] = deque()
        self._error: BaseException | None = None
        self._events: list[Event] = []
        self._report: Reporter = self._events.append
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._run, name="head start", daemon=True)
        #: Seconds that the thread has decoded for.
        self.busy_s = 0.0

    def __enter__(self) -> HeadStart:
        limit_heaps()
        opencv_on_one_core()
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._stop()

    @property
    def decoder(self) -> Decoder:
        """What knows of the film, once all items are taken."""
        return self._decoder

    def items(self, report: Reporter) -> Iterator[Item]:
        """Yields the items of the whole film in order; the thread ends. Raises as Decoder does."""
        self._stop()
        for event in self._events:
            report(event)
        self._report = report
        while self._first:
            yield self._first.popleft()
        trim_heaps()  # of the room that they took
        if self._error is not None:
            raise self._error
        yield from self._rest

    def _send(self, event: Event) -> None:
        self._report(event)

    def _stop(self) -> None:
        self._enough.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        started = time.perf_counter()
        try:
            self._take_first()
        except BaseException as error:
            self._error = error
        self.busy_s = time.perf_counter() - started

    def _take_first(self) -> None:
        sampled = size = 0
        while sampled < MOST_SAMPLED and size < MOST_BYTES and not self._enough.is_set():
            item = next(self._rest, None)
            if item is None:
                return
            if isinstance(item, SampledFrame):
                sampled, size = sampled + 1, size + item.picture.size
            self._first.append(item)
