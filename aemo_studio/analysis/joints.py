"""What the sections of a film share while they are analysed at the same time, and how they are
compared where they meet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import zip_longest
from queue import Empty, SimpleQueue
from typing import Generic, TypeAlias, TypeVar

import numpy as np

from aemo_studio.analysis.media.ending import true_end_s
from aemo_studio.analysis.media.frames import SmallFrame
from aemo_studio.analysis.media.sections import (
    OVERLAP_S,
    FilmSection,
    NotJoinableError,
    SectionFacts,
)
from aemo_studio.domain.video import VideoInfo

POLL_S = 0.1

T = TypeVar("T")

Queued: TypeAlias = "SimpleQueue[SmallFrame | None]"


@dataclass(eq=False)
class Running(Generic[T]):
    """A section that is analysed or waits for that."""

    #: Which.
    section: FilmSection
    #: Takes its small frames; None behind the last.
    queue: Queued
    #: What else it gives.
    result: Future[T]

    def frames(self, check: Callable[[], None]) -> Iterator[SmallFrame]:
        """Yields the small frames as they come. check: raises where there will be no more."""
        while True:
            try:
                frame = self.queue.get(timeout=POLL_S)
            except Empty:
                check()
                continue
            if frame is None:
                return
            yield frame


class FilmEnd:
    """Computes the end of the film, for which the ends of the picture and of the sound are needed;
    who asks waits for the other."""

    def __init__(self, info: VideoInfo, check: Callable[[], None]) -> None:
        self._info = info
        self._check = check
        self._picture: Future[float | None] = Future()
        self._sound: Future[float | None] = Future()

    def of_picture(self, last_s: float) -> float:
        """Computes it where the last frame is displayed from this time."""
        if self._picture.done():
            raise NotJoinableError("two sections end the film")
        self._picture.set_result(last_s)
        return self.computed()

    def of_no_picture(self) -> None:
        """Notes that no section has a frame, unless one had."""
        if not self._picture.done():
            self._picture.set_result(None)

    def of_sound(self, end_s: float | None) -> float:
        """Computes it where the sound ends at this time; None without sound."""
        self._sound.set_result(end_s)
        return self.computed()

    def computed(self) -> float:
        """The end in seconds, as soon as both are known."""
        while not (self._picture.done() and self._sound.done()):
            self._check()
            time.sleep(POLL_S / 10)
        return true_end_s(self._info, self._picture.result(), self._sound.result())


def check_overlap(section: FilmSection, before: Sequence[SmallFrame], facts: SectionFacts) -> None:
    """Checks that a section goes on where the one before ends: both decoded the frames between
    them, and these are the same."""
    if section.number == 0 or facts.last_s is None:
        return
    held = [frame for frame in before if frame.time_s >= section.start_s - OVERLAP_S]
    pairs = list(zip_longest(held, facts.overlap))
    if not pairs or not all(a and b and _same(a, b) for a, b in pairs):
        raise NotJoinableError("the frames at its beginning differ")


def _same(one: SmallFrame, other: SmallFrame) -> bool:
    return one.time_s == other.time_s and np.array_equal(one.bgr, other.bgr)
